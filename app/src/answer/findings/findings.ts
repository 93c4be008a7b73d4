import { WaybillError } from '../../domain/errors.ts';
import { type Urgency, urgencies } from '../../domain/priority.ts';
import { isOpenState } from '../../domain/verdict.ts';
import { allFindings, type Finding, findingsOf } from '../../match/findings.ts';
import { feedNotes, tellUnspoken, typesInUse } from '../feeds.ts';
import type { Inventory } from '../inventory.ts';
import type { FindingFilter, FindingNote, FindingsAnswer } from './findings-answer.ts';
import { findingNotes } from './note-finding.ts';

/** Worst first. */
const classOrder = ['compromise', 'malware', 'vulnerability', 'endOfLife', 'notice'];

/** The findings: what an advisory affects, or perhaps does, and where that is. A compromise stays until nothing of it is left, whatever was decided. */
export function findings(inventory: Inventory, filter: FindingFilter): FindingsAnswer {
  const note = findingNotes(inventory);
  const found = allFindings(inventory.ledger)
    .filter((finding) => filter.class === undefined || finding.class === filter.class)
    .map(note)
    .filter(wanted(filter))
    .sort(mostUrgentFirst);
  return {
    schema: 'waybill/findings/1',
    total: found.length,
    findings: filter.limit === undefined ? found : found.slice(0, filter.limit),
    because: [tellCount(found), ...tellUnspoken(typesInUse(inventory))],
    blind: [],
    feeds: feedNotes(inventory),
  };
}

/** A finding by the name that `findings` gives it. @throws bad-query */
export function requireFinding({ ledger }: Inventory, name: string): Finding {
  const { advisory, component } = readFindingName(name);
  const found = findingsOf(ledger, [component]).find((each) => each.advisory === advisory);
  if (!found) throw new WaybillError('bad-query', `There is no finding “${name}”. \`waybill findings list\` names those that there are.`);
  return found;
}

/** `ADVISORY/COMPONENT`; the number is that of a component in the ledger. @throws bad-query */
export function readFindingName(name: string): { readonly advisory: string; readonly component: number } {
  const found = /^(.+)\/(\d{1,15})$/.exec(name);
  if (!found) throw new WaybillError('bad-query', `“${name}” names no finding. One looks like GHSA-35jh-r3h4-6jhm/17.`);
  return { advisory: found[1]!, component: Number(found[2]) };
}

function wanted({ asset, state, priority, text, all }: FindingFilter): (note: FindingNote) => boolean {
  const lower = text?.trim().toLowerCase();
  const words = ({ advisory, aliases, summary, component: { purl, name } }: FindingNote) =>
    [advisory, ...aliases, summary, purl ?? '', name].join('\n').toLowerCase();
  return (note) => {
    const places = asset === undefined ? note.places : note.places.filter(({ assets }) => assets.includes(asset));
    if (asset !== undefined && places.length === 0) return false;
    if (priority !== undefined && note.priority.level !== priority) return false;
    if (lower !== undefined && lower !== '' && !words(note).includes(lower)) return false;
    if (state !== undefined) return state === 'past' ? note.state === null : places.some((place) => place.state === state);
    return all === true || places.some((place) => isOpenState(place.state));
  };
}

function mostUrgentFirst(a: FindingNote, b: FindingNote): number {
  return (
    urgencies.indexOf(a.priority.level) - urgencies.indexOf(b.priority.level) ||
    classOrder.indexOf(a.class) - classOrder.indexOf(b.class) ||
    (a.verdict === b.verdict ? 0 : a.verdict === 'affected' ? -1 : 1) ||
    (b.severity?.score ?? 0) - (a.severity?.score ?? 0) ||
    b.assets.length - a.assets.length ||
    (a.finding < b.finding ? -1 : 1)
  );
}

function tellCount(found: readonly FindingNote[]): string {
  const of = (level: Urgency) => found.filter(({ priority }) => priority.level === level).length;
  return `${found.length} finding${found.length === 1 ? '' : 's'}: ${urgencies.map((level) => `${of(level)} to ${level === 'attend' ? 'attend to' : level === 'act' ? 'act on' : 'track'}`).join(', ')}.`;
}
