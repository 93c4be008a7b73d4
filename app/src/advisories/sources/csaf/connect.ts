import type { Gap } from '../../../domain/gap.ts';
import type { FetchedAnswer } from '../../../platform/http/index.ts';
import { limits } from '../../../platform/limits.ts';
import type { FeedItem, FeedItems } from '../../feed/feed-items.ts';
import type { Connector, FeedRequest, FetchedFeed, KnownRemoteFile } from '../../fetch/connector.ts';
import { fetchDocuments, type RemoteDocument, validatorsOfStamp } from '../../fetch/fetch-documents.ts';
import { type ChecksumChecker, openChecksumChecker } from './distribution/checksums.ts';
import { findListings, type Listings } from './distribution/find-listings.ts';
import type { ListedDocument } from './distribution/listed-document.ts';

/** What identified each list when it was read last, by its address. */
type ListState = Readonly<Record<string, { readonly etag?: string; readonly lastModified?: string }>>;

/**
 * A vendor's CSAF documents by `provider-metadata.json`, those of many vendors by `aggregator.json`, or one ROLIE feed; by any other name as
 * `csaf:https://...`. Only documents that are new or changed by their lists are fetched; each is compared with its checksum, where it has one.
 *
 * @see https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html#7-distributing-csaf-documents
 */
export const csafConnector: Connector = {
  claims: (origin) => /^csaf:https?:\/\//i.test(origin) || /^https?:\/\/[^?#]+\/(?:provider-metadata|aggregator)\.json$/i.test(origin),
  async fetch(request) {
    const lists = openLists(request);
    if (await lists.areSame()) return { status: 'unchanged' };
    const listings = await findListings(request.origin.replace(/^csaf:/i, ''), (url) => lists.read(url));
    const files = request.known?.files() ?? new Map<string, KnownRemoteFile>();
    return await fetchListed(request, listings, files, () => lists.state());
  },
};

async function fetchListed(
  request: FeedRequest,
  { documents, gaps, isWhole, notes }: Listings,
  files: ReadonlyMap<string, KnownRemoteFile>,
  state: () => string,
): Promise<FetchedFeed> {
  const checker = openChecksumChecker(request);
  const same = new Set<string>();
  const wanted: RemoteDocument[] = [];
  for (const document of documents) {
    const path = pathOf(document.url);
    const stamp = files.get(path)?.stamp;
    if (document.changed !== undefined && document.changed === stamp) same.add(path);
    else wanted.push(remoteOf(document, path, stamp, checker));
  }
  const fetched = await fetchDocuments(request, wanted);
  return {
    status: 'fetched',
    items: withGaps(gaps, fetched.items),
    isUnchanged: (path) => same.has(path) || fetched.same.has(path) || (!isWhole && files.has(path)),
    notes: [...notes, ...notesOf(wanted.length - fetched.same.size - fetched.failed, checker.unchecked(), documents)],
    ...(fetched.failed === 0 && isWhole ? { state: state() } : {}),
  };
}

function remoteOf(document: ListedDocument, path: string, stamp: string | undefined, checker: ChecksumChecker): RemoteDocument {
  return {
    path,
    url: document.url,
    ...(document.changed === undefined ? validatorsOfStamp(stamp) : { stamp: document.changed }),
    check: (bytes) => checker.check(document, path, bytes),
  };
}

/** What was not proved of the documents that came. */
function notesOf(fetched: number, unchecked: number, documents: readonly ListedDocument[]): readonly string[] {
  if (fetched <= 0) return [];
  const signed = documents.filter(({ isSigned }) => isSigned).length;
  return [
    ...(unchecked === 0 ? [] : [`Of ${fetched} fetched documents, ${unchecked} came without a checksum.`]),
    signed === 0
      ? 'OpenPGP signatures are not checked: what is known of the documents’ origin is the server they came from.'
      : `OpenPGP signatures are not checked (${signed} documents name one): what is known of the documents’ origin is the server they came from.`,
  ];
}

async function* withGaps(gaps: readonly Gap[], items: FeedItems): FeedItems {
  if (gaps.length > 0) yield gaps.map((gap): FeedItem => ({ kind: 'gap', gap }));
  yield* items;
}

/** A document's path within the feed: its address without the protocol, so that documents of many servers stay apart. */
function pathOf(url: string): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}

/** The files that lead to the documents. */
interface Lists {
  /** Whether all that were read last time are the same. */
  areSame(): Promise<boolean>;
  read(url: string): Promise<Buffer | undefined>;
  state(): string;
}

function openLists(request: FeedRequest): Lists {
  const before = request.known?.state === undefined ? {} : (JSON.parse(request.known.state) as ListState);
  const met: Record<string, ListState[string]> = Object.create(null);
  /** What came while it was looked whether anything has changed. */
  const came = new Map<string, FetchedAnswer>();
  const ask = (url: string, validators: ListState[string] = {}) => request.get(url, { ...validators, maxBytes: limits.feedListBytes });
  return {
    async areSame() {
      const urls = Object.keys(before);
      for (const url of urls) {
        const answer = await ask(url, before[url]).catch(() => {
          // It is asked for again where it is needed, and its absence judged there.
          request.signal?.throwIfAborted();
          return undefined;
        });
        if (answer?.status === 'notModified') continue;
        if (answer) came.set(url, answer);
        return false;
      }
      return urls.length > 0;
    },
    async read(url) {
      const answer = came.get(url) ?? (await ask(url));
      if (answer.status !== 'fetched') return undefined;
      const { etag, lastModified } = answer;
      met[url] = { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
      return answer.bytes;
    },
    state: () => JSON.stringify(met),
  };
}
