import type { ShownAdvisory } from '../advisories/index.ts';
import { statesWorstFirst, type VerdictKind } from '../domain/verdict.ts';
import { identityPath } from './identity-path.ts';
import { type Judgement, judge } from './judge.ts';
import { type Subject, titleOf } from './subject.ts';

/** What the maker of the package that owns a component says of an advisory. */
export interface OwnerWord {
  readonly verdict: VerdictKind;
  /** The record that says it. */
  readonly advisory: string;
  readonly reason: string;
}

/**
 * What a distribution says of a flaw in files that its package owns: it repairs them without changing their version, so that only its own records
 * know. Undefined where it says nothing, which leaves the finding as it is.
 *
 * @param owner the package that owns the files
 * @param records of all names of the advisory, those that are only related to it too
 */
export function judgeByOwner(owner: Subject, records: readonly Pick<ShownAdvisory, 'advisory' | 'by' | 'gone'>[]): OwnerWord | undefined {
  const words = records.flatMap(({ advisory, by, gone }): OwnerWord[] => {
    if (gone || advisory.withdrawn !== undefined || advisory.class !== 'vulnerability') return [];
    if (!identityPath(owner, advisory.affected)) return [];
    const found = judge(owner, advisory);
    // An update that repairs many flaws says of each that it is repaired; that it never had one is said by records of that one only.
    const isOfThis = by !== 'related' || advisory.related.length === 1;
    if (isSilent(found) || (found.kind === 'notAffected' && !isOfThis)) return [];
    return [{ verdict: found.kind, advisory: advisory.id, reason: `It is of ${titleOf(owner)}, and ${advisory.id} says: ${found.reason}` }];
  });
  return words.toSorted((a, b) => statesWorstFirst.indexOf(a.verdict) - statesWorstFirst.indexOf(b.verdict))[0];
}

/** A record on another release says nothing of this one. */
function isSilent({ kind, nearMisses }: Judgement): boolean {
  return kind === 'notAffected' && nearMisses.every(({ what }) => what === 'release');
}
