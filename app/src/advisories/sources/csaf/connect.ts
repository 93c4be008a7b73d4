import { rmSync } from 'node:fs';
import type { Gap } from '../../../domain/gap.ts';
import type { FetchedAnswer } from '../../../platform/http/index.ts';
import { limits } from '../../../platform/limits.ts';
import type { FeedItem, FeedItems } from '../../feed/feed-items.ts';
import type { Connector, FeedRequest, FetchedFeed, KnownRemoteFile } from '../../fetch/connector.ts';
import { fetchDocuments, type RemoteDocument, validatorsOfStamp } from '../../fetch/fetch-documents.ts';
import { type ChecksumChecker, openChecksumChecker } from './distribution/checksums.ts';
import { findListings, type Listings } from './distribution/find-listings.ts';
import type { ListedDocument } from './distribution/listed-document.ts';
import { openSignatureChecker, type SignatureChecker } from './distribution/signatures.ts';

/** What identified each list when it was read last, by its address. */
type ListState = Readonly<Record<string, { readonly etag?: string; readonly lastModified?: string }>>;

/** What is kept of a feed from one time to the next. */
interface State {
  readonly lists: ListState;
  /** Keys that a person trusts, armoured. */
  readonly trusted?: readonly string[];
}

/**
 * A vendor's CSAF documents by `provider-metadata.json`, those of many vendors by `aggregator.json`, or one ROLIE feed; by any other name as
 * `csaf:https://...`. Only documents that are new or changed by their lists are fetched; each is compared with its checksum, where it has one.
 *
 * @see https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html#7-distributing-csaf-documents
 */
export const csafConnector: Connector = {
  claims: (origin) => /^csaf:https?:\/\//i.test(origin) || /^https?:\/\/[^?#]+\/(?:provider-metadata|aggregator)\.json$/i.test(origin),
  async fetch(request) {
    const before = readState(request.lastState);
    const trusted = request.trusted ?? before.trusted;
    const isTrustNew = request.trusted !== undefined && JSON.stringify(request.trusted) !== JSON.stringify(before.trusted);
    const lists = openLists(request, isTrustNew || !request.known ? {} : before.lists);
    if (await lists.areSame()) return { status: 'unchanged' };
    const listings = await findListings(request.origin.replace(/^csaf:/i, ''), (url) => lists.read(url));
    // What was read before a key was trusted was not held against it: all of it comes again, and nothing that an earlier try left counts.
    if (isTrustNew) rmSync(request.folder, { recursive: true, force: true });
    const files = isTrustNew ? new Map<string, KnownRemoteFile>() : (request.known?.files() ?? new Map<string, KnownRemoteFile>());
    const signatures = await openSignatureChecker(request, trusted);
    return await fetchListed(request, listings, files, signatures, (isWhole) =>
      JSON.stringify({ lists: isWhole ? lists.state() : {}, ...(trusted ? { trusted } : {}) } satisfies State),
    );
  },
};

async function fetchListed(
  request: FeedRequest,
  { documents, gaps, isWhole, notes }: Listings,
  files: ReadonlyMap<string, KnownRemoteFile>,
  signatures: SignatureChecker,
  state: (isWhole: boolean) => string,
): Promise<FetchedFeed> {
  const checker = openChecksumChecker(request);
  const same = new Set<string>();
  const wanted: RemoteDocument[] = [];
  for (const document of documents) {
    const path = pathOf(document.url);
    const stamp = files.get(path)?.stamp;
    if (document.changed !== undefined && document.changed === stamp) same.add(path);
    else wanted.push(remoteOf(document, path, stamp, checker, signatures));
  }
  const fetched = await fetchDocuments(request, wanted);
  return {
    status: 'fetched',
    items: withGaps(gaps, fetched.items),
    isUnchanged: (path) => same.has(path) || fetched.same.has(path) || (!isWhole && files.has(path)),
    notes: [...notes, ...notesOf(wanted.length - fetched.same.size - fetched.failed, checker.unchecked(), signatures)],
    state: state(fetched.failed === 0 && isWhole),
  };
}

function remoteOf(
  document: ListedDocument,
  path: string,
  stamp: string | undefined,
  checker: ChecksumChecker,
  signatures: SignatureChecker,
): RemoteDocument {
  return {
    path,
    url: document.url,
    ...(document.changed === undefined ? validatorsOfStamp(stamp) : { stamp: document.changed }),
    check: async (bytes) => (await checker.check(document, path, bytes)) ?? (await signatures.check(document, path, bytes)),
  };
}

/** What was proved of the documents that came, and what was not. */
function notesOf(fetched: number, unchecked: number, signatures: SignatureChecker): readonly string[] {
  if (fetched <= 0) return [];
  return [...(unchecked === 0 ? [] : [`Of ${fetched} fetched documents, ${unchecked} came without a checksum.`]), ...signatures.notes()];
}

function readState(text: string | undefined): State {
  const found = text === undefined ? {} : (JSON.parse(text) as Partial<State>);
  return { lists: found.lists ?? {}, ...(found.trusted ? { trusted: found.trusted } : {}) };
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
  state(): ListState;
}

function openLists(request: FeedRequest, before: ListState): Lists {
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
    state: () => met,
  };
}
