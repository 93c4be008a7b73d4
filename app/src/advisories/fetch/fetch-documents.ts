import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../domain/errors.ts';
import type { Gap } from '../../domain/gap.ts';
import { limits } from '../../platform/limits.ts';
import { type FeedItem, type FeedItems, gapItem, inBatches } from '../feed/feed-items.ts';
import { readFeedFile } from '../feed/folder.ts';
import type { FeedRequest } from './connector.ts';

/** One file of a feed that is fetched by itself. */
export interface RemoteDocument {
  /** Its path within the feed. */
  readonly path: string;
  readonly url: string;
  /** What identifies this state of it, so that a copy that an earlier try left is not fetched again. */
  readonly stamp?: string;
  /** What it was identified by when it was fetched last: it is only sent again if that has changed. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** What is wrong with the content, if anything is: a checksum that does not hold. */
  check?(bytes: Uint8Array): Promise<Gap | undefined>;
}

/** The documents that came, on disk; and the paths of those that are the same as before. */
export interface FetchedDocuments {
  readonly items: FeedItems;
  readonly same: ReadonlySet<string>;
  /** How many could not be had. */
  readonly failed: number;
}

/** A document that is there to be read, or why it is not. */
type Outcome = { readonly stamp?: string; readonly file: string } | { readonly gap: FeedItem } | 'same';

/**
 * Fetches many documents, a few at once, into the feed's folder. A document that cannot be had is a gap; where many in a row cannot be had,
 * the server is gone and all of it is given up, to be taken up again later.
 *
 * @throws WaybillError what the last of too many failures was
 */
export async function fetchDocuments(request: FeedRequest, documents: readonly RemoteDocument[]): Promise<FetchedDocuments> {
  mkdirSync(request.folder, { recursive: true });
  const outcomes = new Array<Outcome>(documents.length);
  let next = 0;
  let done = 0;
  let failures = 0;
  async function work(): Promise<void> {
    while (next < documents.length) {
      const index = next;
      next += 1;
      request.signal?.throwIfAborted();
      try {
        outcomes[index] = await fetchDocument(request, documents[index]!);
        failures = 0;
      } catch (error) {
        request.signal?.throwIfAborted();
        failures += 1;
        if (failures > limits.feedFailures) {
          next = documents.length;
          throw error;
        }
        outcomes[index] = { gap: gapItem('not-fetched', documents[index]!.path, messageOf(error)) };
      }
      done += 1;
      request.onProgress({ done, total: documents.length });
    }
  }
  await Promise.all(Array.from({ length: limits.connectionsPerHost }, work));
  return {
    items: inBatches(readOutcomes(documents, outcomes)),
    failed: outcomes.filter((outcome) => outcome !== 'same' && 'gap' in outcome).length,
    same: new Set(documents.flatMap(({ path }, index) => (outcomes[index] === 'same' ? [path] : []))),
  };
}

async function fetchDocument(request: FeedRequest, document: RemoteDocument): Promise<Outcome> {
  const { path, url, stamp, etag, lastModified } = document;
  const file = join(request.folder, nameOf(`${url}\n${stamp ?? ''}`));
  if (stamp !== undefined && existsSync(file)) return { file, stamp };
  const answer = await request.get(url, { etag, lastModified, maxBytes: limits.advisoryBytes });
  if (answer.status === 'notModified') return 'same';
  if (answer.status === 'missing') return { gap: gapItem('not-fetched', path, 'The feed names it, and the server does not have it.') };
  const wrong = await document.check?.(answer.bytes);
  if (wrong) return { gap: { kind: 'gap', gap: wrong } };
  // Whole or not at all: a later try must not find the half of it.
  writeFileSync(`${file}.part`, answer.bytes);
  renameSync(`${file}.part`, file);
  const found = stamp ?? stampOf(answer);
  return { file, ...(found === undefined ? {} : { stamp: found }) };
}

function* readOutcomes(documents: readonly RemoteDocument[], outcomes: readonly Outcome[]): Iterable<FeedItem> {
  for (const [index, { path }] of documents.entries()) {
    const outcome = outcomes[index]!;
    if (outcome === 'same') continue;
    if ('gap' in outcome) {
      yield outcome.gap;
      continue;
    }
    const item = readFeedFile(outcome.file, path);
    yield item.kind === 'file' && outcome.stamp !== undefined ? { ...item, stamp: outcome.stamp } : item;
  }
}

/** How a server identifies a file, as a stamp; `validatorsOfStamp` takes it apart again. */
function stampOf({ etag, lastModified }: { readonly etag?: string; readonly lastModified?: string }): string | undefined {
  if (etag !== undefined) return `etag ${etag}`;
  return lastModified === undefined ? undefined : `date ${lastModified}`;
}

export function validatorsOfStamp(stamp: string | undefined): { readonly etag?: string; readonly lastModified?: string } {
  if (stamp?.startsWith('etag ')) return { etag: stamp.slice(5) };
  return stamp?.startsWith('date ') ? { lastModified: stamp.slice(5) } : {};
}

function nameOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 40);
}
