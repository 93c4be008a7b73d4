import { prioritise } from '../../domain/priority.ts';
import { formatTime } from '../../domain/time.ts';
import { isOpenState, statesWorstFirst } from '../../domain/verdict.ts';
import { auditsOf } from '../../ledger/audits.ts';
import { componentById } from '../../ledger/components/find.ts';
import { byCriticality } from '../../ledger/map/roll-up.ts';
import { holdersOf } from '../../ledger/presences.ts';
import { hasStatements } from '../../ledger/statements.ts';
import type { Finding } from '../../match/findings.ts';
import type { Inventory } from '../inventory.ts';
import { remembering } from '../remembering.ts';
import { advisoryReader } from './advisory-reader.ts';
import { auditKey, noteAudits, withCurrentAsset } from './audit-notes.ts';
import { exposedAssets } from './exposed-assets.ts';
import type { FindingNote } from './findings-answer.ts';
import { notHeard, statementReader } from './heard-statements.ts';
import { ownerWords } from './owner-words.ts';
import { placesOf } from './places.ts';
import { stanceOn } from './stance.ts';

/**
 * Tells findings: what each is by the advisory, by what people decided and by what others state, where, and how urgent that is. What it has read
 * it remembers for as long as it is kept, which is one answer.
 */
export function findingNotes(inventory: Inventory): (finding: Finding) => FindingNote {
  const { ledger } = inventory;
  const now = ledger.clock();
  const rollUp = inventory.rollUp();
  const advisoryOf = advisoryReader(inventory);
  const exposed = exposedAssets(ledger);
  const hear = hasStatements(ledger) ? statementReader(ledger) : notHeard;
  const ownerWord = ownerWords(inventory);
  const processesOn = (assets: readonly string[]) =>
    [...new Map(assets.flatMap((asset) => rollUp(asset).processes.map((each) => [each.name, each] as const))).values()].sort(byCriticality);
  /** What has one finding often has more. */
  const foundAt = remembering((component: number) => whereIs(inventory, component));
  return (finding) => {
    const { group, ...advisory } = advisoryOf(finding.advisory);
    const ids = [...new Set([finding.advisory, group.id, ...group.members])];
    const { component, assets, pastAssets, streams } = foundAt(finding.component);
    const audits = auditsOf(ledger, ids, auditKey(component)).map((audit) => withCurrentAsset(ledger, audit));
    const heard = hear(ids, component, assets);
    const plain = stanceOn({ ...finding, audits: [], statements: [], owner: undefined }, '', now);
    const stances = assets.map((asset) => {
      const owner = finding.class === 'vulnerability' ? ownerWord(component, streams.get(asset)!, ids) : undefined;
      // Where nobody has said anything it is the same everywhere, and there may be thousands of places.
      if (!owner && audits.length === 0 && heard.notes.length === 0) return { asset, ...plain };
      return { asset, ...stanceOn({ ...finding, audits, statements: heard.on(asset), owner }, asset, now) };
    });
    const state = statesWorstFirst.find((each) => stances.some(({ verdict }) => verdict === each)) ?? null;
    const open = stances.flatMap(({ asset, verdict }) => (isOpenState(verdict) ? [asset] : []));
    const { severity, exploited, exploitProbability } = advisory;
    const weighed = { severity, exploited, exploitProbability, exposed: open.filter((asset) => exposed.has(asset)) };
    const { purl, name, version } = component;
    return {
      finding: `${finding.advisory}/${finding.component}`,
      advisory: finding.advisory,
      group: group.id,
      aliases: group.members,
      class: finding.class,
      component: { purl: purl ?? null, name, version: version ?? null },
      verdict: finding.verdict,
      state,
      clause: finding.clause ?? null,
      reason: finding.reason,
      fixed: finding.fixed,
      since: formatTime(finding.since),
      ...advisory,
      priority: prioritise({ class: finding.class, state, ...weighed, process: processesOn(open)[0] ?? null }),
      assets,
      pastAssets,
      processes: processesOn(assets).map((each) => each.name),
      places: placesOf(stances, finding),
      audits: noteAudits(audits, now),
      statements: heard.notes,
    };
  };
}

/** A component and its assets, with the streams that have it now by asset. */
function whereIs({ ledger }: Inventory, id: number) {
  const holders = holdersOf(ledger, id);
  const having = Map.groupBy(
    holders.filter(({ has }) => has),
    ({ asset }) => asset,
  );
  const streams = new Map([...having].map(([asset, each]) => [asset, each.map(({ stream }) => stream)]));
  const pastAssets = [...new Set(holders.map(({ asset }) => asset))].filter((asset) => !streams.has(asset)).sort();
  return { component: componentById(ledger.database, id), assets: [...streams.keys()].sort(), pastAssets, streams };
}
