import type { Database, Row } from '../../platform/sql/database.ts';
import { isRelease } from './keys.ts';
import { readerVersion } from './layout.ts';

const hour = 3_600_000;

/** A feed as the index knows it. */
export interface Feed {
  readonly id: number;
  readonly name: string;
  /** A path or an address: what identifies it. */
  readonly origin: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** What its connector left there. */
  readonly state?: string;
  readonly kinds: readonly string[];
  /** The version of the reader that read it last. */
  readonly reader: number;
  readonly records: number;
  readonly unread: number;
}

/** What is known of a feed's state. Times are RFC 3339 UTC. */
export interface FeedStatus {
  readonly name: string;
  readonly origin: string;
  /** The kinds of source its files are of. */
  readonly kinds: readonly string[];
  /** The ecosystems of which it has records, without releases. */
  readonly ecosystems: readonly string[];
  /** The releases of distributions among them (`Debian:12`); none of a distribution whose records are about all of its releases. */
  readonly releases: readonly string[];
  readonly records: number;
  readonly unread: number;
  /** When its newest record was last modified. */
  readonly newest?: string;
  /** When it was last read, or found unchanged. */
  readonly succeeded?: string;
  /** Hours since then. */
  readonly ageHours?: number;
  /** Hours; null for a feed that cannot grow old. */
  readonly staleAfterHours: number | null;
  readonly stale: boolean;
}

/** Hours until a feed is stale where nobody says otherwise: one that is fetched changes every day, one that is carried in by hand every week. */
export function staleAfterOf(origin: string): number {
  return isAddress(origin) ? 24 : 7 * 24;
}

/** Whether a feed is fetched: its origin is an address, or a kind and an address (`npm-bulk:https://registry.example.org`). */
export function isAddress(origin: string): boolean {
  return /^(?:[a-z][a-z-]*:)?https?:\/\//i.test(origin);
}

/** The address without the kind before it. */
export function addressOf(origin: string): string {
  return origin.replace(/^[a-z][a-z-]*:(?=https?:)/i, '');
}

/** A feed by its origin, made when it is new. */
export function feedOf(database: Database, origin: string, name: string, staleAfter: number | null): Feed {
  const found = findFeed(database, origin);
  if (found) return found;
  const taken = (candidate: string) => database.prepare('SELECT 1 FROM feed WHERE name = ?').get(candidate) !== undefined;
  let free = name;
  for (let number = 2; taken(free); number += 1) free = `${name} (${number})`;
  database.prepare('INSERT INTO feed (origin, name, stale_after) VALUES (?, ?, ?)').run(origin, free, staleAfter);
  return feedOf(database, origin, name, staleAfter);
}

export function findFeed(database: Database, origin: string): Feed | undefined {
  const found = database.prepare('SELECT * FROM feed WHERE origin = ?').get(origin);
  return found && readFeed(found as Row);
}

/** Notes that a feed was asked for and is the same as before; and what its connector wants to know next time, if that is something new. */
export function confirmFeed(database: Database, feed: Feed, now: number, state: string | undefined): void {
  database.transaction(() =>
    database.prepare('UPDATE feed SET succeeded = ?, state = coalesce(?, state) WHERE id = ?').run(now, state ?? null, feed.id),
  );
}

export function noteStaleAfter(database: Database, feed: Feed, hours: number | null): void {
  database.prepare('UPDATE feed SET stale_after = ? WHERE id = ?').run(hours, feed.id);
}

/** Notes what tells next time whether a feed has changed. */
export function noteValidators(
  database: Database,
  feed: Feed,
  { etag, lastModified, state }: { readonly etag?: string; readonly lastModified?: string; readonly state: string | undefined },
): void {
  database
    .prepare('UPDATE feed SET etag = ?, last_modified = ?, state = ? WHERE id = ?')
    .run(etag ?? null, lastModified ?? null, state ?? null, feed.id);
}

/** A name that people know a feed by: `Go` for `.../Go/all.zip`, a vendor's host, else the last part of its path. */
export function nameOfOrigin(origin: string): string {
  const [, kind] = /^([a-z][a-z-]*):https?:/i.exec(origin) ?? [];
  if (kind !== undefined) return `${kind} ${new URL(addressOf(origin)).host}`;
  if (/^https?:.*\/(?:provider-metadata|aggregator)\.json$/i.test(origin)) return new URL(origin).host;
  const path = isAddress(origin) ? decodeURIComponentSafely(new URL(addressOf(origin)).pathname) : origin;
  const parts = path.split(/[/\\]/).filter((part) => part !== '');
  const last = parts.at(-1) ?? origin;
  const isArchive = /^(all|main|master)\.zip$/i.test(last);
  return (isArchive ? (parts.at(-2) ?? last) : last.replace(/\.(zip|json|ya?ml|csv)(\.gz)?$/i, '')) || origin;
}

/** Notes what an import found; how many records the feed has now. */
export function settleFeed(
  database: Database,
  feed: Feed,
  found: {
    readonly kinds: ReadonlySet<string>;
    readonly unread: number;
    readonly now: number;
    /** Whether the same files would give the same records at any time. */
    readonly isSettled: boolean;
  },
): number {
  // Some feeds write the year 1 where they mean "unknown". Records are looked at in the order in which they stand, not in that of their names.
  const { records, newest } = database
    .prepare(
      `SELECT count(*) AS records, max(CASE WHEN modified > '0002' THEN modified END) AS newest FROM advisory
       WHERE id IN (SELECT id FROM advisory WHERE feed = ?) AND gone = 0`,
    )
    .get(feed.id) as { records: number; newest: string | null };
  // Catalogues are published in several forms side by side, which say the same.
  const enrichments = Number(
    database
      .prepare(
        'SELECT count(*) AS count FROM (SELECT DISTINCT cve, kind FROM enrichment WHERE file IN (SELECT id FROM file WHERE feed = ?))',
      )
      .get(feed.id)!.count,
  );
  const kinds = [...new Set([...feed.kinds, ...found.kinds])].sort().join(' ');
  database
    .prepare('UPDATE feed SET records = ?, unread = ?, newest = ?, reader = ?, kinds = ?, succeeded = ? WHERE id = ?')
    .run(records + enrichments, found.unread, newest, found.isSettled ? readerVersion : 0, kinds, found.now, feed.id);
  return records + enrichments;
}

export function statusOf(database: Database, now: number): readonly FeedStatus[] {
  const covered = database.prepare('SELECT e.name FROM coverage c JOIN ecosystem e ON e.id = c.ecosystem WHERE c.feed = ? ORDER BY e.name');
  return database
    .prepare('SELECT * FROM feed ORDER BY name')
    .all()
    .map((row) => {
      const names = covered.all(Number(row.id)).map((found) => String(found.name));
      const succeeded = row.succeeded === null ? undefined : Number(row.succeeded);
      const staleAfter = row.stale_after === null ? null : Number(row.stale_after);
      const age = succeeded === undefined ? undefined : Math.max(0, now - succeeded) / hour;
      return {
        name: String(row.name),
        origin: String(row.origin),
        kinds: wordsOf(row.kinds),
        ecosystems: names.filter((name) => !isRelease(name)),
        releases: names.filter(isRelease),
        records: Number(row.records),
        unread: Number(row.unread),
        ...(row.newest === null ? {} : { newest: String(row.newest) }),
        ...(succeeded === undefined ? {} : { succeeded: new Date(succeeded).toISOString() }),
        ...(age === undefined ? {} : { ageHours: Math.round(age * 10) / 10 }),
        staleAfterHours: staleAfter,
        stale: staleAfter !== null && (age === undefined || age > staleAfter),
      };
    });
}

function readFeed(row: Row): Feed {
  const { etag, last_modified: lastModified, state } = row;
  return {
    id: Number(row.id),
    name: String(row.name),
    origin: String(row.origin),
    ...(typeof etag === 'string' ? { etag } : {}),
    ...(typeof lastModified === 'string' ? { lastModified } : {}),
    ...(typeof state === 'string' ? { state } : {}),
    kinds: wordsOf(row.kinds),
    reader: Number(row.reader),
    records: Number(row.records),
    unread: Number(row.unread),
  };
}

function wordsOf(text: unknown): readonly string[] {
  return String(text)
    .split(' ')
    .filter((word) => word !== '');
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
