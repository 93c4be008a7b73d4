import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';
import { type Database, largePages, openDatabase } from '../sql/database.ts';

/** Documents by the SHA-256 of their content, kept compressed. Nothing is ever overwritten. */
export interface Objects {
  /** Keeps content under its digest (64 hex digits); on disk when it returns, or when the `together` around it does. What is there already is left alone. */
  put(digest: string, content: Uint8Array): void;
  /** Whatever `work` puts is written to the disk once, when it has ended. */
  together<T>(work: () => T): T;
  get(digest: string): Uint8Array;
  has(digest: string): boolean;
  /** Copies all of it, as it is at one moment, to a file that is not there yet. */
  copyTo(path: string): void;
  close(): void;
}

/** Loaded when first used: most questions read no document, and it takes a tenth of the time of a short command. */
const zlib = () => process.getBuiltinModule('node:zlib');

/** Compressed bytes come in pieces of at most this size. */
const mostAtOnce = 1024 * 1024;

/** Documents are written once and seldom read: there is nothing to remember of them. In kibibytes. */
const cache = 1024;

/**
 * Documents in one SQLite file, apart from everything that is asked of them. A file for each would cost more to make, to name and to bring to
 * the disk than all that is read out of it. The file is opened, and made where there is none, when a document is first asked for.
 */
export function openObjects(path: string): Objects {
  let opened: Database | undefined;
  const database = () => {
    opened ??= openObjectFile(path);
    return opened;
  };
  const find = (digest: string) => database().prepare('SELECT content FROM object WHERE digest = ?').get(Buffer.from(digest, 'hex'));
  return {
    put(digest, content) {
      const key = Buffer.from(digest, 'hex');
      if (database().prepare('SELECT 1 FROM object WHERE digest = ?').get(key)) return;
      database().prepare('INSERT OR IGNORE INTO object (digest, content) VALUES (?, ?)').run(key, compress(content));
    },
    together: (work) => database().transaction(work),
    get(digest) {
      const row = find(digest);
      if (!row) {
        throw new WaybillError(
          'unreadable',
          `The document ${digest} is in the ledger, but not in ${path}. Restore the data folder from a backup.`,
        );
      }
      return zlib().zstdDecompressSync(row.content as Uint8Array, { maxOutputLength: limits.documentBytes });
    },
    has: (digest) => database().prepare('SELECT 1 FROM object WHERE digest = ?').get(Buffer.from(digest, 'hex')) !== undefined,
    copyTo: (target) => database().prepare('VACUUM INTO ?').run(target),
    close() {
      opened?.close();
      opened = undefined;
    },
  };
}

function openObjectFile(path: string): Database {
  const database = openDatabase(path, { pageBytes: largePages, cacheKibibytes: cache });
  database.exec('CREATE TABLE IF NOT EXISTS object (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, content BLOB NOT NULL)');
  takeOver(database, path.replace(/\.db$/, ''));
  return database;
}

/** Earlier versions kept each document in a file of its own, `ab/cdef….zst` in a folder of this name: those are taken in, and the folder goes. */
function takeOver(database: Database, folder: string): void {
  if (!existsSync(folder)) return;
  database.transaction(() => {
    const insert = database.prepare('INSERT OR IGNORE INTO object (digest, content) VALUES (?, ?)');
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const digest = /^([0-9a-f]{2}).([0-9a-f]{62})\.zst$/.exec(name);
      if (digest) insert.run(Buffer.from(digest[1]! + digest[2]!, 'hex'), readFileSync(join(folder, name)));
    }
  });
  rmSync(folder, { recursive: true });
}

/**
 * Level 1: for JSON it is within a tenth of the default's size at half its time. Told the size, zstd takes tables that fit it: setting up those
 * for endless streams costs more than compressing a small document.
 */
function compress(content: Uint8Array): Uint8Array {
  const chunkSize = Math.min(Math.max(64, content.length >> 2), mostAtOnce);
  const { constants, zstdCompressSync } = zlib();
  return zstdCompressSync(content, {
    chunkSize,
    pledgedSrcSize: content.length,
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
  });
}
