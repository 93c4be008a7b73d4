import type { BlindAsset, ImpactAnswer, PresenceNote, ProcessNote, WhereAnswer } from '../../data/answers.ts';
import { rowKey } from '../../table/row-key.ts';
import { type Truth, truthOrder } from '../../truth/truths.ts';

/** What an asset is counted as, by the most that any of its rows says: it has it at the time asked about, had it, or cannot be told. */
export type RowGroup = 'now' | 'past' | 'undetermined';

/** One line of an answer: a thing on an asset, or an asset that cannot tell. */
export interface AskRow {
  readonly key: string;
  readonly truth: Truth;
  /** What its asset is counted as. */
  readonly group: RowGroup;
  readonly asset: string;
  readonly name: string | null;
  readonly version: string | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly processes: readonly ProcessNote[];
  readonly lastEvidence: string | null;
  /** The tool or stream that told of it. */
  readonly source: string | null;
  readonly why: string;
  /** The advisories that affect it. */
  readonly advisories: readonly string[];
  /** What the row was made of; nothing for an asset that cannot tell. */
  readonly presence: PresenceNote | null;
}

/**
 * The rows of an answer, worst first.
 *
 * @param hits which of the components found are affected, and not merely there
 */
export function askRows(answer: WhereAnswer, hits: ImpactAnswer['hits']): readonly AskRow[] {
  const advisoriesOf = new Map(hits.map(({ component, advisories }) => [component, advisories]));
  const rows = [
    ...[...answer.presences, ...answer.past].map((presence) => presenceRow(presence, advisoriesOf.get(presence.component.id) ?? [])),
    ...answer.blind.map(blindRow),
  ];
  const rank = new Map(truthOrder.map((truth, index) => [truth, index]));
  const groups = groupAssets(answer);
  return rows
    .map((row) => ({ ...row, group: groups.get(row.asset) ?? 'undetermined' }))
    .sort((a, b) => rank.get(a.truth)! - rank.get(b.truth)!);
}

function groupAssets({ presences, past }: WhereAnswer): ReadonlyMap<string, RowGroup> {
  const groups = new Map<string, RowGroup>(past.map(({ asset }) => [asset, 'past']));
  for (const { asset, state } of presences) if (state === 'undetermined') groups.set(asset, 'undetermined');
  for (const { asset, state } of presences) if (state === 'present') groups.set(asset, 'now');
  return groups;
}

function presenceRow(presence: PresenceNote, advisories: readonly string[]): Omit<AskRow, 'group'> {
  const { asset, component, state, from, to, evidence, processes, lastEvidence, why } = presence;
  const hit = advisories.length > 0;
  const past = hit ? 'wasAffected' : 'wasPresent';
  const now = hit ? 'affected' : 'present';
  const [first] = evidence;
  return {
    key: rowKey(asset, component.purl, component.name, component.version, from.by),
    truth: state === 'past' ? past : state === 'present' ? now : 'undetermined',
    asset,
    name: component.name,
    version: component.version,
    since: from.by,
    until: to?.by ?? null,
    processes,
    lastEvidence,
    source: first ? (first.tools[0] ?? first.stream) : null,
    why,
    advisories,
    presence,
  };
}

function blindRow({ asset, lastEvidence, why }: BlindAsset): Omit<AskRow, 'group'> {
  return {
    key: rowKey(asset, 'blind'),
    truth: lastEvidence === null ? 'unseen' : 'undetermined',
    asset,
    name: null,
    version: null,
    since: null,
    until: null,
    processes: [],
    lastEvidence,
    source: null,
    why,
    advisories: [],
    presence: null,
  };
}
