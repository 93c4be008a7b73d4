import type { FilePlace } from './detection.ts';

/** Tells lines of bytes, asked in ascending order: the bytes are gone through once. */
export class LineCounter {
  readonly #bytes: Uint8Array;
  #byte = 0;
  #line = 1;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The place of a byte. Going back starts over. */
  placeOf(byte: number): FilePlace {
    if (byte < this.#byte) [this.#byte, this.#line] = [0, 1];
    const end = Math.min(byte, this.#bytes.length);
    for (let at = this.#bytes.indexOf(10, this.#byte); at >= 0 && at < end; at = this.#bytes.indexOf(10, at + 1)) this.#line++;
    this.#byte = Math.max(this.#byte, end);
    return { byte, line: this.#line };
  }
}
