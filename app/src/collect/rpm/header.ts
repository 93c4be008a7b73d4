import { limits } from '../../platform/limits.ts';

/** Tags of a header that tell what a package is. @see https://rpm.org/docs/latest/manual/tags.html */
export const tags = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  vendor: 1011,
  license: 1014,
  packager: 1015,
  arch: 1022,
  sourceRpm: 1044,
  provideName: 1047,
  requireName: 1049,
  modularityLabel: 5096,
  dirIndexes: 1116,
  baseNames: 1117,
  dirNames: 1118,
} as const;

/** A package's header. Values of foreign or impossible types and places are as good as absent. */
export interface Header {
  text(tag: number): string | undefined;
  texts(tag: number): readonly string[];
  integer(tag: number): number | undefined;
  integers(tag: number): readonly number[];
}

interface IndexEntry {
  readonly type: number;
  readonly offset: number;
  readonly count: number;
}

const int32 = 4;
const textTypes: ReadonlySet<number> = new Set([6, 8, 9]);

/** More than rpm itself accepts. */
const maxEntries = 0xffff;

/**
 * Reads a header as rpm's databases hold it: two counts, the index, the store, all big-endian, without the magic of package files.
 *
 * @returns undefined where the blob is no whole header
 * @see https://rpm.org/docs/latest/manual/format_header.html
 */
export function parseHeader(blob: Uint8Array): Header | undefined {
  if (blob.length < 8) return undefined;
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const entries = view.getUint32(0);
  const storeLength = view.getUint32(4);
  const storeStart = 8 + entries * 16;
  if (entries === 0 || entries > maxEntries || storeStart + storeLength > blob.length) return undefined;
  const index = new Map<number, IndexEntry>();
  for (let at = 8; at < storeStart; at += 16) {
    index.set(view.getUint32(at), { type: view.getUint32(at + 4), offset: view.getUint32(at + 8), count: view.getUint32(at + 12) });
  }
  const store = blob.subarray(storeStart, storeStart + storeLength);
  return {
    text: (tag) => textsAt(store, index.get(tag), 1)[0],
    texts: (tag) => textsAt(store, index.get(tag), limits.rpmHeaderTexts),
    integer: (tag) => integersAt(store, index.get(tag), 1)[0],
    integers: (tag) => integersAt(store, index.get(tag), limits.rpmHeaderTexts),
  };
}

function textsAt(store: Uint8Array, entry: IndexEntry | undefined, atMost: number): string[] {
  const texts: string[] = [];
  if (!entry || !textTypes.has(entry.type)) return texts;
  const count = Math.min(entry.count, atMost);
  let start = entry.offset;
  while (texts.length < count) {
    const end = store.indexOf(0, start);
    if (start >= store.length || end < 0 || end - start > limits.fieldLength) break;
    texts.push(new TextDecoder().decode(store.subarray(start, end)));
    start = end + 1;
  }
  return texts;
}

function integersAt(store: Uint8Array, entry: IndexEntry | undefined, atMost: number): number[] {
  if (entry?.type !== int32) return [];
  const view = new DataView(store.buffer, store.byteOffset, store.byteLength);
  const count = Math.min(entry.count, atMost, Math.floor(Math.max(0, store.length - entry.offset) / 4));
  return Array.from({ length: count }, (_, at) => view.getUint32(entry.offset + at * 4));
}
