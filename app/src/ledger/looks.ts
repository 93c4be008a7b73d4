import { type AssetKind, assetKinds, freshFor } from '../domain/asset.ts';
import type { Ledger } from './ledger.ts';
import { incomplete } from './streams/cover.ts';
import { doesCover } from './streams/observation.ts';

/** When an asset was last looked at, and for what. Times are milliseconds since the epoch. */
export interface Look {
  readonly asset: string;
  readonly kind: AssetKind;
  /** The last complete evidence by purl type, `*` for everything, `-` for what has no purl. */
  readonly covered: ReadonlyMap<string, number>;
  readonly incomplete: number | undefined;
  /** The last evidence of any sort. */
  readonly last: number | undefined;
}

/** Why an asset cannot tell whether something is on it. */
export interface Blind {
  readonly asset: string;
  readonly lastEvidence: number | undefined;
  readonly why: string;
}

interface OpenLook extends Look {
  covered: Map<string, number>;
  incomplete: number | undefined;
  last: number | undefined;
}

/** The looks at all assets, or at those named, as they stand now; by name. */
export function readLooks(ledger: Ledger, names?: ReadonlySet<string>): Look[] {
  const looks: OpenLook[] = [];
  for (const [asset, kind, seen, type, last] of readCovers(ledger, names)) {
    if (looks.at(-1)?.asset !== asset) looks.push({ asset, kind, covered: new Map(), incomplete: undefined, last: undefined });
    const look = looks.at(-1)!;
    if (seen !== null) look.last = Math.max(seen, look.last ?? seen);
    if (type === null || last === null) continue;
    if (type === incomplete) look.incomplete = Math.max(last, look.incomplete ?? last);
    else look.covered.set(type, Math.max(last, look.covered.get(type) ?? last));
  }
  return looks;
}

type CoverRow = readonly [asset: string, kind: AssetKind, seen: number | null, type: string | null, last: number | null];

/** What each stream of each asset covered and when, assets by name; in arrays, for there is a row for every stream of a fleet. */
function readCovers(ledger: Ledger, names: ReadonlySet<string> | undefined): CoverRow[] {
  const named = names ? 'AND asset.name IN (SELECT value FROM json_each(?))' : '';
  const find = ledger.database.prepare(
    `SELECT asset.name, asset.kind, stream.last_time, cover.type, cover.last
     FROM asset LEFT JOIN stream ON stream.asset = asset.id LEFT JOIN cover ON cover.stream = stream.id
     WHERE asset.deleted IS NULL ${named} ORDER BY asset.name`,
  );
  find.setReturnArrays(true);
  return (names ? find.all(JSON.stringify([...names])) : find.all()) as unknown as CoverRow[];
}

/** The looks that do not tell at `now` that something of one of the types is not there; of a large fleet only these are read whole. */
export function readBlindLooks(ledger: Ledger, types: readonly string[], now: number): Look[] {
  const fresh = assetKinds.flatMap((kind) => (Number.isFinite(freshFor[kind]) ? [`WHEN '${kind}' THEN ${freshFor[kind]}`] : []));
  const find = ledger.database.prepare(
    `SELECT asset.name, max(CASE WHEN type <> '${incomplete}' THEN last END) AS covered, max(CASE WHEN type = '${incomplete}' THEN last END) AS unfinished
     FROM asset LEFT JOIN stream ON stream.asset = asset.id
       LEFT JOIN cover ON cover.stream = stream.id AND cover.type IN ('*', '${incomplete}', ?)
     WHERE asset.deleted IS NULL GROUP BY asset.id
     HAVING covered IS NULL OR unfinished > covered OR ? - covered > CASE asset.kind ${fresh.join(' ')} END`,
  );
  return readLooks(ledger, new Set(types.flatMap((type) => find.all(type, now).map(({ name }) => String(name)))));
}

/** Why a look does not tell at `now` that something of a type (of any kind, when undefined) is not there; undefined when it does. */
export function blindness(look: Look, type: string | undefined, now: number): Blind | undefined {
  const why = whyBlind(look, type, now);
  return why === undefined ? undefined : { asset: look.asset, lastEvidence: look.last, why };
}

function whyBlind(look: Look, type: string | undefined, now: number): string | undefined {
  if (look.last === undefined) return 'nothing was ever collected from it';
  const covered = lastCovered(look, type);
  if (covered === undefined)
    return type === undefined || look.covered.size === 0 ? 'its evidence is not complete' : `no evidence of it covers ${type} packages`;
  if (look.incomplete !== undefined && look.incomplete > covered) return 'its newest evidence is not complete';
  const age = now - covered;
  return age > freshFor[look.kind] ? `its last complete evidence is ${Math.floor(age / 86_400_000)} days old` : undefined;
}

/** Without a type, the thing may be of any: the kind that was looked at the longest ago decides. */
function lastCovered({ covered }: Look, type: string | undefined): number | undefined {
  const everything = covered.get('*') ?? Number.NEGATIVE_INFINITY;
  const last =
    type === undefined
      ? Math.min(...[...covered.values()].map((time) => Math.max(time, everything)))
      : Math.max(covered.get(type) ?? Number.NEGATIVE_INFINITY, everything);
  return Number.isFinite(last) ? last : undefined;
}

/**
 * Why an asset cannot tell whether something was on it at any moment of a past span; undefined when complete evidence, each fresh until the
 * next, covers all of it.
 */
export function blindnessBetween(
  ledger: Ledger,
  look: Look,
  type: string | undefined,
  span: { readonly from: number; readonly to: number },
): Blind | undefined {
  const blind = (why: string): Blind => ({ asset: look.asset, lastEvidence: look.last, why });
  if (look.last === undefined) return blind('nothing was ever collected from it');
  let spoken = Number.NEGATIVE_INFINITY;
  for (const time of coveringTimes(ledger, look.asset, type, span.to)) {
    if (time > span.from && time > spoken) break;
    spoken = Math.max(spoken, time + freshFor[look.kind]);
  }
  if (spoken >= span.to) return undefined;
  return blind(
    spoken === Number.NEGATIVE_INFINITY
      ? 'there is no complete evidence of it from before'
      : 'complete evidence of it does not cover all of that time',
  );
}

function coveringTimes(ledger: Ledger, asset: string, type: string | undefined, until: number): number[] {
  return ledger.database
    .prepare(
      `SELECT time, covers FROM stream JOIN asset ON asset.id = asset JOIN observation ON observation.stream = stream.id
       WHERE asset.name = ? AND deleted IS NULL AND time <= ? ORDER BY time`,
    )
    .all(asset, until)
    .flatMap((row) => ((type === undefined ? row.covers !== '' : doesCover(String(row.covers), type)) ? [Number(row.time)] : []));
}
