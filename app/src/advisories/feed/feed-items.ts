import type { Gap } from '../../domain/gap.ts';
import { limits } from '../../platform/limits.ts';
import type { FeedFile } from '../sources/source.ts';

/** A file of a feed, or why it could not be had. */
export type FeedItem =
  | {
      readonly kind: 'file';
      readonly file: FeedFile;
      /** What identified the file when it was fetched by itself. */
      readonly stamp?: string;
    }
  | { readonly kind: 'gap'; readonly gap: Gap };

/** A feed's files in bounded batches, in a fixed order. */
export type FeedItems = AsyncIterable<readonly FeedItem[]>;

/** Groups items so that few promises are made and little is held at once. */
export async function* inBatches(items: Iterable<FeedItem> | AsyncIterable<FeedItem>): FeedItems {
  let batch: FeedItem[] = [];
  let bytes = 0;
  const take = (item: FeedItem): readonly FeedItem[] | undefined => {
    batch.push(item);
    bytes += item.kind === 'file' ? item.file.bytes.length : 0;
    if (batch.length < limits.feedBatchFiles && bytes < limits.feedBatchBytes) return undefined;
    const full = batch;
    batch = [];
    bytes = 0;
    return full;
  };
  // Waiting for what is there at once would cost as much as reading it.
  if (Symbol.iterator in items) {
    for (const item of items) {
      const full = take(item);
      if (full) yield full;
    }
  } else {
    for await (const item of items) {
      const full = take(item);
      if (full) yield full;
    }
  }
  if (batch.length > 0) yield batch;
}

export function gapItem(kind: string, path: string, message: string): FeedItem {
  return { kind: 'gap', gap: { kind, path, message, blocking: true } };
}
