import type { AffectedPackage } from '../domain/advisory.ts';
import { type Outcome, outcome } from './outcome.ts';
import { type Subject, titleOf } from './subject.ts';

export type SafeEntry = AffectedPackage & { readonly safe: 'fixed' | 'notAffected' };

/**
 * An entry that says what is safe, read as if it said what is affected: what it holds is safe by it, what it does not hold it says nothing of.
 * Where it could not be decided whether it speaks of a component, it is no evidence.
 *
 * @param found how its versions read as an entry of what is affected
 */
export function readSafe(subject: Subject, found: Outcome, { safe, versions }: SafeEntry): Outcome | undefined {
  const title = titleOf(subject);
  if (found.kind === 'affected') {
    const said = safe === 'fixed' ? 'has the fix' : 'is not affected';
    return {
      ...outcome(safe, `The record says of ${title} that it ${said}.`, { stated: true }),
      ...(found.clause === undefined ? {} : { clause: `${safe === 'fixed' ? 'fixed' : 'not affected'}: ${found.clause}` }),
      ...(found.exact ? { exact: true } : {}),
    };
  }
  if (found.kind === 'undetermined') return undefined;
  return outcome('notAffected', `The record does not speak of ${title}.`, {
    ...(found.near ? { near: found.near } : {}),
    ...(safe === 'fixed' ? { fixed: versions } : {}),
  });
}
