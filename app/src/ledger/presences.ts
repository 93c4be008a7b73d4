import type { AssetKind } from '../domain/asset.ts';
import type { Interval } from '../domain/presence.ts';
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
}

/** Where components are and were. Assets that are deleted are left out. */
export function presencesOf(ledger: Ledger, components: readonly number[]): PresenceRow[] {
  const find = ledger.database.prepare(
    `SELECT presence.component, presence.stream, from_after, from_by, to_after, to_by, asset.name, asset.kind, source, scope,
       coalesce((SELECT max(last) FROM cover WHERE cover.stream = presence.stream AND type IN ('*', component.type)), last_time) AS last_seen
     FROM presence JOIN stream ON stream.id = presence.stream JOIN asset ON asset.id = stream.asset JOIN component ON component.id = presence.component
     WHERE presence.component = ? AND asset.deleted IS NULL`,
  );
  return components.flatMap((component) => find.all(component).map(presenceOf));
}

export interface EvidenceMark {
  /** `sha256:` and 64 hex digits. */
  readonly sha256: string;
  readonly tools: readonly string[];
  readonly time: number;
}

/** The document of a stream that was the first to see a component, and its time. */
export function evidenceAt(ledger: Ledger, stream: number, time: number): EvidenceMark | undefined {
  const row = ledger.database
    .prepare(
      `SELECT sha256, tools, time FROM observation JOIN evidence ON evidence.id = evidence WHERE stream = ? AND time = ?
       ORDER BY observation.evidence LIMIT 1`,
    )
    .get(stream, time);
  if (!row) return undefined;
  return {
    sha256: `sha256:${Buffer.from(row.sha256 as Uint8Array).toString('hex')}`,
    tools: JSON.parse(String(row.tools)) as string[],
    time: Number(row.time),
  };
}

function presenceOf(row: Record<string, unknown>): PresenceRow {
  const moment = (value: unknown) => (value === null ? undefined : Number(value));
  return {
    component: Number(row.component),
    asset: String(row.name),
    assetKind: row.kind as AssetKind,
    stream: Number(row.stream),
    source: String(row.source),
    scope: String(row.scope),
    fromAfter: moment(row.from_after),
    fromBy: Number(row.from_by),
    toAfter: moment(row.to_after),
    toBy: moment(row.to_by),
    lastSeen: Number(row.last_seen),
  };
}
