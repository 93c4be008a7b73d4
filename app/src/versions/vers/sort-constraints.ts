import { compareVersions } from '../compare-versions.ts';
import { compareText } from '../text.ts';
import type { Constraint } from './vers.ts';

/**
 * Sorts by version and, at one version, by comparator, so that what ends there stands before what begins. Where a version cannot be ordered
 * the texts decide, so that the canonical form of a range is the same everywhere.
 */
export function sortConstraints(scheme: string, constraints: readonly Constraint[]): readonly Constraint[] {
  const isOrdered = constraints.every(({ version }) => compareVersions(scheme, version, version) === 0);
  const order = (a: string, b: string) => (isOrdered ? compareVersions(scheme, a, b) : undefined) ?? compareText(a, b);
  return constraints.toSorted((a, b) => order(a.version, b.version) || compareText(a.comparator, b.comparator));
}
