import { type AuditState, auditStates, type Justification, justifications } from '../../domain/audit.ts';
import { WaybillError } from '../../domain/errors.ts';
import { formatTime } from '../../domain/time.ts';
import { addAudit, auditsOf, standingAudit } from '../../ledger/audits.ts';
import { type Component, componentById } from '../../ledger/components/find.ts';
import { presencesOf } from '../../ledger/presences.ts';
import { allFindings, type Finding } from '../../match/findings.ts';
import type { Inventory } from '../inventory.ts';
import { momentOf } from '../span.ts';
import type { AuditNote, FindingNote, FindingsAnswer } from './findings-answer.ts';

export interface FindingFilter {
  readonly class?: string | undefined;
  readonly asset?: string | undefined;
  /** Also what people decided is not affected, a false positive or resolved; and what is nowhere any more. */
  readonly all?: boolean | undefined;
}

/** Worst first. */
const classOrder = ['compromise', 'malware', 'vulnerability', 'endOfLife', 'notice'];

const settled: readonly AuditState[] = ['notAffected', 'falsePositive', 'resolved'];

/** The findings: what an advisory affects, or perhaps does, and where that is. A compromise stays until nothing of it is left, whatever was decided. */
export function findings(inventory: Inventory, filter: FindingFilter): FindingsAnswer {
  const notes = allFindings(inventory.ledger)
    .filter((finding) => filter.class === undefined || finding.class === filter.class)
    .map((finding) => noteFinding(inventory, finding))
    .filter(({ assets }) => filter.asset === undefined || assets.includes(filter.asset))
    .filter((note) => filter.all || (note.assets.length > 0 && !isSettled(note)));
  return { schema: 'waybill/findings/1', findings: notes.sort(worstFirst) };
}

/** A finding by the name that `findings` gives it. @throws bad-query */
export function requireFinding(inventory: Inventory, name: string): Finding {
  const slash = name.lastIndexOf('/');
  const component = Number(name.slice(slash + 1));
  const found = allFindings(inventory.ledger).find((each) => each.component === component && each.advisory === name.slice(0, slash));
  if (!found) throw new WaybillError('bad-query', `There is no finding “${name}”. \`waybill findings list\` names those that there are.`);
  return found;
}

export interface Decision {
  readonly state: string;
  readonly justification?: string | undefined;
  readonly comment?: string | undefined;
  readonly author: string;
  readonly expires?: string | undefined;
  readonly asset?: string | undefined;
}

/** Records what somebody decided about a finding. It hangs on what the component is, so that it survives every later document. @throws usage, bad-query */
export function auditFinding(inventory: Inventory, name: string, decision: Decision): FindingNote {
  const { ledger, advisories } = inventory;
  const finding = requireFinding(inventory, name);
  const { state, justification } = decision;
  if (!isOneOf(auditStates, state)) throw new WaybillError('usage', `There is no state “${state}”. There are: ${auditStates.join(', ')}.`);
  if (justification !== undefined && !isOneOf(justifications, justification)) {
    throw new WaybillError('usage', `There is no justification “${justification}”. There are: ${justifications.join(', ')}.`);
  }
  if (state === 'notAffected' && justification === undefined) {
    throw new WaybillError('usage', `“notAffected” takes a --justification: ${justifications.join(', ')}.`);
  }
  addAudit(
    ledger,
    { advisory: advisories.groupOf(finding.advisory).id, component: keyOf(componentById(ledger.database, finding.component)) },
    {
      state,
      justification: justification as Justification | undefined,
      comment: decision.comment ?? '',
      author: decision.author,
      time: ledger.clock(),
      expires: decision.expires === undefined ? undefined : momentOf(decision.expires),
      asset: decision.asset,
    },
  );
  return noteFinding(inventory, finding);
}

function noteFinding(inventory: Inventory, finding: Finding): FindingNote {
  const { ledger, advisories } = inventory;
  const component = componentById(ledger.database, finding.component);
  const group = advisories.groupOf(finding.advisory).id;
  const rollUp = inventory.rollUp();
  const presences = presencesOf(ledger, [finding.component]);
  const assets = new Set(presences.flatMap(({ asset, toBy }) => (toBy === undefined ? [asset] : [])));
  const past = new Set(presences.map(({ asset }) => asset)).difference(assets);
  const { purl, name, version } = component;
  return {
    finding: `${finding.advisory}/${finding.component}`,
    advisory: finding.advisory,
    group,
    class: finding.class,
    summary: advisories.show(finding.advisory)[0]?.advisory.summary ?? '',
    component: { purl: purl ?? null, name, version: version ?? null },
    verdict: finding.verdict,
    clause: finding.clause ?? null,
    reason: finding.reason,
    fixed: finding.fixed,
    since: formatTime(finding.since),
    assets: [...assets].sort(),
    pastAssets: [...past].sort(),
    processes: [...new Set([...assets].flatMap((asset) => rollUp(asset).processes.map((process) => process.name)))],
    audits: noteAudits(inventory, group, component),
  };
}

function noteAudits({ ledger }: Inventory, advisory: string, component: Component): AuditNote[] {
  const audits = auditsOf(ledger, { advisory, component: keyOf(component) });
  const standing = standingAudit(audits, ledger.clock());
  return audits.map((audit) => ({
    state: audit.state,
    justification: audit.justification ?? null,
    comment: audit.comment,
    author: audit.author,
    time: formatTime(audit.time),
    expires: audit.expires === undefined ? null : formatTime(audit.expires),
    asset: audit.asset ?? null,
    standing: audit === standing,
  }));
}

/** What a decision hangs on: the purl, or for what has none the coordinate and the version. */
function keyOf({ purl, coordinate, version }: Component): string {
  return purl ?? `${coordinate} ${version ?? ''}`;
}

function isSettled({ class: kind, audits }: FindingNote): boolean {
  if (kind === 'compromise' || kind === 'malware') return false;
  const standing = audits.find((audit) => audit.standing);
  return standing !== undefined && (settled as readonly string[]).includes(standing.state);
}

function worstFirst(a: FindingNote, b: FindingNote): number {
  return (
    classOrder.indexOf(a.class) - classOrder.indexOf(b.class) ||
    (a.verdict === b.verdict ? 0 : a.verdict === 'affected' ? -1 : 1) ||
    b.assets.length - a.assets.length ||
    (a.finding < b.finding ? -1 : 1)
  );
}

function isOneOf<T extends string>(list: readonly T[], text: string): text is T {
  return (list as readonly string[]).includes(text);
}
