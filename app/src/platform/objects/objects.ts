import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';

/** Documents by the SHA-256 of their content, kept compressed. Nothing is ever overwritten. */
export interface Objects {
  /** Keeps content under its digest (64 hex digits); on disk when it returns. Content that is there already is left alone. */
  put(digest: string, content: Uint8Array): void;
  get(digest: string): Uint8Array;
  has(digest: string): boolean;
}

/** Loaded when first used: most questions read no document, and it takes a tenth of the time of a short command. */
const zlib = () => process.getBuiltinModule('node:zlib');

/** Compressed bytes come in pieces of at most this size. */
const mostAtOnce = 1024 * 1024;

/** Content-addressed files in a folder: `ab/cdef….zst`. */
export function openObjects(folder: string): Objects {
  const pathOf = (digest: string) => join(folder, digest.slice(0, 2), `${digest.slice(2)}.zst`);
  return {
    put(digest, content) {
      const path = pathOf(digest);
      if (existsSync(path)) return;
      mkdirSync(join(folder, digest.slice(0, 2)), { recursive: true });
      writeDurably(path, compress(content));
    },
    get(digest) {
      const path = pathOf(digest);
      if (!existsSync(path)) {
        throw new WaybillError(
          'unreadable',
          `The document ${digest} is in the ledger, but its file ${path} is gone. Restore the data folder from a backup.`,
        );
      }
      return zlib().zstdDecompressSync(readFileSync(path), { maxOutputLength: limits.documentBytes });
    },
    has: (digest) => existsSync(pathOf(digest)) && statSync(pathOf(digest)).size > 0,
  };
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

/** Writes beside and renames, so that a file is there whole or not at all. */
function writeDurably(path: string, content: Uint8Array): void {
  const beside = `${path}.${process.pid}.part`;
  const file = openSync(beside, 'w');
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}
