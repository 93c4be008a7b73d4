import type { FilePlace } from './detection.ts';

const blockBytes = 2048;

/** Tells the lines of bytes, in any order; newlines are counted once, as far as asked. */
export class LineCounter {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #base: FilePlace;
  /** Newlines before each block. */
  readonly #before: number[] = [0];

  /** @param base the place of the first byte, where the bytes are a part of a file */
  constructor(bytes: Uint8Array, base: FilePlace = { byte: 0, line: 1 }) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#base = base;
  }

  /** The place in the file of a byte. */
  placeOf(byte: number): FilePlace {
    const block = Math.floor(Math.min(byte, this.#bytes.length) / blockBytes);
    for (let known = this.#before.length; known <= block; known++)
      this.#before.push(this.#before[known - 1]! + this.#count((known - 1) * blockBytes, known * blockBytes));
    const lines = this.#before[block]! + this.#count(block * blockBytes, Math.min(byte, this.#bytes.length));
    return { byte: this.#base.byte + byte, line: this.#base.line + lines };
  }

  #count(from: number, to: number): number {
    const [bytes, view] = [this.#bytes, this.#view];
    let lines = 0;
    let at = from;
    // Not by indexOf, which would search a file of one line to its end for every block, but four bytes at once: of each that is a newline the top bit
    // is left, and all others are taken away.
    for (; at + 4 <= to; at += 4) {
      const differs = view.getInt32(at, true) ^ 0x0a0a0a0a;
      const found = ~(((differs & 0x7f7f7f7f) + 0x7f7f7f7f) | differs | 0x7f7f7f7f);
      lines += Math.imul(found >>> 7, 0x01010101) >>> 24;
    }
    for (; at < to; at++) if (bytes[at] === 10) lines++;
    return lines;
  }
}
