import { basename } from 'node:path';
import { download, type RequestLog } from '../../platform/http/index.ts';
import { limits } from '../../platform/limits.ts';
import { openFeed } from '../feed/open-feed.ts';
import type { FetchedFeed } from './connector.ts';

export interface ArchiveOptions {
  /** Where it lies until it is read. */
  readonly to: string;
  readonly endings: ReadonlySet<string>;
  /** What identified it when it was read last. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly log?: RequestLog | undefined;
  readonly onProgress?: (progress: { readonly bytes: number; readonly total?: number }) => void;
}

/** A feed that is one file or archive at an address. @throws WaybillError as `download` does */
export async function fetchArchive(url: string, options: ArchiveOptions): Promise<FetchedFeed> {
  const { to, endings, log, ...rest } = options;
  const { status, etag, lastModified } = await download(url, {
    ...rest,
    to,
    namedBy: 'operator',
    maxBytes: limits.archiveBytes,
    ...(log ? { log } : {}),
  });
  if (status === 'notModified') return { status: 'unchanged' };
  return {
    status: 'fetched',
    items: openFeed(to, basename(new URL(url).pathname), endings),
    validators: { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) },
  };
}
