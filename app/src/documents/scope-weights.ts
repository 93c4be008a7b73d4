import type { Scope } from '../domain/collected.ts';
import type { ComponentDraft } from './reading.ts';

/** How much a scope weighs when relations disagree: what is needed once is needed. */
const weight: Readonly<Record<Scope, number>> = { development: 0, optional: 1, required: 3 };
/** A relation that tells no scope leaves the component without one, unless another needs it outright. */
const untold = 2;

/** Finds the scope of components from those of the relations that lead to them. */
export class ScopeWeights {
  readonly #weights = new Map<ComponentDraft, number>();

  needed(component: ComponentDraft, scope: Scope | undefined): void {
    this.#weights.set(component, Math.max(this.#weights.get(component) ?? 0, scope ? weight[scope] : untold));
  }

  /** Gives every component that something needs the scope that weighs most. */
  settle(): void {
    for (const [component, heaviest] of this.#weights) {
      const scope = (['development', 'optional', 'required'] as const).find((name) => weight[name] === heaviest);
      if (scope) component.scope = scope;
    }
  }
}
