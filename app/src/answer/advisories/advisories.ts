import { existsSync } from 'node:fs';
import { type AdvisoryGroup, type FeedStatus, type ImportReport, isAddress, type ShownAdvisory, sources } from '../../advisories/index.ts';
import { messageOf } from '../../domain/errors.ts';
import type { Gap } from '../../domain/gap.ts';
import { ecosystemsInUse, packagesInUse } from '../../match/incremental/ecosystems-in-use.ts';
import type { Data } from '../open-data.ts';
import { requestLog } from '../request-log.ts';

export interface ImportedFeed extends Omit<ImportReport, 'status' | 'seq' | 'feed' | 'gaps'> {
  readonly status: ImportReport['status'] | 'failed';
  readonly gaps: readonly Gap[];
  readonly error: string | null;
}

export interface ImportAnswer {
  readonly schema: 'waybill/import/1';
  readonly feeds: readonly ImportedFeed[];
}

export interface FeedsAnswer {
  readonly schema: 'waybill/feeds/1';
  readonly feeds: readonly (Omit<FeedStatus, 'newest' | 'succeeded' | 'ageHours'> & {
    readonly newest: string | null;
    readonly succeeded: string | null;
    readonly ageHours: number | null;
    /** What could not be read of it at its last import, by name, where that is asked for. */
    readonly gaps?: readonly Gap[];
  })[];
}

export interface AdvisoryAnswer {
  readonly schema: 'waybill/advisory/1';
  readonly id: string;
  readonly group: AdvisoryGroup;
  readonly records: readonly ShownAdvisory[];
}

type Step = (step: { readonly what: string; readonly done: number; readonly total?: number | undefined }) => void;

export interface ImportWishes {
  /** Hours after which these feeds are stale; what they have, or the default, when absent. */
  readonly staleAfterHours?: number | undefined;
  /** OpenPGP keys, armoured, that what these feeds sign is held against; what they had before when absent. */
  readonly trusted?: readonly string[] | undefined;
  readonly onProgress?: Step | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads feeds in, each whole or not at all; one that fails stops no other.
 *
 * @param origins paths, addresses, or kinds whose publisher has one (`kev`)
 */
export async function importAdvisories(data: Data, origins: readonly string[], wishes: ImportWishes): Promise<ImportAnswer> {
  const feeds: ImportedFeed[] = [];
  for (const origin of origins) feeds.push(await importOne(data, resolveOrigin(origin), wishes));
  return { schema: 'waybill/import/1', feeds };
}

/** Reads every feed again that came from an address, those that are to be there, and OSV's own of ecosystems in use that no feed speaks of. */
export async function updateAdvisories(
  data: Data,
  wishes: ImportWishes & { readonly configured: readonly string[] },
): Promise<ImportAnswer> {
  return importAdvisories(data, [...fetchedFeeds(data, 'all'), ...unreadFeeds(data, wishes.configured), ...missingFeeds(data)], wishes);
}

/** A kind whose publisher has it at an address is that address, unless there is a file of that name. */
export function resolveOrigin(origin: string): string {
  const address = sources.find(({ kind }) => kind === origin)?.address;
  return address === undefined || existsSync(origin) ? origin : address;
}

/** Feeds that are to be there, by address or kind, and were never read. */
export function unreadFeeds({ advisories, ledger }: Data, configured: readonly string[]): string[] {
  const known = new Set(advisories.status(ledger.clock()).map(({ origin }) => origin));
  return [...new Set(configured.map(resolveOrigin))].filter((origin) => !known.has(origin));
}

/**
 * The addresses that feeds came from; what has not changed there is not sent again.
 *
 * @param which `due`: those that have come half the way to being stale, so that a server's never are
 */
export function fetchedFeeds({ advisories, ledger }: Data, which: 'all' | 'due'): string[] {
  const feeds = advisories
    .status(ledger.clock())
    .filter(
      ({ stale, ageHours, staleAfterHours }) => which === 'all' || stale || (staleAfterHours ?? Infinity) / 2 < (ageHours ?? Infinity),
    );
  return feeds.flatMap(({ origin }) => (isAddress(origin) ? [origin] : []));
}

/** Where OSV publishes an archive of each ecosystem; WAYBILL_OSV_MIRROR names another place of the same layout. */
const osvArchive = 'https://osv-vulnerabilities.storage.googleapis.com';

/** OSV's archives of the ecosystems in use that no feed speaks of yet. */
export function missingFeeds({ advisories, ledger }: Data): string[] {
  const known = new Set(advisories.status(ledger.clock()).flatMap((feed) => (feed.origin.startsWith('waybill:') ? [] : feed.ecosystems)));
  const base = (process.env.WAYBILL_OSV_MIRROR ?? osvArchive).replace(/\/+$/, '');
  return ecosystemsInUse(ledger).flatMap((ecosystem) => (known.has(ecosystem) ? [] : [`${base}/${encodeURIComponent(ecosystem)}/all.zip`]));
}

/** @param wishes `unread`: name what could not be read of each feed */
export function feedsAnswer({ advisories, ledger }: Data, wishes: { readonly unread?: boolean } = {}): FeedsAnswer {
  const feeds = advisories.status(ledger.clock()).map((feed) => ({
    ...feed,
    newest: feed.newest ?? null,
    succeeded: feed.succeeded ?? null,
    ageHours: feed.ageHours ?? null,
    ...(wishes.unread ? { gaps: advisories.unread(feed.name) } : {}),
  }));
  return { schema: 'waybill/feeds/1', feeds };
}

export function advisoryAnswer({ advisories }: Data, id: string): AdvisoryAnswer {
  return { schema: 'waybill/advisory/1', id, group: advisories.groupOf(id), records: advisories.show(id) };
}

async function importOne(
  data: Data,
  origin: string,
  { onProgress, signal, staleAfterHours, trusted }: ImportWishes,
): Promise<ImportedFeed> {
  try {
    const {
      seq: _,
      feed: __,
      ...report
    } = await data.advisories.importFrom(origin, {
      now: data.ledger.clock(),
      requestLog: requestLog(data.folder),
      ...(staleAfterHours === undefined ? {} : { staleAfterHours }),
      ...(trusted === undefined ? {} : { trusted }),
      inUse: (ecosystem) => packagesInUse(data.ledger, ecosystem),
      ...(signal ? { signal } : {}),
      onProgress: ({ phase, done, total }) => onProgress?.({ what: `${phase} ${origin}`, done, total }),
    });
    return { ...report, error: null };
  } catch (error) {
    return {
      origin,
      status: 'failed',
      records: 0,
      added: 0,
      amended: 0,
      removed: 0,
      duplicates: 0,
      unread: 0,
      gaps: [],
      notes: [],
      error: messageOf(error),
    };
  }
}
