import type { Advisory, AffectedPackage } from '../domain/advisory.ts';
import type { VerdictKind } from '../domain/verdict.ts';
import { judgePackage } from './judge-package.ts';
import { judgeHash, judgeProduct, windowClause } from './judge-product.ts';
import { readSafe, type SafeEntry } from './judge-safe.ts';
import { type NearMiss, type Outcome, outcome } from './outcome.ts';
import { type Subject, titleOf } from './subject.ts';

/** What of an advisory decides. */
export type Judgeable = Pick<Advisory, 'id' | 'class' | 'withdrawn' | 'affected'>;

/** A verdict with all that explains it. */
export interface Judgement extends Outcome {
  /** What nearly matched, of every entry that names the component and did not decide. */
  readonly nearMisses: readonly NearMiss[];
}

/**
 * An advisory affects a component if any of its entries does; it is safe only if none is left undetermined. A statement that this very version
 * is safe goes before a range that holds it, and one on all versions before what is undetermined; but never before its being named as bad.
 */
function rankOf({ kind, exact, stated }: Outcome): number {
  if (exact) {
    if (kind === 'affected') return 0;
    if (stated) return 1;
  }
  if (kind === 'affected') return 2;
  return stated ? 3 : rankOfKind[kind];
}

const rankOfKind: Readonly<Record<VerdictKind, number>> = { affected: 2, undetermined: 4, fixed: 5, notAffected: 6 };

/**
 * What one advisory means for one component, after the OSV specification's evaluation and, for products, after our catalogue's own rules.
 * Pure, never throws, and the same for the same input.
 *
 * @see https://ossf.github.io/osv-schema/#evaluation
 */
export function judge(subject: Subject, advisory: Judgeable): Judgement {
  if (advisory.withdrawn !== undefined) {
    const reason = `${advisory.id} was withdrawn on ${advisory.withdrawn.slice(0, 10)}.`;
    return { ...outcome('notAffected', reason, { clause: `withdrawn ${advisory.withdrawn}` }), nearMisses: [] };
  }
  let decided: Outcome | undefined;
  const nearMisses: NearMiss[] = [];
  for (const entry of advisory.affected) {
    const found = judgeEntry(subject, entry, advisory);
    if (!found) continue;
    if (found.near) nearMisses.push(found.near);
    if (!decided || rankOf(found) < rankOf(decided)) decided = found;
  }
  if (!decided) return { ...outcome('notAffected', `${advisory.id} does not name ${titleOf(subject)}.`), nearMisses };
  return { ...decided, fixed: fixedBy(subject, advisory, decided), nearMisses };
}

/** The versions that have the fix: where the entry that decided names none, those of which others say so. */
function fixedBy(subject: Subject, advisory: Judgeable, { kind, fixed }: Outcome): readonly string[] {
  if (kind === 'fixed' || kind === 'notAffected' || fixed.length > 0) return fixed;
  const stated = advisory.affected.filter(({ safe }) => safe === 'fixed');
  return [...new Set(stated.flatMap((entry) => judgeEntry(subject, entry, advisory)?.fixed ?? []))];
}

function judgeEntry(subject: Subject, entry: AffectedPackage, advisory: Judgeable): Outcome | undefined {
  if (entry.safe === undefined) return judgeNamed(subject, entry, advisory);
  const found = judgeNamed(subject, entry, advisory);
  return found && readSafe(subject, found, entry as SafeEntry);
}

function judgeNamed(subject: Subject, entry: AffectedPackage, advisory: Judgeable): Outcome | undefined {
  const { product } = entry;
  if (entry.ecosystem === undefined || entry.name === undefined)
    return product && judgeProduct(subject, { ...entry, product }, advisory.class);
  const found = judgePackage(subject, entry, advisory.class);
  if (!product) return found;
  const hash = judgeHash(subject, product);
  if (hash) return hash;
  const clause = entry.versions.length + entry.ranges.length === 0 ? windowClause(product) : undefined;
  if (found?.kind !== 'undetermined' || clause === undefined) return found;
  return outcome('undetermined', `${titleOf(subject)} was bad only for a time: ${clause}. Whether it was fetched then is not known.`, {
    clause,
  });
}
