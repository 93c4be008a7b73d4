import { readSync } from 'node:fs';

/** Reads a file at any place through one block that is kept, so that many small reads side by side are one. */
export interface FileWindow {
  /** @throws Error where the file ends before */
  bytes(offset: number, length: number): Buffer;
}

export function openWindow(file: number, blockSize: number): FileWindow {
  const block = Buffer.allocUnsafe(blockSize);
  let start = 0;
  let held = 0;
  return {
    bytes(offset, length) {
      if (length > blockSize) return readAlone(file, offset, length);
      if (offset < start || offset + length > start + held) {
        start = offset;
        held = fill(file, block, offset);
        if (held < length) throw cutShort();
      }
      return Buffer.from(block.subarray(offset - start, offset - start + length));
    },
  };
}

/** Reads a stretch of a file into a block, as far as there is room; what is not in it is read by itself. What it gives is good until the block is used again. */
export function holdStretch(file: number, block: Buffer, start: number, length: number): FileWindow {
  const held = fill(file, block.subarray(0, length), start);
  return {
    bytes(offset, length) {
      if (offset >= start && offset + length <= start + held) return block.subarray(offset - start, offset - start + length);
      return readAlone(file, offset, length);
    },
  };
}

function readAlone(file: number, offset: number, length: number): Buffer {
  const target = Buffer.allocUnsafe(length);
  if (fill(file, target, offset) < length) throw cutShort();
  return target;
}

/** How many bytes there were: fewer than asked for at the end of the file. */
function fill(file: number, target: Buffer, offset: number): number {
  let done = 0;
  while (done < target.length) {
    const read = readSync(file, target, done, target.length - done, offset + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}

function cutShort(): Error {
  return new Error('The archive is cut short.');
}
