import { formatTime } from '../../domain/time.ts';
import { listAssets } from '../../ledger/assets.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { blindness } from '../../ledger/looks.ts';
import { feedNotes, typesInUse } from '../feeds.ts';
import type { Inventory } from '../inventory.ts';
import type { AssetCoverage, CoverageAnswer, StreamNote } from './coverage-answer.ts';

const hour = 3_600_000;

/** What we can see, and what we cannot: known assets against inventoried ones, how old the evidence is, what cannot be identified or judged. */
export function coverage(inventory: Inventory): CoverageAnswer {
  const byAsset = assetCoverage(inventory);
  const now = inventory.ledger.clock();
  return {
    schema: 'waybill/coverage/1',
    assets: {
      known: byAsset.length,
      inventoried: byAsset.filter(({ lastEvidence }) => lastEvidence !== null).length,
      fresh: byAsset.filter(({ fresh }) => fresh).length,
      unmapped: byAsset.filter(({ mapped }) => !mapped).length,
    },
    components: countComponents(inventory.ledger),
    byAsset,
    blind: inventory.looks().flatMap((look) => {
      const blind = blindness(look, undefined, now);
      return blind ? [{ ...blind, lastEvidence: blind.lastEvidence === undefined ? null : formatTime(blind.lastEvidence) }] : [];
    }),
    ecosystems: typesInUse(inventory),
    feeds: feedNotes(inventory),
    gaps: countGaps(inventory.ledger),
  };
}

/** Every asset with its streams. One that no one mapped is listed as unmapped. */
export function assetCoverage(inventory: Inventory): AssetCoverage[] {
  const { ledger } = inventory;
  const now = ledger.clock();
  const looks = new Map(inventory.looks().map((look) => [look.asset, look]));
  const streams = Map.groupBy(
    ledger.database
      .prepare('SELECT id, asset, source, scope, last_time, observations, components FROM stream ORDER BY source, scope')
      .all(),
    (row) => Number(row.asset),
  );
  const rollUp = inventory.rollUp();
  return listAssets(ledger).map((asset) => {
    const look = looks.get(asset.name);
    const last = look?.last;
    return {
      asset: asset.name,
      kind: asset.kind,
      mapped: asset.mapped || rollUp(asset.name).services.length > 0 || rollUp(asset.name).processes.length > 0,
      owner: asset.owner ?? null,
      lastEvidence: last === undefined ? null : formatTime(last),
      ageHours: last === undefined ? null : hoursSince(last, now),
      fresh: look !== undefined && blindness(look, undefined, now) === undefined,
      streams: (streams.get(asset.id) ?? []).map((row) => streamNote(row, now)),
    };
  });
}

function streamNote(row: Record<string, unknown>, now: number): StreamNote {
  return {
    source: String(row.source),
    scope: String(row.scope),
    lastEvidence: formatTime(Number(row.last_time)),
    ageHours: hoursSince(Number(row.last_time), now),
    components: Number(row.components),
    documents: Number(row.observations),
  };
}

function hoursSince(time: number, now: number): number {
  return Math.max(0, Math.round(((now - time) / hour) * 10) / 10);
}

function countComponents(ledger: Ledger): CoverageAnswer['components'] {
  const count = (where: string) => Number(ledger.database.prepare(`SELECT count(*) AS n FROM component WHERE ${where}`).get()!.n);
  return {
    total: count('true'),
    withoutIdentity: count(
      "type = '' AND id NOT IN (SELECT component FROM component_hash) AND id NOT IN (SELECT json_each.value FROM term JOIN posting ON posting.term = term.id, json_each(components) WHERE term.kind = 5)",
    ),
    withoutVersion: count('version IS NULL'),
  };
}

function countGaps(ledger: Ledger): CoverageAnswer['gaps'] {
  return ledger.database
    .prepare(
      `SELECT gap.value ->> 'kind' AS kind, count(*) AS n FROM evidence, json_each(evidence.gaps) AS gap WHERE retracted IS NULL GROUP BY kind ORDER BY n DESC`,
    )
    .all()
    .map((row) => ({ kind: String(row.kind), count: Number(row.n) }));
}
