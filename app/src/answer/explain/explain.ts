import type { ShownAdvisory } from '../../advisories/index.ts';
import { WaybillError } from '../../domain/errors.ts';
import { isOfDistribution } from '../../domain/of-distribution.ts';
import { formatPurl, modulesMeant, parsePurl } from '../../domain/purl/index.ts';
import { statesWorstFirst } from '../../domain/verdict.ts';
import { componentById, findByCoordinate } from '../../ledger/components/find.ts';
import { coordinateOf } from '../../ledger/components/identity.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { identityPath } from '../../match/identity-path.ts';
import { subjectOf } from '../../match/incremental/subject-of.ts';
import { judge, packagesOfSubject, type Subject } from '../../match/index.ts';
import { feedNotes } from '../feeds.ts';
import { readFindingName } from '../findings/findings.ts';
import type { Inventory } from '../inventory.ts';
import type { ExplainAnswer, ExplainedRecord } from './explain-answer.ts';
import { toldByLedger } from './told-by-ledger.ts';

/** What is asked about: as it was told, as advisories ask for it, and its number in the ledger where it has one. */
interface Asked {
  readonly told: string;
  readonly subject: Subject;
  readonly component: number | undefined;
}

/**
 * Why an advisory does or does not affect a component: every record of it is judged anew and tells its clause, and what nearly matched; and what
 * the ledger knows of it: where it was seen, what was decided and stated.
 *
 * @param text a purl; it need not be in the ledger, but what the ledger's sources say of it counts
 * @throws bad-query for what is no purl; not-found for an advisory that no feed knows
 */
export function explain(inventory: Inventory, text: string, advisory: string): ExplainAnswer {
  const answer = explainAsked(inventory, askedFor(inventory, text), advisory);
  if (answer) return answer;
  throw new WaybillError('not-found', `No feed knows ${advisory}. \`waybill advisories status\` shows the feeds that there are.`);
}

/**
 * The same of a finding, also of one that there is no more.
 *
 * @param name as `findings` gives it: `ADVISORY/COMPONENT`
 * @throws bad-query
 */
export function explainFinding(inventory: Inventory, name: string): ExplainAnswer {
  const { advisory, component } = readFindingName(name);
  const { ledger } = inventory;
  if (!isComponent(ledger, component)) throw noFinding(name);
  const { purl, name: called, version } = componentById(ledger.database, component);
  const told = purl ?? [called, version].filter(Boolean).join(' ');
  const answer = explainAsked(inventory, { told, subject: subjectOf(ledger, component), component }, advisory);
  if (answer) return answer;
  throw noFinding(name);
}

function noFinding(name: string): WaybillError {
  return new WaybillError('bad-query', `There is no finding “${name}”. \`waybill findings list\` names those that there are.`);
}

/** Undefined for an advisory that no feed knows. */
function explainAsked(inventory: Inventory, { told, subject, component }: Asked, advisory: string): ExplainAnswer | undefined {
  const { advisories, ledger } = inventory;
  const group = advisories.groupOf(advisory);
  const shown = recordsOn(
    subject,
    group.members.flatMap((member) => advisories.show(member)),
  );
  if (shown.length === 0) return undefined;
  const ages = new Map(advisories.status(ledger.clock()).map(({ name, ageHours }) => [name, ageHours]));
  const records = shown.map((each) => explainRecord(subject, each, ages.get(each.feed)));
  const verdict = statesWorstFirst.find((kind) => records.some((record) => record.verdict === kind))!;
  const known = toldByLedger(inventory, component, [...new Set([advisory, group.id, ...group.members])]);
  return {
    schema: 'waybill/explain/1',
    component: told,
    advisory: group.id,
    group: group.members,
    identity: packagesOfSubject(subject).map(({ ecosystem, name }) => `${ecosystem}: ${name}`),
    verdict,
    records: records.sort((a, b) => statesWorstFirst.indexOf(a.verdict) - statesWorstFirst.indexOf(b.verdict)),
    ...known,
    because: [
      `${records.length} record${records.length === 1 ? '' : 's'} tell${records.length === 1 ? 's' : ''} of ${group.id}; the worst verdict counts.`,
      ...(known.finding?.places.map(({ why, assets }) => `${tellAssets(assets)}: ${why}`) ?? []),
      ...(known.finding?.priority.because ?? []),
    ],
    blind: [],
    feeds: feedNotes(inventory),
  };
}

/** The records of an advisory; and those of distributions whose updates repair it, where they are about the component or there are no others. */
function recordsOn(subject: Subject, shown: readonly ShownAdvisory[]): readonly ShownAdvisory[] {
  const each = [...new Map(shown.map((one) => [one.key, one])).values()];
  const own = each.filter(({ by }) => by !== 'related');
  const repairing = each.filter(({ by, advisory }) => by === 'related' && isOfDistribution(advisory));
  const meant = [...own, ...repairing.filter(({ advisory }) => identityPath(subject, advisory.affected))];
  return meant.length > 0 ? meant : repairing;
}

function tellAssets(assets: readonly string[]): string {
  const shown = assets.slice(0, 3).join(', ');
  return assets.length > 3 ? `${shown} and ${assets.length - 3} more` : shown;
}

function askedFor({ ledger }: Inventory, text: string): Asked {
  const purl = parsePurl(text);
  if (!purl) throw new WaybillError('bad-query', `“${text}” is no package URL. One looks like pkg:npm/lodash@4.17.20.`);
  const alike = [purl, ...modulesMeant(purl)]
    .flatMap((meant) => findByCoordinate(ledger.database, coordinateOf(meant)))
    .filter(({ version }) => version === purl.version);
  const known = alike.find((each) => each.purl === formatPurl(purl)) ?? alike[0];
  if (known) return { told: text, subject: { ...subjectOf(ledger, known.id), purl }, component: known.id };
  const subject = { purl, name: purl.name, ...(purl.version === undefined ? {} : { version: purl.version }) };
  return { told: text, subject, component: undefined };
}

function isComponent(ledger: Ledger, id: number): boolean {
  return ledger.database.prepare('SELECT 1 FROM component WHERE id = ?').get(id) !== undefined;
}

function explainRecord(subject: Subject, { advisory, feed, revision, recorded }: ShownAdvisory, age: number | undefined): ExplainedRecord {
  const { kind, clause, reason, fixed, nearMisses, suspect } = judge(subject, advisory);
  const path = identityPath(subject, advisory.affected);
  return {
    advisory: advisory.id,
    class: advisory.class,
    feed,
    feedAgeHours: age ?? null,
    revision,
    recorded,
    verdict: kind,
    clause: clause ?? null,
    comparator: path?.scheme ?? null,
    identity: path?.told ?? null,
    reason,
    fixed,
    nearMisses,
    suspect: suspect ?? null,
  };
}
