import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fetchAnswer, openConnections } from '../../platform/http/index.ts';
import type { Database } from '../../platform/sql/database.ts';
import type { FeedRequest, FetchedFeed } from '../fetch/connector.ts';
import { fetchArchive } from '../fetch/fetch-archive.ts';
import { namedBy } from '../fetch/named-by.ts';
import { endings, sources } from '../sources/registry.ts';
import { remoteFiles } from './feed-files.ts';
import { addressOf, type Feed } from './feeds.ts';
import type { ImportOptions } from './import-from.ts';
import { readerVersion } from './layout.ts';

/** Fetches what has changed of a feed that has an address, and has it read; what was fetched is dropped once that is done. */
export async function fetchFeed<T>(
  {
    database,
    folder,
    origin,
    known,
  }: { readonly database: Database; readonly folder: string; readonly origin: string; readonly known: Feed | undefined },
  options: ImportOptions,
  read: (fetched: FetchedFeed) => Promise<T>,
): Promise<T> {
  const place = join(folder, 'downloads', createHash('sha256').update(origin).digest('hex').slice(0, 32));
  const isCurrent = known?.reader === readerVersion;
  const connections = openConnections();
  const shared = { signal: options.signal, ...(options.requestLog ? { log: options.requestLog } : {}) };
  const request: FeedRequest = {
    origin,
    known: isCurrent ? { state: known.state, files: () => remoteFiles(database, known.id) } : undefined,
    folder: `${place}.d`,
    now: options.now ?? Date.now(),
    signal: options.signal,
    trusted: options.trusted,
    lastState: known?.state,
    get: async (url, wishes = {}) => fetchAnswer(url, { ...shared, ...wishes, connections, namedBy: namedBy(url, addressOf(origin)) }),
    archive: (url) =>
      fetchArchive(url, {
        ...shared,
        to: place,
        endings,
        etag: isCurrent ? known.etag : undefined,
        lastModified: isCurrent ? known.lastModified : undefined,
        onProgress: ({ bytes, total }) =>
          options.onProgress?.({ phase: 'download', done: bytes, ...(total === undefined ? {} : { total }) }),
      }),
    inUse: (ecosystem) => options.inUse?.(ecosystem) ?? new Map(),
    onProgress: (progress) => options.onProgress?.({ phase: 'fetch', ...progress }),
  };
  try {
    const connector = sources.find(({ connector }) => connector?.claims(origin))?.connector;
    const result = await read(connector ? await connector.fetch(request) : await request.archive(origin));
    rmSync(request.folder, { recursive: true, force: true });
    return result;
  } finally {
    connections.close();
    rmSync(place, { force: true });
  }
}
