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

/** Gathers faults by their cause, up to a number of causes. Warnings have a limit of their own, at which they are no longer told: they never hide an error. */
export class FaultLog {
  readonly #causes = new Map<string, { readonly fault: Fault; count: number }>();
  readonly #limit: number;
  #errorCauses = 0;
  #warningCauses = 0;
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
    const cause = `${fault.rule} ${fault.severity} ${fault.cause ?? fault.pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')}`;
    const known = this.#causes.get(cause);
    const isError = fault.severity === 'error';
    const isOneMore = !known && (isError ? this.#errorCauses : this.#warningCauses) >= this.#limit;
    if (isOneMore && isError) this.#full = true;
    if (this.#full) return false;
    if (isError) this.#errors++;
    if (known) known.count++;
    else if (!isOneMore) this.#remember(cause, fault);
    return true;
  }

  #remember(cause: string, fault: Fault): void {
    this.#causes.set(cause, { fault, count: 1 });
    if (fault.severity === 'error') this.#errorCauses++;
    else this.#warningCauses++;
  }

  faults(): readonly CountedFault[] {
    return [...this.#causes.values()].map(({ fault, count }) => ({ ...fault, count }));
  }
}
