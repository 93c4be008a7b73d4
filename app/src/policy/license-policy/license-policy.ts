import type { Action, Expression } from '../../licenses/index.ts';
import type { LicenseCategory } from './license-category.ts';

/** What a rule speaks of. Texts are in the form in which they are compared: ids and families in lower case, names as `nameKey` gives them. */
export type LicenseSelector =
  /** A licence with a later-version clause or an exception, exactly: `GPL-2.0-only WITH Classpath-exception-2.0`. */
  | { readonly kind: 'term'; readonly term: string }
  /** Any licence with this exception. */
  | { readonly kind: 'exception'; readonly exception: string }
  | { readonly kind: 'id'; readonly id: string }
  /** A licence that has no id, by its name. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'family'; readonly family: string }
  | { readonly kind: 'category'; readonly category: LicenseCategory }
  | { readonly kind: 'any' }
  /** Licences that hold together, or a choice. */
  | { readonly kind: 'expression'; readonly expression: Expression };

/** When a rule holds. Several values of one circumstance are alternatives; what is absent does not matter. */
export interface Circumstances {
  /** Patterns of components, as in `componentPattern`. */
  readonly component?: readonly string[];
  /** Names of assets, with `*`. */
  readonly asset?: readonly string[];
  /** Tags of the asset. */
  readonly tag?: readonly string[];
  readonly exposure?: readonly string[];
  readonly distribution?: readonly string[];
}

export interface LicenseRule {
  /** As verdicts name it. */
  readonly name: string;
  readonly selectors: readonly LicenseSelector[];
  readonly when: Circumstances;
  readonly action: Action;
  readonly reason?: string;
  readonly obligations: readonly string[];
  /** In the policy's file, from 1. */
  readonly line?: number;
  /** Not written in the file itself, but following from what is. */
  readonly derived?: true;
}

/** What an organisation says about licences. */
export interface LicensePolicy {
  readonly name: string;
  /** For a licence that no rule speaks of. */
  readonly unknown: Action;
  /** For a component that tells no licence, NONE or NOASSERTION, where no rule speaks of that. */
  readonly missing: Action;
  readonly rules: readonly LicenseRule[];
  /** Ids by the keys of the names that the policy gives them. */
  readonly names: ReadonlyMap<string, string>;
  /** What is odd about the policy's file, and was read all the same. */
  readonly remarks: readonly { readonly message: string; readonly line?: number }[];
}

/** From best to worst. */
export const severityOfAction: Readonly<Record<Action, number>> = { allow: 0, review: 1, deny: 2 };

/** The worse of two actions. */
export function worseOf(a: Action, b: Action): Action {
  return severityOfAction[b] > severityOfAction[a] ? b : a;
}
