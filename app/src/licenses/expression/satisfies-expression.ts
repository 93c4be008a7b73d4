import { compareFamilyVersions, licenseFamily } from '../list/license-family.ts';
import type { Expression, Silence, Term } from './expression.ts';
import { foldExpression, leavesOf } from './fold-expression.ts';
import { normalizeExpression } from './normalize-expression.ts';

/**
 * Whether an expression can be met with the given licences alone: each AND needs all of its parts, an OR any one.
 *
 * A licence with a later-version clause is met by an accepted later version, and an accepted `-or-later` (or `+`) covers every later version
 * of its family. An exception counts as a part of its licence: `GPL-2.0-only WITH Classpath-exception-2.0` is met by itself only, never by
 * `GPL-2.0-only`. NONE, NOASSERTION and ids on no list are met by nothing.
 *
 * @param accepted expressions whose terms are all accepted
 */
export function satisfiesExpression(expression: Expression, accepted: readonly Expression[]): boolean {
  const terms = accepted.flatMap((one) => leavesOf(normalizeExpression(one)));
  return foldExpression<boolean>(
    normalizeExpression(expression),
    (leaf) => terms.some((term) => covers(term, leaf)),
    (kind, values) => (kind === 'and' ? values.every(Boolean) : values.some(Boolean)),
  );
}

/** Whether accepting `accepted` is enough for `wanted`. Both in their present spelling (`normalizeExpression`). */
export function covers(accepted: Term | Silence, wanted: Term | Silence): boolean {
  if (accepted.kind !== 'term' || wanted.kind !== 'term' || !accepted.known || !wanted.known) return false;
  if (accepted.exception !== wanted.exception) return false;
  if (accepted.license === wanted.license) return true;
  const [a, w] = [licenseFamily(accepted.license), licenseFamily(wanted.license)];
  if (!a || !w || a.family !== w.family) return false;
  const [aLater, wLater] = [a.orLater || accepted.orLater, w.orLater || wanted.orLater];
  const order = compareFamilyVersions(a.version, w.version);
  if (order === 0) return aLater || wLater || a.orLater === w.orLater;
  return order < 0 ? aLater : wLater;
}
