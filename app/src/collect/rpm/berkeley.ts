import { brokenDatabase, type Stored } from './stored.ts';

const hashMagic = 0x061561;
const pageHeader = 26;
const metaSize = 512;
const hashPages: ReadonlySet<number> = new Set([2, 13]);
const overflowPage = 7;
/** How a page holds an item: itself, or by the first of a chain of pages. */
const onPage = 1;
const offPage = 3;

interface Database {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly littleEndian: boolean;
  readonly pageSize: number;
  readonly pages: number;
}

export function isBerkeley(bytes: Uint8Array): boolean {
  if (bytes.length < metaSize) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(12, true) === hashMagic || view.getUint32(12, false) === hashMagic;
}

/**
 * The headers of `Packages`, a hash of Berkeley DB: buckets are chains of pages, on which keys and values alternate. A bucket that cannot be
 * read to its end is a gap, and the others are read.
 *
 * @see https://github.com/rpm-software-management/rpm lib/backend/bdb_ro.c
 */
export function* berkeleyHeaders(bytes: Uint8Array, path: string): Iterable<Stored> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = view.getUint32(12, true) === hashMagic;
  const version = view.getUint32(16, littleEndian);
  const pageSize = view.getUint32(20, littleEndian);
  if (version < 8 || version > 10 || view.getUint8(24) !== 0) {
    yield { gap: brokenDatabase(path, `is of version ${version} or encrypted, which cannot be read`, 'unsupported-version') };
    return;
  }
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) {
    yield { gap: brokenDatabase(path, `has pages of ${pageSize} bytes`) };
    return;
  }
  const database: Database = { bytes, view, littleEndian, pageSize, pages: Math.floor(bytes.length / pageSize) };
  const lastBucket = view.getUint32(72, littleEndian);
  if (lastBucket >= database.pages || view.getUint32(32, littleEndian) >= database.pages) {
    yield { gap: brokenDatabase(path, 'ends before its last page', 'truncated') };
  }
  const seen = new Set<number>();
  for (let bucket = 0; bucket <= lastBucket && bucket < database.pages; bucket += 1) {
    yield* bucketHeaders(database, pageOfBucket(database, bucket), path, seen);
  }
}

/** Buckets come in generations of doubling size; `spares` tells how many pages lie before each generation. */
function pageOfBucket({ view, littleEndian }: Database, bucket: number): number {
  const generation = 32 - Math.clz32(bucket);
  return bucket + view.getUint32(96 + Math.min(generation, 31) * 4, littleEndian);
}

function* bucketHeaders(database: Database, first: number, path: string, seen: Set<number>): Iterable<Stored> {
  for (let number = first; number !== 0; ) {
    const page = pageAt(database, number);
    if (!page || seen.has(number) || !hashPages.has(page.getUint8(25))) {
      yield { gap: brokenDatabase(path, `has no page of a bucket at ${number}`) };
      return;
    }
    seen.add(number);
    yield* pageHeaders(database, page, number, path);
    number = page.getUint32(16, database.littleEndian);
  }
}

function* pageHeaders(database: Database, page: DataView, number: number, path: string): Iterable<Stored> {
  const items = page.getUint16(20, database.littleEndian);
  if (pageHeader + items * 2 > database.pageSize || items % 2 === 1) {
    yield { gap: brokenDatabase(path, `has a damaged page ${number}`) };
    return;
  }
  const offsetOf = (item: number) => (item < 0 ? database.pageSize : page.getUint16(pageHeader + item * 2, database.littleEndian));
  for (let item = 0; item < items; item += 2) {
    const key = itemAt(database, page, offsetOf(item), offsetOf(item - 1));
    const value = itemAt(database, page, offsetOf(item + 1), offsetOf(item));
    if (!key || !value) yield { gap: brokenDatabase(path, `has a damaged package on page ${number}`) };
    // Under the key 0 stands the highest number that was given to a package.
    else if (key.some((byte) => byte !== 0)) yield { blob: value };
  }
}

/** Items fill a page from its end: each ends where the one before begins. */
function itemAt(database: Database, page: DataView, start: number, end: number): Uint8Array | undefined {
  if (start < pageHeader || start >= end || end > database.pageSize) return undefined;
  const kind = page.getUint8(start);
  if (kind === onPage) return new Uint8Array(page.buffer, page.byteOffset + start + 1, end - start - 1);
  if (kind !== offPage || end - start !== 12) return undefined;
  return chainAt(database, page.getUint32(start + 4, database.littleEndian), page.getUint32(start + 8, database.littleEndian));
}

/** An item of `length` bytes, held by a chain of pages of its own. */
function chainAt(database: Database, first: number, length: number): Uint8Array | undefined {
  if (length > database.bytes.length) return undefined;
  const item = new Uint8Array(length);
  let filled = 0;
  for (let number = first; filled < length; ) {
    const page = pageAt(database, number);
    if (page?.getUint8(25) !== overflowPage) return undefined;
    const size = page.getUint16(22, database.littleEndian);
    if (size === 0 || size > length - filled || pageHeader + size > database.pageSize) return undefined;
    item.set(new Uint8Array(page.buffer, page.byteOffset + pageHeader, size), filled);
    filled += size;
    number = page.getUint32(16, database.littleEndian);
  }
  return item;
}

/** A page that says its own number. */
function pageAt({ view, pageSize, pages, littleEndian }: Database, number: number): DataView | undefined {
  if (number < 1 || number >= pages) return undefined;
  const page = new DataView(view.buffer, view.byteOffset + number * pageSize, pageSize);
  return page.getUint32(8, littleEndian) === number ? page : undefined;
}
