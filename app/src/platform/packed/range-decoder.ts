import { damaged } from './output-bytes.ts';

/** Reads bits by their likelihood, as LZMA packs them. A likelihood is of 11 bits, and learns with each bit. */
export class RangeDecoder {
  readonly #bytes: Uint8Array;
  #at: number;
  readonly #end: number;
  #range = 0xffffffff;
  #code = 0;

  constructor(bytes: Uint8Array, from: number, end: number) {
    this.#bytes = bytes;
    this.#end = end;
    if (end - from < 5 || bytes[from] !== 0) throw damaged('a packed part does not begin as it must');
    this.#at = from + 5;
    this.#code = new DataView(bytes.buffer, bytes.byteOffset).getUint32(from + 1);
  }

  /** Whether all bytes were read and nothing is left over. */
  get isFinished(): boolean {
    return this.#at === this.#end && this.#code === 0;
  }

  /** Some bytes may be read ahead of what was packed; more than that is a fault. */
  #normalise(): void {
    if (this.#range >= 0x1000000) return;
    if (this.#at >= this.#end) throw damaged('a packed part ends too early');
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | this.#bytes[this.#at++]!) >>> 0;
  }

  bit(likelihoods: Uint16Array, index: number): number {
    this.#normalise();
    const likelihood = likelihoods[index]!;
    const bound = (this.#range >>> 11) * likelihood;
    if (this.#code < bound) {
      this.#range = bound;
      likelihoods[index] = likelihood + ((2048 - likelihood) >> 5);
      return 0;
    }
    this.#range = (this.#range - bound) >>> 0;
    this.#code = (this.#code - bound) >>> 0;
    likelihoods[index] = likelihood - (likelihood >> 5);
    return 1;
  }

  /** A number of so many bits, the highest first, with a likelihood for each way through them. */
  tree(likelihoods: Uint16Array, from: number, bits: number): number {
    let node = 1;
    for (let left = bits; left > 0; left--) node = (node << 1) | this.bit(likelihoods, from + node);
    return node - (1 << bits);
  }

  /** The same with the lowest bit first. */
  reverseTree(likelihoods: Uint16Array, from: number, bits: number): number {
    let [node, value] = [1, 0];
    for (let at = 0; at < bits; at++) {
      const bit = this.bit(likelihoods, from + node);
      node = (node << 1) | bit;
      value |= bit << at;
    }
    return value;
  }

  /** Bits that are as likely as not. */
  direct(bits: number): number {
    let value = 0;
    for (let left = bits; left > 0; left--) {
      this.#normalise();
      this.#range >>>= 1;
      const bit = this.#code >= this.#range ? 1 : 0;
      if (bit) this.#code = (this.#code - this.#range) >>> 0;
      value = ((value << 1) | bit) >>> 0;
    }
    return value;
  }

  /** Readies the decoder for the end of its part. */
  finish(): void {
    this.#normalise();
  }
}
