import { parseTime } from '../../../domain/time.ts';
import { limits } from '../../../platform/limits.ts';
import type { Connector, FeedRequest, FetchedFeed, KnownFeed, KnownRemoteFile } from '../../fetch/connector.ts';
import { fetchDocuments } from '../../fetch/fetch-documents.ts';
import { type ListedRecord, readModifiedList } from './modified-list.ts';

/**
 * OSV's archives of an ecosystem, and mirrors of the same layout: `.../<ecosystem>/all.zip`. Once it was read, only the list of changes beside
 * it is asked for, and the records that it names as newer. Where that is much, or the list does not fit what is known, the archive is fetched.
 *
 * @see https://google.github.io/osv.dev/data/
 */
export const osvConnector: Connector = {
  claims: (origin) => /^https?:\/\/[^?#]+\/all\.zip$/i.test(origin),
  async fetch(request) {
    return (await fetchChanges(request)) ?? (await request.archive(request.origin));
  },
};

/** What changed since; undefined where only the archive tells. */
async function fetchChanges(request: FeedRequest): Promise<FetchedFeed | undefined> {
  const { known } = request;
  const files = known?.files();
  if (!known || !files || files.size === 0) return undefined;
  const before = stateOf(known);
  const answer = await request.get(beside(request.origin, 'modified_id.csv'), { ...before, maxBytes: limits.feedListBytes }).catch(() => {
    request.signal?.throwIfAborted();
    // A mirror may refuse what it does not have with any status; if it is down, the archive will say so.
    return { status: 'missing' as const };
  });
  if (answer.status === 'notModified') return { status: 'unchanged' };
  if (answer.status === 'missing') return undefined;
  const list = readModifiedList(answer.bytes.toString('utf8'));
  const changed = list && changesOf(list, files);
  if (!changed || changed.length > limits.feedChanges) return undefined;
  const { etag, lastModified } = answer;
  const state = JSON.stringify({ etag, lastModified });
  if (changed.length === 0) return { status: 'unchanged', state };
  return await fetchRecords(request, changed, state);
}

async function fetchRecords(request: FeedRequest, changed: readonly ListedRecord[], state: string): Promise<FetchedFeed | undefined> {
  const paths = new Set(changed.map(({ id }) => pathOf(id)));
  const { items, failed } = await fetchDocuments(
    request,
    changed.map(({ id, modified }) => ({
      path: pathOf(id),
      url: beside(request.origin, `${encodeURIComponent(id)}.json`),
      stamp: modified,
    })),
  );
  if (failed > 0) return undefined;
  return { status: 'fetched', items, isUnchanged: (path) => !paths.has(path), state };
}

/**
 * The records that are new, or newer than what is known of them; undefined where the list lacks one that is known: then it is no list of all.
 */
function changesOf(list: readonly ListedRecord[], files: ReadonlyMap<string, KnownRemoteFile>): readonly ListedRecord[] | undefined {
  const listed = new Map(list.map((record) => [pathOf(record.id), record]));
  for (const path of files.keys()) if (!listed.has(path)) return undefined;
  return [...listed].flatMap(([path, record]) => (isKnown(files.get(path), record) ? [] : [record]));
}

function isKnown(file: KnownRemoteFile | undefined, { modified, time }: ListedRecord): boolean {
  if (!file) return false;
  if (file.stamp === modified) return true;
  const known = file.modified === undefined ? undefined : parseTime(file.modified);
  return known !== undefined && time <= known;
}

function stateOf({ state }: KnownFeed): { readonly etag?: string; readonly lastModified?: string } {
  return state === undefined ? {} : (JSON.parse(state) as { etag?: string; lastModified?: string });
}

function pathOf(id: string): string {
  return `${id}.json`;
}

function beside(origin: string, name: string): string {
  return `${origin.slice(0, origin.lastIndexOf('/'))}/${name}`;
}
