import type { AdvisoryClass } from '../../domain/advisory.ts';
import type { VerdictKind } from '../../domain/verdict.ts';
import type { VexStatement } from '../../domain/vex.ts';
import { namesProduct, type VexSubject } from './names-product.ts';

/** What people say about a finding, and whether it counts. */
export interface VexDecision {
  /** The statement that decides; of several authors the one that is least sure. */
  readonly statement: VexStatement;
  /** What the finding is by it. */
  readonly verdict: VerdictKind;
  /** Whether it decides: of a compromise or malware a statement is shown and changes nothing. */
  readonly believed: boolean;
}

/** @param ids all names of the advisory */
export type VexJudge = (ids: readonly string[], advisoryClass: AdvisoryClass, subject: VexSubject) => VexDecision | undefined;

const verdicts: Readonly<Record<VexStatement['status'], VerdictKind>> = {
  affected: 'affected',
  underInvestigation: 'undetermined',
  fixed: 'fixed',
  notAffected: 'notAffected',
};

/** Where authors disagree, nobody has shown that it is safe. */
const leastSure: readonly VerdictKind[] = ['affected', 'undetermined', 'fixed', 'notAffected'];

/** What is bad on purpose is not made harmless by a statement. */
const unforgiven: ReadonlySet<AdvisoryClass> = new Set<AdvisoryClass>(['compromise', 'malware']);

/**
 * Judges findings by statements: of each author the newest counts, and among authors the one that is least sure.
 *
 * @param now milliseconds since the epoch: what has expired by then, or is from later, does not count
 */
export function vexJudge(statements: readonly VexStatement[], now: number): VexJudge {
  const byId = new Map<string, VexStatement[]>();
  for (const statement of statements) {
    if (!holdsAt(statement, now)) continue;
    for (const id of new Set(statement.vulnerability.map((one) => one.toLowerCase()))) {
      const known = byId.get(id);
      if (known) known.push(statement);
      else byId.set(id, [statement]);
    }
  }
  return (ids, advisoryClass, subject) => {
    const named = new Set(ids.flatMap((id) => byId.get(id.toLowerCase()) ?? []));
    return decideAmong(
      [...named].filter((statement) => speaksOf(statement, subject)),
      advisoryClass,
    );
  };
}

export function speaksOf({ products, place }: VexStatement, subject: VexSubject): boolean {
  return products.some((product) => namesProduct(product, subject, place.path));
}

/** Whether a statement holds at a moment: it is not from later, and has not expired. @param now milliseconds since the epoch */
export function holdsAt({ time, expires }: VexStatement, now: number): boolean {
  return (expires ?? Number.POSITIVE_INFINITY) > now && (time ?? 0) <= now;
}

/** What decides of statements that all speak of one finding and hold: of each author the newest, and of those the one that is least sure. */
export function decideAmong(statements: readonly VexStatement[], advisoryClass: AdvisoryClass): VexDecision | undefined {
  const newest = [...Map.groupBy(statements, ({ author }) => author).values()].map(newestOf);
  const [decides] = newest.toSorted((a, b) => leastSure.indexOf(verdicts[a.status]) - leastSure.indexOf(verdicts[b.status]));
  return decides && { statement: decides, verdict: verdicts[decides.status], believed: !unforgiven.has(advisoryClass) };
}

/** Of two of one time the later in its document, as where a document amends itself. */
function newestOf(statements: readonly VexStatement[]): VexStatement {
  return statements.reduce((newest, one) => ((one.time ?? 0) >= (newest.time ?? 0) ? one : newest));
}
