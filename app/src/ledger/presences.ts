import type { AssetKind } from '../domain/asset.ts';
import type { Interval } from '../domain/presence.ts';
import { everOn, requireAsset } from './assets.ts';
import type { Ledger } from './ledger.ts';

/** A component on an asset, by the word of one stream. */
export interface PresenceRow extends Interval {
  readonly component: number;
  readonly asset: string;
  readonly assetKind: AssetKind;
  readonly stream: number;
  readonly source: string;
  readonly scope: string;
  /** The newest document of the stream that would have told of its end: the last word on an open presence. */
  readonly lastSeen: number;
  /** The document that was the first to see it; undefined where none is kept. */
  readonly evidence: number | undefined;
}

type Row = readonly [
  stream: number,
  fromAfter: number | null,
  fromBy: number,
  toAfter: number | null,
  toBy: number | null,
  asset: string,
  kind: AssetKind,
  source: string,
  scope: string,
  lastSeen: number,
  evidence: number | null,
];

const columns = `presence.stream, from_after, from_by, to_after, to_by, asset.name, asset.kind, source, scope,
  coalesce((SELECT max(last) FROM cover WHERE cover.stream = presence.stream AND type IN ('*', component.type)), last_time),
  (SELECT min(evidence) FROM observation WHERE observation.stream = presence.stream AND time = from_by)`;

const joined = `presence JOIN stream ON stream.id = presence.stream JOIN asset ON asset.id = stream.asset
  JOIN component ON component.id = presence.component`;

/** Where components are and were. Assets that are deleted are left out. */
export function presencesOf(ledger: Ledger, components: readonly number[]): PresenceRow[] {
  const find = ledger.database.prepare(`SELECT ${columns} FROM ${joined} WHERE presence.component = ? AND asset.deleted IS NULL`);
  // In arrays: what is widespread has thousands of rows, and naming their columns each time would take half of the time.
  find.setReturnArrays(true);
  return components.flatMap((component) => (find.all(component) as unknown as Row[]).map((row) => presenceOf(component, row)));
}

/** What is and was on one asset: of what is widespread, the presences there alone are read. @throws unknown-asset */
export function presencesOn(ledger: Ledger, asset: string): PresenceRow[] {
  const { id } = requireAsset(ledger, asset);
  const find = ledger.database.prepare(
    `SELECT ${columns} FROM ${joined} WHERE presence.component = ? AND presence.stream IN (SELECT id FROM stream WHERE asset = ?)`,
  );
  find.setReturnArrays(true);
  return everOn(ledger, asset).flatMap((component) =>
    (find.all(component, id) as unknown as Row[]).map((row) => presenceOf(component, row)),
  );
}

/** An asset that has or had a component, by the word of one stream. */
export interface Holder {
  readonly asset: string;
  readonly stream: number;
  readonly has: boolean;
}

/** Where a component is and was, by no more than the names. Far cheaper than all that is known of its presences. */
export function holdersOf(ledger: Ledger, component: number): Holder[] {
  const find = ledger.database.prepare(
    `SELECT asset.name, presence.stream, max(to_by IS NULL) FROM presence JOIN stream ON stream.id = presence.stream JOIN asset ON asset.id = stream.asset
     WHERE presence.component = ? AND asset.deleted IS NULL GROUP BY presence.stream`,
  );
  find.setReturnArrays(true);
  return (find.all(component) as unknown as [string, number, number][]).map(([asset, stream, has]) => ({ asset, stream, has: has === 1 }));
}

/** The assets on which a component is now, by name. */
export function assetsHolding(ledger: Ledger, component: number): string[] {
  return [...new Set(holdersOf(ledger, component).flatMap(({ asset, has }) => (has ? [asset] : [])))].sort();
}

function presenceOf(component: number, row: Row): PresenceRow {
  const [stream, fromAfter, fromBy, toAfter, toBy, asset, assetKind, source, scope, lastSeen, evidence] = row;
  return {
    component,
    asset,
    assetKind,
    stream,
    source,
    scope,
    fromAfter: fromAfter ?? undefined,
    fromBy,
    toAfter: toAfter ?? undefined,
    toBy: toBy ?? undefined,
    lastSeen,
    evidence: evidence ?? undefined,
  };
}
