import { damaged, type OutputBytes } from './output-bytes.ts';
import { RangeDecoder } from './range-decoder.ts';

const even = 1024;

/** Likelihoods of how long a repetition is. */
class LengthCoder {
  readonly #choice = new Uint16Array(2);
  readonly #low = new Uint16Array(16 << 3);
  readonly #middle = new Uint16Array(16 << 3);
  readonly #high = new Uint16Array(1 << 8);

  reset(): void {
    for (const part of [this.#choice, this.#low, this.#middle, this.#high]) part.fill(even);
  }

  read(range: RangeDecoder, position: number): number {
    if (range.bit(this.#choice, 0) === 0) return 2 + range.tree(this.#low, position << 3, 3);
    if (range.bit(this.#choice, 1) === 0) return 10 + range.tree(this.#middle, position << 3, 3);
    return 18 + range.tree(this.#high, 0, 8);
  }
}

/**
 * The state of LZMA between the parts of a file, which may go on from it. What was written before is its dictionary.
 *
 * @see The LZMA specification of the LZMA SDK
 */
export class Lzma {
  readonly #output: OutputBytes;
  /** Where in the output the dictionary begins. */
  #start: number;
  #literalBits = 0;
  #literalMask = 0;
  #positionMask = 0;
  #state = 0;
  readonly #distances = [0, 0, 0, 0];
  readonly #isMatch = new Uint16Array(12 << 4);
  readonly #isAgain = new Uint16Array(12);
  readonly #isAgain0 = new Uint16Array(12);
  readonly #isAgain1 = new Uint16Array(12);
  readonly #isAgain2 = new Uint16Array(12);
  readonly #isLong = new Uint16Array(12 << 4);
  readonly #slots = new Uint16Array(4 << 6);
  readonly #special = new Uint16Array(128);
  readonly #align = new Uint16Array(16);
  readonly #length = new LengthCoder();
  readonly #againLength = new LengthCoder();
  #literals = new Uint16Array(0);

  constructor(output: OutputBytes) {
    this.#output = output;
    this.#start = output.length;
  }

  /** Forgets what was written before. */
  resetDictionary(): void {
    this.#start = this.#output.length;
  }

  /** @param properties the byte that tells how literals and positions are told apart */
  setProperties(properties: number): void {
    const literalBits = properties % 9;
    const literalPositionBits = Math.floor(properties / 9) % 5;
    const positionBits = Math.floor(properties / 45);
    if (positionBits > 4 || literalBits + literalPositionBits > 4) throw damaged('it tells properties that there are not');
    this.#literalBits = literalBits;
    this.#literalMask = (1 << literalPositionBits) - 1;
    this.#positionMask = (1 << positionBits) - 1;
    this.#literals = new Uint16Array(0x300 << (literalBits + literalPositionBits));
  }

  resetState(): void {
    this.#state = 0;
    this.#distances.fill(0);
    const parts = [this.#isMatch, this.#isAgain, this.#isAgain0, this.#isAgain1, this.#isAgain2, this.#isLong];
    for (const part of [...parts, this.#slots, this.#special, this.#align, this.#literals]) part.fill(even);
    this.#length.reset();
    this.#againLength.reset();
  }

  /** Unpacks the part between two places of `bytes`, which holds so many bytes. @throws WaybillError `unreadable`, `limit-exceeded` */
  decode(bytes: Uint8Array, from: number, end: number, count: number): void {
    if (this.#literals.length === 0) throw damaged('properties are missing');
    const output = this.#output;
    output.reserve(count);
    const range = new RangeDecoder(bytes, from, end);
    const target = output.length + count;
    while (output.length < target) {
      const position = (output.length - this.#start) & this.#positionMask;
      const isMatch = range.bit(this.#isMatch, (this.#state << 4) + position);
      if (!isMatch) this.#literal(range);
      else this.#repeat(this.#matchLength(range, position), target);
    }
    range.finish();
    if (!range.isFinished) throw damaged('a packed part holds more than it says');
  }

  #literal(range: RangeDecoder): void {
    const { bytes, length } = this.#output;
    const before = length > this.#start ? bytes[length - 1]! : 0;
    const context = (((length - this.#start) & this.#literalMask) << this.#literalBits) + (before >> (8 - this.#literalBits));
    const from = 0x300 * context;
    let symbol = 1;
    if (this.#state >= 7) {
      let likely = this.#byteBack(this.#distances[0]!);
      while (symbol < 0x100) {
        const expected = (likely >> 7) & 1;
        likely <<= 1;
        const bit = range.bit(this.#literals, from + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | range.bit(this.#literals, from + symbol);
    bytes[length] = symbol;
    this.#output.length++;
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
  }

  #byteBack(distance: number): number {
    const at = this.#output.length - distance - 1;
    if (at < this.#start) throw damaged('it points before its beginning');
    return this.#output.bytes[at]!;
  }

  /** Reads which earlier text follows, and answers how much of it. */
  #matchLength(range: RangeDecoder, position: number): number {
    const isFirst = this.#state < 7;
    if (range.bit(this.#isAgain, this.#state) === 0) {
      this.#distances.copyWithin(1, 0, 3);
      const length = this.#length.read(range, position);
      this.#state = isFirst ? 7 : 10;
      this.#distances[0] = this.#distance(range, length);
      return length;
    }
    if (range.bit(this.#isAgain0, this.#state) === 0) {
      if (range.bit(this.#isLong, (this.#state << 4) + position) === 0) {
        this.#state = isFirst ? 9 : 11;
        return 1;
      }
    } else this.#bringForward(range.bit(this.#isAgain1, this.#state) === 0 ? 1 : 2 + range.bit(this.#isAgain2, this.#state));
    this.#state = isFirst ? 8 : 11;
    return this.#againLength.read(range, position);
  }

  #bringForward(index: number): void {
    const [distance] = this.#distances.splice(index, 1);
    this.#distances.unshift(distance!);
  }

  #distance(range: RangeDecoder, length: number): number {
    const slot = range.tree(this.#slots, Math.min(length - 2, 3) << 6, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << bits) >>> 0;
    if (slot < 14) return base + range.reverseTree(this.#special, base - slot, bits);
    const middle = range.direct(bits - 4);
    return base + middle * 16 + range.reverseTree(this.#align, 0, 4);
  }

  #repeat(count: number, target: number): void {
    const output = this.#output;
    if (output.length + count > target) throw damaged('a packed part holds more than it says');
    const distance = this.#distances[0]! + 1;
    if (output.length - distance < this.#start) throw damaged('it points before its beginning');
    const { bytes } = output;
    for (let left = count; left > 0; left--) {
      bytes[output.length] = bytes[output.length - distance]!;
      output.length++;
    }
  }
}
