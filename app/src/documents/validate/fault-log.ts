import type { Place } from '../../domain/errors.ts';
import type { Severity } from './verdict.ts';

/** A fault where it was met. */
export interface Fault {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly pointer: string;
  /** Where it stands, where that is known already. */
  readonly place?: Place;
  readonly component?: string;
  /** What makes two faults of a rule the same; where it is not told, the pointer without its positions. */
  readonly cause?: string;
}

/** A fault with the number of times that its cause was met. */
export interface CountedFault extends Fault {
  readonly count: number;
}

/** Gathers faults by their cause, up to a number of causes. */
export class FaultLog {
  readonly #causes = new Map<string, { readonly fault: Fault; count: number }>();
  readonly #limit: number;
  #errors = 0;
  #full = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether one cause more was met than is told: nobody needs to look further. */
  get isFull(): boolean {
    return this.#full;
  }

  get errorCount(): number {
    return this.#errors;
  }

  /** @returns whether to go on looking */
  report(fault: Fault): boolean {
    const cause = `${fault.rule} ${fault.cause ?? fault.pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')}`;
    const known = this.#causes.get(cause);
    if (!known && this.#causes.size >= this.#limit) this.#full = true;
    if (this.#full) return false;
    if (fault.severity === 'error') this.#errors++;
    if (known) known.count++;
    else this.#causes.set(cause, { fault, count: 1 });
    return true;
  }

  faults(): readonly CountedFault[] {
    return [...this.#causes.values()].map(({ fault, count }) => ({ ...fault, count }));
  }
}
