import type { Advisory, AffectedPackage } from '../domain/advisory.ts';
import type { VerdictKind } from '../domain/verdict.ts';
import { judgePackage } from './judge-package.ts';
import { judgeHash, judgeProduct, windowClause } from './judge-product.ts';
import { type NearMiss, type Outcome, outcome } from './outcome.ts';
import { type Subject, titleOf } from './subject.ts';

/** What of an advisory decides. */
export type Judgeable = Pick<Advisory, 'id' | 'class' | 'withdrawn' | 'affected'>;

/** A verdict with all that explains it. */
export interface Judgement extends Outcome {
  /** What nearly matched, of every entry that names the component and did not decide. */
  readonly nearMisses: readonly NearMiss[];
}

/** An advisory affects a component if any of its entries does; it is safe only if none is left undetermined. */
const strength: readonly VerdictKind[] = ['affected', 'undetermined', 'fixed', 'notAffected'];

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
  const found = advisory.affected.flatMap((entry) => judgeEntry(subject, entry, advisory) ?? []);
  const decided = strength.flatMap((kind) => found.filter((one) => one.kind === kind))[0];
  if (!decided) return { ...outcome('notAffected', `${advisory.id} does not name ${titleOf(subject)}.`), nearMisses: [] };
  return { ...decided, nearMisses: found.flatMap(({ near }) => near ?? []) };
}

function judgeEntry(subject: Subject, entry: AffectedPackage, advisory: Judgeable): Outcome | undefined {
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
