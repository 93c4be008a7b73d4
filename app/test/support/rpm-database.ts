import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { tags } from '../../src/collect/rpm/header.ts';

/** Values of a header by the names of `tags`; numbers are 32-bit integers. */
export type HeaderValues = Partial<Record<keyof typeof tags, HeaderValue>>;

type HeaderValue = string | number | readonly string[] | readonly number[];

const types = { integer: 4, text: 6, texts: 8 };

/** A header as rpm's databases hold it. */
export function rpmHeader(values: HeaderValues): Uint8Array {
  const entries = Object.entries(values) as [keyof typeof tags, HeaderValue][];
  const index = Buffer.alloc(entries.length * 16);
  let store = Buffer.alloc(0);
  for (const [at, [name, value]] of entries.entries()) {
    const isNumbers = typeof (Array.isArray(value) ? value[0] : value) === 'number';
    if (isNumbers) store = Buffer.concat([store], Math.ceil(store.length / 4) * 4);
    const type = isNumbers ? types.integer : typeof value === 'string' ? types.text : types.texts;
    const fields = [tags[name], type, store.length, Array.isArray(value) ? value.length : 1];
    for (const [field, number] of fields.entries()) index.writeUInt32BE(number, at * 16 + field * 4);
    store = Buffer.concat([store, storedValue(value)]);
  }
  const counts = Buffer.alloc(8);
  counts.writeUInt32BE(entries.length, 0);
  counts.writeUInt32BE(store.length, 4);
  return new Uint8Array(Buffer.concat([counts, index, store]));
}

function storedValue(value: HeaderValue): Buffer {
  return Buffer.concat(
    [value].flat().map((each) => {
      if (typeof each !== 'number') return Buffer.from(`${each}\0`);
      const integer = Buffer.alloc(4);
      integer.writeUInt32BE(each);
      return integer;
    }),
  );
}

/** An `rpmdb.sqlite` of these headers. */
export function sqliteDatabase(headers: readonly Uint8Array[]): Uint8Array {
  return sqliteFile((database) => fillPackages(database, headers));
}

/** The table of an `rpmdb.sqlite`. */
export function fillPackages(database: DatabaseSync, headers: readonly Uint8Array[]): void {
  database.exec('CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)');
  const insert = database.prepare('INSERT INTO Packages (blob) VALUES (?)');
  for (const header of headers) insert.run(header);
}

/** The bytes of a SQLite database. */
export function sqliteFile(fill: (database: DatabaseSync) => void): Uint8Array {
  return sqliteFiles(fill).main;
}

/** The bytes of a SQLite database in use, and of the log that holds what was committed last: here all of it. */
export function sqliteFiles(fill: (database: DatabaseSync) => void, { inUse = false } = {}): { main: Uint8Array; log: Uint8Array } {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-rpm-test-'));
  try {
    const path = join(folder, 'rpmdb.sqlite');
    const database = new DatabaseSync(path);
    if (inUse) database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;');
    fill(database);
    if (!inUse) database.close();
    const files = { main: new Uint8Array(readFileSync(path)), log: inUse ? new Uint8Array(readFileSync(`${path}-wal`)) : new Uint8Array() };
    if (inUse) database.close();
    return files;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A `Packages.db` of these headers. */
export function ndbDatabase(headers: readonly Uint8Array[]): Uint8Array {
  const slots = Buffer.alloc(4096);
  slots.write('RpmP', 0);
  slots.writeUInt32LE(1, 12);
  slots.writeUInt32LE(headers.length + 1, 16);
  const blobs: Buffer[] = [];
  let block = slots.length / 16;
  for (let slot = 2; slot < 256; slot += 1) {
    slots.write('Slot', slot * 16);
    const header = headers[slot - 2];
    if (!header) continue;
    const blob = ndbBlob(header, slot - 1);
    slots.writeUInt32LE(slot - 1, slot * 16 + 4);
    slots.writeUInt32LE(block, slot * 16 + 8);
    slots.writeUInt32LE(blob.length / 16, slot * 16 + 12);
    block += blob.length / 16;
    blobs.push(blob);
  }
  return new Uint8Array(Buffer.concat([slots, ...blobs]));
}

/** Head, header, padding, tail. The checksum is left at 0. */
function ndbBlob(header: Uint8Array, number: number): Buffer {
  const blob = Buffer.alloc(Math.ceil((16 + header.length + 12) / 16) * 16);
  blob.write('BlbS', 0);
  blob.writeUInt32LE(number, 4);
  blob.writeUInt32LE(header.length, 12);
  blob.set(header, 16);
  blob.writeUInt32LE(header.length, blob.length - 8);
  blob.write('BlbE', blob.length - 4);
  return blob;
}

/**
 * A hash of Berkeley DB of these headers: page 0 is its own description, page 1 and perhaps its followers the one bucket, the others hold
 * the headers.
 */
export function berkeleyDatabase(headers: readonly Uint8Array[], { bigEndian = false, pageSize = 512 } = {}): Uint8Array {
  const pages: Buffer[] = [Buffer.alloc(pageSize)];
  const put16 = (page: Buffer, value: number, at: number) => (bigEndian ? page.writeUInt16BE(value, at) : page.writeUInt16LE(value, at));
  const put32 = (page: Buffer, value: number, at: number) => (bigEndian ? page.writeUInt32BE(value, at) : page.writeUInt32LE(value, at));
  const addPage = (type: number) => {
    const page = Buffer.alloc(pageSize);
    put32(page, pages.length, 8);
    page[25] = type;
    pages.push(page);
    return page;
  };
  let bucket = addPage(13);
  let items: Buffer[] = [];
  const flush = () => {
    let end = pageSize;
    for (const [at, item] of items.entries()) {
      end -= item.length;
      bucket.set(item, end);
      put16(bucket, end, 26 + at * 2);
    }
    put16(bucket, items.length, 20);
    items = [];
  };
  const chain = (content: Uint8Array) => {
    const first = pages.length;
    for (let at = 0; at < content.length; at += pageSize - 26) {
      const part = content.subarray(at, at + pageSize - 26);
      const page = addPage(7);
      page.set(part, 26);
      put16(page, part.length, 22);
      if (at + part.length < content.length) put32(page, pages.length, 16);
    }
    const item = Buffer.alloc(12);
    item[0] = 3;
    put32(item, first, 4);
    put32(item, content.length, 8);
    return item;
  };
  const key = (number: number) => {
    const item = Buffer.alloc(5);
    item[0] = 1;
    put32(item, number, 1);
    return item;
  };
  items.push(key(0), key(headers.length));
  for (const [at, header] of headers.entries()) {
    if (items.length >= 20) {
      flush();
      const next = pages.length;
      put32(bucket, next, 16);
      bucket = addPage(13);
    }
    items.push(key(at + 1), chain(header));
  }
  flush();
  const meta = pages[0]!;
  put32(meta, 0x061561, 12);
  put32(meta, 9, 16);
  put32(meta, pageSize, 20);
  meta[25] = 8;
  put32(meta, pages.length - 1, 32);
  put32(meta, 1, 96);
  return new Uint8Array(Buffer.concat(pages));
}
