import type { ShownAdvisory } from '../../advisories/index.ts';
import { WaybillError } from '../../domain/errors.ts';
import { parsePurl } from '../../domain/purl/index.ts';
import type { VerdictKind } from '../../domain/verdict.ts';
import { findByCoordinate } from '../../ledger/components/find.ts';
import { coordinateOf } from '../../ledger/components/identity.ts';
import { subjectOf } from '../../match/incremental/subject-of.ts';
import { judge, type NearMiss, packagesOfSubject, type Subject } from '../../match/index.ts';
import type { Answered } from '../answer.ts';
import { feedNotes } from '../feeds.ts';
import type { Inventory } from '../inventory.ts';

/** What one record of an advisory means for the component, with all that decided. */
export interface ExplainedRecord {
  readonly advisory: string;
  readonly class: string;
  readonly feed: string;
  /** Hours since its feed was last read. */
  readonly feedAgeHours: number | null;
  readonly revision: number;
  readonly verdict: VerdictKind;
  /** The part of the record that decided. */
  readonly clause: string | null;
  readonly reason: string;
  readonly fixed: readonly string[];
  /** What nearly matched, and why it did not. */
  readonly nearMisses: readonly NearMiss[];
  /** Why the record itself is not to be trusted in this. */
  readonly suspect: string | null;
}

export interface ExplainAnswer extends Answered {
  readonly schema: 'waybill/explain/1';
  readonly component: string;
  readonly advisory: string;
  /** All ids of the advisory. */
  readonly group: readonly string[];
  /** By which names advisories may ask for the component. */
  readonly identity: readonly string[];
  /** Of all its records the worst. */
  readonly verdict: VerdictKind;
  readonly records: readonly ExplainedRecord[];
}

const strength: readonly VerdictKind[] = ['affected', 'undetermined', 'fixed', 'notAffected'];

/**
 * Why an advisory does or does not affect a component: every record of it is judged anew and tells its clause, and what nearly matched.
 *
 * @param text a purl; it need not be in the ledger, but what the ledger's sources say of it counts
 * @throws bad-query for what is no purl or an advisory that no feed knows
 */
export function explain(inventory: Inventory, text: string, advisory: string): ExplainAnswer {
  const { advisories, ledger } = inventory;
  const subject = subjectFor(inventory, text);
  const group = advisories.groupOf(advisory);
  const shown = new Map(
    group.members
      .flatMap((member) => advisories.show(member))
      .flatMap((each) => (each.by === 'related' ? [] : [[each.key, each] as const])),
  );
  if (shown.size === 0)
    throw new WaybillError('bad-query', `No feed knows ${advisory}. \`waybill advisories status\` shows the feeds that there are.`);
  const ages = new Map(advisories.status(ledger.clock()).map(({ name, ageHours }) => [name, ageHours]));
  const records = [...shown.values()].map((each) => explainRecord(subject, each, ages.get(each.feed)));
  const verdict = strength.find((kind) => records.some((record) => record.verdict === kind))!;
  return {
    schema: 'waybill/explain/1',
    component: text,
    advisory: group.id,
    group: group.members,
    identity: packagesOfSubject(subject).map(({ ecosystem, name }) => `${ecosystem}: ${name}`),
    verdict,
    records: records.sort((a, b) => strength.indexOf(a.verdict) - strength.indexOf(b.verdict)),
    because: [`${records.length} record${records.length === 1 ? '' : 's'} tell of ${group.id}; the worst verdict counts.`],
    blind: [],
    feeds: feedNotes(inventory),
  };
}

function subjectFor({ ledger }: Inventory, text: string): Subject {
  const purl = parsePurl(text);
  if (!purl) throw new WaybillError('bad-query', `“${text}” is no package URL. One looks like pkg:npm/lodash@4.17.20.`);
  const known = findByCoordinate(ledger.database, coordinateOf(purl)).find(({ version }) => version === purl.version);
  if (known) return { ...subjectOf(ledger, known.id), purl };
  return { purl, name: purl.name, ...(purl.version === undefined ? {} : { version: purl.version }) };
}

function explainRecord(subject: Subject, { advisory, feed, revision }: ShownAdvisory, age: number | undefined): ExplainedRecord {
  const { kind, clause, reason, fixed, nearMisses, suspect } = judge(subject, advisory);
  return {
    advisory: advisory.id,
    class: advisory.class,
    feed,
    feedAgeHours: age ?? null,
    revision,
    verdict: kind,
    clause: clause ?? null,
    reason,
    fixed,
    nearMisses,
    suspect: suspect ?? null,
  };
}
