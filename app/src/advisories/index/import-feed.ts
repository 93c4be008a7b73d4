import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { WaybillError } from '../../domain/errors.ts';
import type { Gap } from '../../domain/gap.ts';
import type { Database } from '../../platform/sql/database.ts';
import { decode } from '../feed/decode.ts';
import type { FeedItem, FeedItems } from '../feed/feed-items.ts';
import { otherDocument } from '../feed/other-document.ts';
import { sources } from '../sources/registry.ts';
import type { AdvisorySource, FeedDocument, FeedFile } from '../sources/source.ts';
import { lastSeq } from './changes.ts';
import { openEnrichmentWriter } from './enrichments.ts';
import { type KnownFile, openFeedFiles } from './feed-files.ts';
import { type Feed, settleFeed } from './feeds.ts';
import { readerVersion } from './layout.ts';
import { settleGroups } from './settle-groups.ts';
import { openUnreadNotes } from './unread.ts';
import { openRecordWriter } from './write-record.ts';

/** What an import did. Counts are of advisory records, `unread` of records or files that could not be read. */
export interface ImportReport {
  readonly feed: string;
  readonly origin: string;
  /** `unchanged`: the address answered that nothing is new, and nothing was read. */
  readonly status: 'imported' | 'unchanged';
  /** How many records the feed has now. */
  readonly records: number;
  readonly added: number;
  readonly amended: number;
  readonly removed: number;
  /** Records that the feed holds twice: of each the newer one counts. */
  readonly duplicates: number;
  readonly unread: number;
  /** The first of what could not be read, by name. */
  readonly gaps: readonly Gap[];
  /** What people should know of how it was fetched: what was not checked, what was left out. */
  readonly notes: readonly string[];
  /** The number of the index's last change. */
  readonly seq: number;
}

export interface ImportProgress {
  readonly phase: 'download' | 'fetch' | 'import';
  /** Bytes of a download, documents that are fetched one by one, files of an import. */
  readonly done: number;
  readonly total?: number;
}

export interface ImportRun {
  readonly feed: Feed;
  readonly items: FeedItems;
  /** Whether a file that is not among the items is there and the same as before. */
  readonly isUnchanged?: ((path: string) => boolean) | undefined;
  /** Whether a feed without any record is one. */
  readonly mayBeEmpty?: boolean | undefined;
  readonly notes?: readonly string[] | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Gaps after which a file that was not seen may still be there. */
const partial: ReadonlySet<string> = new Set(['too-many-files', 'too-deep', 'unreadable-folder', 'too-much']);

/** Files between two looks at the rest of the program, so that a server keeps answering. */
const breathEvery = 512;

/**
 * Reads a whole feed into the index, in the caller's transaction. Files that have not changed are passed over by their digest. What a feed
 * no longer has is gone; a file or record that can no longer be read keeps its last good state.
 */
export async function importFeed(database: Database, run: ImportRun): Promise<ImportReport> {
  const { feed, isUnchanged = () => false } = run;
  const before = lastSeq(database);
  const records = openRecordWriter(database, feed.id, run.now);
  const enrichments = openEnrichmentWriter(database, feed.id);
  const files = openFeedFiles(database, feed);
  const unread = openUnreadNotes(database, feed.id, isUnchanged);
  const counts = { added: 0, amended: 0, unchanged: 0, duplicate: 0, removed: 0 };
  const kinds = new Set<string>();
  let isWhole = true;
  let hasLater = false;

  function readItem(item: FeedItem): void {
    if (item.kind === 'file') {
      readFile(item.file, item.stamp);
      return;
    }
    unread.add(item.gap);
    if (item.gap.path !== undefined) files.keep(item.gap.path);
    if (partial.has(item.gap.kind)) isWhole = false;
  }

  function readFile(file: FeedFile, stamp: string | undefined): void {
    const digest = digestOf(file.bytes);
    const known = files.meet(file.path, digest);
    if (stamp !== undefined) files.stamp(known.id, stamp);
    if (known.isSame) return;
    const isClean = readDocument(file, known);
    if (!isClean) files.unsettle(known.id);
    else if (!known.isNew) files.settle(known.id, digest);
  }

  function readDocument(file: FeedFile, known: KnownFile): boolean {
    const document = decode(file);
    if (!('bytes' in document)) {
      unread.add(document);
      return false;
    }
    const source = sources.find((candidate) => candidate.claims(document));
    if (source) {
      kinds.add(source.kind);
      return readRecords(source, document, known);
    }
    if (isNoAdvisory(document)) return true;
    const unknown = { kind: 'unknown-format', path: file.path, message: 'It is no advisory that is known here.', blocking: true };
    unread.add(otherDocument(document) ?? unknown);
    return false;
  }

  /** Whether nothing of the file is left to be looked at again while it stays the same. */
  function readRecords(source: AdvisorySource, document: FeedDocument, known: KnownFile): boolean {
    /** What it still holds of what it held before; nothing of a new file. */
    const kept = known.isNew ? undefined : new Set<string>();
    let isClean = true;
    let isNamed = true;
    if (!known.isNew) enrichments.clear(known.id);
    for (const record of source.read(document, { now: run.now })) {
      if (record.kind === 'unread') {
        unread.add(record.gap);
        isClean = false;
        if (record.gap.subject === undefined) isNamed = false;
        else kept?.add(record.gap.subject);
        continue;
      }
      if (record.kind === 'later') {
        isClean = false;
        hasLater = true;
        continue;
      }
      if (record.kind === 'enrichment') {
        enrichments.write(record.enrichment, known.id);
        continue;
      }
      const change = records.write(record.advisory, known.id);
      counts[change] += 1;
      kept?.add(record.advisory.id);
      // A duplicate is read again next time: its turn may come when the other one is gone.
      if (change === 'duplicate') isClean = false;
    }
    if (kept && isNamed) counts.removed += records.removeOthers(known.id, kept);
    return isClean;
  }

  let done = 0;
  for await (const items of run.items) {
    for (const item of items) readItem(item);
    if (Math.floor(done / breathEvery) !== Math.floor((done + items.length) / breathEvery)) await setImmediate();
    done += items.length;
    run.signal?.throwIfAborted();
    run.onProgress?.({ phase: 'import', done });
  }
  for (const file of isWhole ? files.takeUnseen(isUnchanged) : []) {
    counts.removed += records.removeOthers(file, new Set());
    enrichments.clear(file);
  }
  const met = sources.filter(({ kind }) => kinds.has(kind) || feed.kinds.includes(kind));
  const isReadAnew = feed.reader !== readerVersion && feed.records > 0;
  records.settleCoverage(counts.removed > 0 || isReadAnew, (ecosystem) => met.some(({ speaksFor }) => speaksFor?.(ecosystem) ?? true));
  settleGroups(database, before);
  const total = settleFeed(database, feed, { kinds, unread: unread.count(), now: run.now, isSettled: !hasLater });
  if (total === 0 && !run.mayBeEmpty) throw emptyFeed(feed, unread.first, unread.count());
  const { added, amended, removed, duplicate } = counts;
  return {
    feed: feed.name,
    origin: feed.origin,
    status: 'imported',
    records: total,
    added,
    amended,
    removed,
    duplicates: duplicate,
    unread: unread.count(),
    gaps: unread.first,
    notes: run.notes ?? [],
    seq: records.seq(),
  };
}

/** By way of text, which costs half of what a buffer for each does. */
function digestOf(bytes: Uint8Array): Uint8Array {
  return Buffer.from(hash('sha256', bytes, 'binary').slice(0, 16), 'binary');
}

function emptyFeed(feed: Feed, [first]: readonly Gap[], unread: number): WaybillError {
  const why = first ? ` ${unread} could not be read, the first: ${first.path}: ${first.message}` : '';
  return new WaybillError('no-feed', `${feed.origin} holds no advisory that can be read; nothing was changed.${why}`, {
    place: { path: feed.origin },
  });
}

/** JSON schemas and pages for people stand beside the records of many feeds. */
function isNoAdvisory({ path, value }: FeedDocument): boolean {
  if (/\.md$/i.test(path)) return true;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '$schema') && !Object.hasOwn(value, 'id');
}
