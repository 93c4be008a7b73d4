import { closeSync, openSync, writeSync } from 'node:fs';
import { messageOf, WaybillError } from '../../domain/errors.ts';

/** Where an answer is written to. */
export interface Target {
  /** Takes text, which is written soon: at once when there is much of it. */
  write(text: string): void;
  close(): void;
}

/** Text is held for this long, in milliseconds, or until there is so much of it, in bytes: a call to the system costs as much as ten lines. */
const holdTime = 40;
const holdBytes = 131_072;

export function writeTo(file: string | undefined, work: (write: Target['write']) => void): void {
  const target = openTarget(file);
  try {
    work(target.write);
  } finally {
    target.close();
  }
}

/** Opens a file, or standard output where none is named. */
export function openTarget(file: string | undefined): Target {
  const descriptor = file === undefined ? 1 : openFile(file);
  let held: Buffer | undefined;
  let filled = 0;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (held && filled > 0) writeWhole(descriptor, held.subarray(0, filled));
    filled = 0;
  };
  return {
    write(text) {
      // UTF-8 takes three bytes for one unit of UTF-16 at most.
      if (text.length * 3 > holdBytes - filled) flush();
      if (text.length * 3 > holdBytes) {
        writeWhole(descriptor, Buffer.from(text));
        return;
      }
      held ??= Buffer.allocUnsafe(holdBytes);
      filled += held.write(text, filled);
      timer ??= setTimeout(flush, holdTime);
    },
    close() {
      flush();
      if (file !== undefined) closeSync(descriptor);
    },
  };
}

function openFile(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (cause) {
    const why = failures[(cause as NodeJS.ErrnoException).code ?? ''] ?? messageOf(cause);
    throw new WaybillError('unreadable', `${file} cannot be written: ${why}`, { place: { path: file }, cause });
  }
}

const failures: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOENT: 'its folder does not exist',
  EACCES: 'that is not permitted',
  EROFS: 'nothing there can be written',
};

/** A pipe takes what it can; one whose reader has gone away takes nothing more, which is no error of ours. */
function writeWhole(descriptor: number, bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
