import { createHash } from 'node:crypto';
import type { CollectedComponent } from '../src/domain/collected.ts';
import { change, type Ledger, openLedger } from '../src/ledger/ledger.ts';
import { recordDocument } from '../src/ledger/record.ts';
import { makeReleases } from './packages.ts';
import { seeded } from './random.ts';

const day = 86_400_000;

export interface PastFleetSize {
  readonly assets: number;
  readonly current: number;
  readonly past: number;
}

/** Components that every asset has, each of a package of its own; the next advisory is about one of them. */
export const widespread: readonly CollectedComponent[] = Array.from({ length: 8 }, (_, at) => ({
  ref: `w${at}`,
  kind: 'library',
  name: `widespread-${at}`,
  version: '1.2.3',
  purl: `pkg:npm/widespread-${at}@1.2.3`,
}));

/**
 * A ledger with a history. Assets, streams and components are recorded as documents tell of them; of their presences all but the widespread
 * ones are written at once, for a year of documents would take an hour.
 */
export function pastFleet(folder: string, { assets, current, past }: PastFleetSize): Ledger {
  const ledger = openLedger(folder, Date.now);
  const others = makeReleases(60_000, seeded(7)).map(
    ({ name, version, purl }): CollectedComponent => ({ ref: purl, kind: 'library', name, version, purl }),
  );
  for (let first = 0; first < others.length; first += 3000)
    change(ledger, () => recordComponents(ledger, `catalogue-${first}`, others.slice(first, first + 3000)));
  for (let first = 0; first < assets; first += 500) {
    change(ledger, () => {
      for (let at = first; at < Math.min(first + 500, assets); at++) recordComponents(ledger, `host-${at}`, widespread);
    });
  }
  change(ledger, () => {
    const each = (rows: number) => Math.ceil(rows / assets);
    fill(ledger, { first: 1, each: each(current) - widespread.length, ends: 'NULL, NULL' });
    fill(ledger, { first: 1001, each: each(past), ends: 'at - 9 * step, at - 8 * step' });
  });
  return ledger;
}

/** Presences of other components on every host, in the order in which they lie. */
function fill(ledger: Ledger, { first, each, ends }: { readonly first: number; readonly each: number; readonly ends: string }): void {
  const components = Number(ledger.database.prepare('SELECT max(id) AS id FROM component').get()!.id);
  ledger.database
    .prepare(
      `WITH RECURSIVE slot(k) AS (SELECT :first UNION ALL SELECT k + 1 FROM slot WHERE k < :last)
       INSERT OR IGNORE INTO presence (component, stream, from_by, from_after, to_after, to_by, known_from, known_to)
       SELECT component, stream, at - 10 * step - k, NULL, ${ends}, at, CASE WHEN ${ends.split(',')[0]} IS NULL THEN NULL ELSE at END FROM (
         SELECT (stream.id * 7919 + k * 104729) % :components + 1 AS component, stream.id AS stream, last_time AS at, ${day} AS step, k
         FROM stream JOIN asset ON asset.id = stream.asset CROSS JOIN slot WHERE asset.name LIKE 'host-%'
       ) ORDER BY component, stream`,
    )
    .run({ first, last: first + each - 1, components });
}

export function recordComponents(ledger: Ledger, asset: string, components: readonly CollectedComponent[]): void {
  const bytes = Buffer.from(asset);
  recordDocument(ledger, {
    bytes,
    size: bytes.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
    path: `${asset}.json`,
    format: 'cyclonedx',
    specVersion: '1.6',
    serial: undefined,
    tools: ['bench'],
    authors: [],
    documentTime: Date.now() - day,
    statedTime: undefined,
    asset: { name: asset, kind: 'host' },
    source: 'bench',
    scope: '',
    covers: '*',
    root: undefined,
    collected: { scope: 'bench', complete: true, components, services: [], relations: [], gaps: [] },
    counted: components.length,
  });
}
