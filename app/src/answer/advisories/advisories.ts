import type { AdvisoryGroup, FeedStatus, ImportReport, ShownAdvisory } from '../../advisories/index.ts';
import { messageOf } from '../../domain/errors.ts';
import type { Gap } from '../../domain/gap.ts';
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
  })[];
}

export interface AdvisoryAnswer {
  readonly schema: 'waybill/advisory/1';
  readonly id: string;
  readonly group: AdvisoryGroup;
  readonly records: readonly ShownAdvisory[];
}

type Step = (step: { readonly what: string; readonly done: number; readonly total?: number | undefined }) => void;

/** Reads feeds in, each whole or not at all; one that fails stops no other. */
export async function importAdvisories(data: Data, origins: readonly string[], onProgress: Step): Promise<ImportAnswer> {
  const feeds: ImportedFeed[] = [];
  for (const origin of origins) feeds.push(await importOne(data, origin, onProgress));
  return { schema: 'waybill/import/1', feeds };
}

/** Reads every feed again that came from an address; what has not changed there is not sent again. */
export async function updateAdvisories(data: Data, onProgress: Step): Promise<ImportAnswer> {
  const origins = data.advisories.status(data.ledger.clock()).flatMap(({ origin }) => (/^https?:/i.test(origin) ? [origin] : []));
  return importAdvisories(data, origins, onProgress);
}

export function feedsAnswer({ advisories, ledger }: Data): FeedsAnswer {
  const feeds = advisories.status(ledger.clock()).map((feed) => ({
    ...feed,
    newest: feed.newest ?? null,
    succeeded: feed.succeeded ?? null,
    ageHours: feed.ageHours ?? null,
  }));
  return { schema: 'waybill/feeds/1', feeds };
}

export function advisoryAnswer({ advisories }: Data, id: string): AdvisoryAnswer {
  return { schema: 'waybill/advisory/1', id, group: advisories.groupOf(id), records: advisories.show(id) };
}

async function importOne(data: Data, origin: string, onProgress: Step): Promise<ImportedFeed> {
  try {
    const {
      seq: _,
      feed: __,
      ...report
    } = await data.advisories.importFrom(origin, {
      now: data.ledger.clock(),
      requestLog: requestLog(data.folder),
      onProgress: ({ phase, done, total }) => onProgress({ what: `${phase} ${origin}`, done, total }),
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
      error: messageOf(error),
    };
  }
}
