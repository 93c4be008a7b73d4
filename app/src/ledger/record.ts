import type { Collected, CollectedComponent, Relation } from '../domain/collected.ts';
import { type Asset, ensureAsset } from './assets.ts';
import type { Known } from './components/component-index.ts';
import { change, type Ledger } from './ledger.ts';
import { recordOwnership } from './ownership.ts';
import { appendSight } from './streams/append.ts';
import { type Flags, flagsOf } from './streams/current-set.ts';
import { encodeIds } from './streams/id-set.ts';
import { untyped } from './streams/observation.ts';
import { type ByTypes, componentOfService, type Submission, type SubmittedDocument } from './submission.ts';

export interface Recorded {
  readonly status: 'ingested' | 'unchanged';
  readonly asset: string;
  /** `source: scope`, as people read it. */
  readonly stream: string;
  /** The moment that the document was placed at. */
  readonly time: number;
  /** Presences that began and ended with it. */
  readonly added: number;
  readonly removed: number;
}

/** A clock of another machine may be a little ahead; more than this is a wrong one. In milliseconds. */
const toleratedFuture = 5 * 60_000;

/** How many gaps are kept with the evidence in words; all are counted. */
const keptGaps = 1000;

/** Records a document: the evidence itself, and what it says of its asset's stream. The same document again changes nothing. All or nothing. */
export function recordDocument(ledger: Ledger, document: SubmittedDocument): Recorded {
  ledger.objects.put(document.digest, document.bytes);
  return change(ledger, () => recordKept(ledger, document));
}

/** Records a document that is among the ledger's objects already. Within a transaction, which an error must undo whole. */
export function recordKept(ledger: Ledger, submission: Submission): Recorded {
  const { database } = ledger;
  const known = ledger.clock();
  const { time, note } = placeInTime(submission, known);
  const evidence = findEvidence(ledger, submission.digest);
  const { seen, edges, types, ids } = readComponents(ledger, submission);
  const of = { source: submission.source, scope: byTypes(submission.scope, types) };
  const unchanged = { status: 'unchanged', asset: submission.asset.name, stream: streamName(of), time, added: 0, removed: 0 } as const;
  if (evidence?.retracted) return unchanged;
  const asset = ensureAsset(ledger, submission.asset.name, submission.asset.kind);
  const stream = ensureStream(ledger, asset, of);
  const told = { asset: asset.name, stream: streamName(of), time };
  if (evidence && isRecorded(ledger, stream.id, evidence.id, submission.statedTime)) return { ...unchanged, ...told };
  const covers = byTypes(submission.covers, types);
  const sight = { time, known, evidence: evidence?.id ?? insertEvidence(ledger, submission, known, note), covers, seen };
  const changed = appendSight(database, stream, sight, ledger.components.typeOf);
  if (time >= stream.lastTime) {
    database.prepare('INSERT OR REPLACE INTO dependency (stream, edges) VALUES (?, ?)').run(stream.id, edges);
    recordOwnership(database, stream.id, time, submission.collected, ids);
  }
  return { ...told, status: 'ingested', ...changed };
}

function byTypes<T extends string>(value: ByTypes<T>, types: readonly string[]): T {
  return typeof value === 'function' ? value(types) : value;
}

export function streamName({ source, scope }: { readonly source: string; readonly scope: string }): string {
  return scope === '' ? source : `${source}: ${scope}`;
}

/** A missing or future time becomes the time of ingestion, and is flagged. */
function placeInTime({ statedTime, documentTime }: Submission, known: number): { time: number; note: string | undefined } {
  if (statedTime !== undefined) return { time: statedTime, note: statedTime === documentTime ? undefined : 'time stated at ingestion' };
  if (documentTime === undefined) return { time: known, note: 'the document tells no time: the time of ingestion is used' };
  if (documentTime > known + toleratedFuture)
    return { time: known, note: 'the document tells a time in the future: the time of ingestion is used' };
  return { time: documentTime, note: undefined };
}

function ensureStream(ledger: Ledger, asset: Asset, { source, scope }: { readonly source: string; readonly scope: string }) {
  const find = ledger.database.prepare('SELECT id, last_time, observations FROM stream WHERE asset = ? AND source = ? AND scope = ?');
  let row = find.get(asset.id, source, scope);
  if (!row) {
    ledger.database
      .prepare('INSERT INTO stream (asset, source, scope, last_time, observations, components) VALUES (?, ?, ?, 0, 0, 0)')
      .run(asset.id, source, scope);
    row = find.get(asset.id, source, scope)!;
  }
  return {
    id: Number(row.id),
    lastTime: Number(row.last_time),
    observations: Number(row.observations),
  };
}

/** The evidence of a digest, 64 hex digits. */
export function findEvidence(ledger: Ledger, digest: string): { readonly id: number; readonly retracted: boolean } | undefined {
  const row = ledger.database.prepare('SELECT id, retracted FROM evidence WHERE sha256 = ?').get(Buffer.from(digest, 'hex'));
  return row && { id: Number(row.id), retracted: row.retracted !== null };
}

/** The same bytes say nothing new, unless a person states another time for them. */
function isRecorded(ledger: Ledger, stream: number, evidence: number, statedTime: number | undefined): boolean {
  return statedTime === undefined
    ? ledger.database.prepare('SELECT 1 FROM observation WHERE stream = ? AND evidence = ?').get(stream, evidence) !== undefined
    : ledger.database
        .prepare('SELECT 1 FROM observation WHERE stream = ? AND evidence = ? AND time = ?')
        .get(stream, evidence, statedTime) !== undefined;
}

/** What is kept of a document beside what it says of components. */
export type EvidenceHead = Pick<
  Submission,
  'digest' | 'size' | 'path' | 'format' | 'specVersion' | 'serial' | 'tools' | 'authors' | 'documentTime' | 'counted'
> & { readonly collected: Pick<Collected, 'relations' | 'gaps'> };

/** Keeps a document as evidence. Within a transaction. */
export function insertEvidence(ledger: Ledger, submission: EvidenceHead, known: number, note: string | undefined): number {
  const { collected } = submission;
  const gaps = collected.gaps.slice(0, keptGaps);
  const { lastInsertRowid } = ledger.database
    .prepare(
      `INSERT INTO evidence (sha256, size, path, format, spec_version, tools, authors, serial, document_time, time_note, ingested, counted, relations, gaps, gap_count)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      Buffer.from(submission.digest, 'hex'),
      submission.size,
      submission.path,
      submission.format,
      submission.specVersion,
      JSON.stringify(submission.tools),
      JSON.stringify(submission.authors),
      submission.serial ?? null,
      submission.documentTime ?? null,
      note ?? null,
      known,
      submission.counted,
      collected.relations.length,
      JSON.stringify(gaps),
      collected.gaps.length,
    );
  return Number(lastInsertRowid);
}

/** What a document says, by the ledger's ids: the components it sees, its dependency edges as pairs, and the kinds of package, sorted. */
interface Read {
  readonly seen: Map<number, Flags>;
  readonly edges: Uint8Array;
  readonly types: readonly string[];
  readonly ids: ReadonlyMap<string, number>;
}

function readComponents(ledger: Ledger, { root, collected }: Submission): Read {
  const seen = new Map<number, Flags>();
  const ids = new Map<string, number>();
  const { components } = collected;
  const known = ledger.components.intern(components);
  take(components, known);
  // A root without version or purl is only the asset's name once more.
  const about = root?.version !== undefined || root?.purl !== undefined ? [root] : [];
  const others = [...about, ...collected.services.map(componentOfService)];
  take(others, ledger.components.intern(others));
  const types = new Set(known.map(({ type }) => type || untyped));
  return { seen, edges: encodeEdges(collected.relations, ids), types: [...types].sort(), ids };

  function take(told: readonly CollectedComponent[], as: readonly Known[]): void {
    for (let at = 0; at < told.length; at++) {
      const { ref, scope, direct } = told[at]!;
      const { id } = as[at]!;
      ids.set(ref, id);
      // One component told twice keeps the stronger word: needed before optional before unsaid.
      const flags = flagsOf(scope, direct ?? false);
      const before = seen.get(id);
      seen.set(id, before === undefined ? flags : strongest(before, flags));
    }
  }
}

function strongest(a: Flags, b: Flags): Flags {
  const direct = (a | b) & 4;
  const scopes = [a & 3, b & 3];
  const scope = [1, 2, 0, 3].find((each) => scopes.includes(each)) ?? 0;
  return scope | direct;
}

/** One number for each pair, `from` in its upper half: sorted they lie close together. Ids stay below 2^26. */
export const edgeBase = 2 ** 26;

function encodeEdges(relations: readonly Relation[], ids: ReadonlyMap<string, number>): Uint8Array {
  const pairs = new Float64Array(relations.length);
  let count = 0;
  for (const { kind, from, to } of relations) {
    if (kind !== 'dependsOn') continue;
    const source = ids.get(from);
    const target = ids.get(to);
    if (source !== undefined && target !== undefined && source < edgeBase && target < edgeBase) pairs[count++] = source * edgeBase + target;
  }
  return encodeIds(withoutRepeats(pairs.subarray(0, count).sort()));
}

/** @param sorted numbers; they are moved together in place */
function withoutRepeats(sorted: Float64Array): Float64Array {
  let count = 0;
  for (const pair of sorted) if (count === 0 || sorted[count - 1] !== pair) sorted[count++] = pair;
  return sorted.subarray(0, count);
}
