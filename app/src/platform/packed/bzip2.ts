import { damaged, OutputBytes } from './output-bytes.ts';

const blockMark = 0x314159265359;
const endMark = 0x177245385090;
/** What a block holds before repetitions are undone, for each of the nine levels. */
const levelBytes = 100_000;
const groupSymbols = 50;
const mostSelectors = 18_002;

export function isBzip2(bytes: Uint8Array): boolean {
  return bytes[0] === 0x42 && bytes[1] === 0x5a && bytes[2] === 0x68;
}

/**
 * Unpacks a file of bzip2: one stream or several. Every checksum is verified.
 *
 * @param most bytes that may come out
 * @throws WaybillError `unreadable`, `limit-exceeded`
 */
export function unpackBzip2(bytes: Uint8Array, most: number): Uint8Array {
  const output = new OutputBytes(most, bytes.length * 8);
  const bits = new BitReader(bytes);
  do readStream(bits, output);
  while (bits.hasMore());
  return output.written();
}

function readStream(bits: BitReader, output: OutputBytes): void {
  if (bits.read(24) !== 0x425a68) throw damaged('a stream does not begin as it must');
  const level = bits.read(8) - 0x30;
  if (level < 1 || level > 9) throw damaged('its level is none of the nine');
  let whole = 0;
  for (;;) {
    const mark = bits.read(24) * 0x1000000 + bits.read(24);
    const told = bits.read(16) * 0x10000 + bits.read(16);
    if (mark === endMark) {
      if (told !== whole) throw damaged('its content is not what its checksum says');
      bits.toByte();
      return;
    }
    if (mark !== blockMark) throw damaged('a block does not begin as it must');
    const from = output.length;
    writeBlock(readBlock(bits, level * levelBytes), output);
    const found = crcOf(output.bytes, from, output.length);
    if (found !== told) throw damaged('its content is not what its checksum says');
    whole = (((whole << 1) | (whole >>> 31)) ^ found) >>> 0;
  }
}

interface Block {
  /** Each place holds its byte, and above that the place which follows it. */
  readonly links: Uint32Array;
  readonly start: number;
  readonly length: number;
}

function readBlock(bits: BitReader, most: number): Block {
  if (bits.read(1) === 1) throw damaged('it is of the first versions of bzip2, which are not read');
  const origin = bits.read(24);
  const used = readUsedBytes(bits);
  const symbols = used.length + 2;
  const groups = bits.read(3);
  const count = bits.read(15);
  if (groups < 2 || groups > 6 || count === 0) throw damaged('it tells numbers that cannot be');
  const selectors = readSelectors(bits, groups, count);
  const codes = Array.from({ length: groups }, () => readCode(bits, symbols));
  const links = new Uint32Array(most);
  const counts = new Uint32Array(256);
  let [length, group, left, run, weight] = [0, 0, 0, 0, 1];
  let code = codes[0]!;
  for (;;) {
    if (left === 0) {
      const selector = selectors[group++];
      if (selector === undefined) throw damaged('a block has no end');
      code = codes[selector]!;
      left = groupSymbols;
    }
    left--;
    const symbol = code.read(bits);
    if (symbol < 2) {
      run += weight << symbol;
      weight <<= 1;
      if (run > most) throw damaged('a block is too long');
      continue;
    }
    if (run > 0) {
      if (length + run > most) throw damaged('a block is too long');
      links.fill(used[0]!, length, length + run);
      counts[used[0]!]! += run;
      length += run;
      [run, weight] = [0, 1];
    }
    if (symbol === symbols - 1) break;
    if (length >= most) throw damaged('a block is too long');
    const byte = used[symbol - 1]!;
    used.copyWithin(1, 0, symbol - 1);
    used[0] = byte;
    counts[byte]!++;
    links[length++] = byte;
  }
  if (origin >= length) throw damaged('a block begins outside of itself');
  return link(links, counts, length, origin);
}

/** Undoes the sorting: tells for each place which one follows. */
function link(links: Uint32Array, counts: Uint32Array, length: number, origin: number): Block {
  let sum = 0;
  for (let byte = 0; byte < 256; byte++) {
    const count = counts[byte]!;
    counts[byte] = sum;
    sum += count;
  }
  for (let at = 0; at < length; at++) {
    const byte = links[at]! & 0xff;
    links[counts[byte]!++]! |= at << 8;
  }
  return { links, start: links[origin]! >>> 8, length };
}

/** Writes a block, where four equal bytes are followed by how many more there are. */
function writeBlock({ links, start, length }: Block, output: OutputBytes): void {
  let [at, before, equal] = [start, -1, 0];
  for (let left = length; left > 0; left--) {
    const entry = links[at]!;
    const byte = entry & 0xff;
    at = entry >>> 8;
    if (equal === 4) {
      output.reserve(byte);
      output.bytes.fill(before, output.length, output.length + byte);
      output.length += byte;
      equal = 0;
      before = -1;
      continue;
    }
    equal = byte === before ? equal + 1 : 1;
    before = byte;
    output.reserve(1);
    output.bytes[output.length++] = byte;
  }
}

function readUsedBytes(bits: BitReader): Uint8Array {
  const ranges = bits.read(16);
  const used: number[] = [];
  for (let range = 0; range < 16; range++) {
    if (!(ranges & (0x8000 >> range))) continue;
    const members = bits.read(16);
    for (let member = 0; member < 16; member++) if (members & (0x8000 >> member)) used.push(range * 16 + member);
  }
  if (used.length === 0) throw damaged('a block uses no byte');
  return Uint8Array.from(used);
}

function readSelectors(bits: BitReader, groups: number, count: number): Uint8Array {
  const order = Uint8Array.from({ length: groups }, (_, index) => index);
  const selectors = new Uint8Array(Math.min(count, mostSelectors));
  for (let at = 0; at < count; at++) {
    let index = 0;
    while (bits.read(1) === 1) if (++index >= groups) throw damaged('it names a code that there is not');
    const selected = order[index]!;
    order.copyWithin(1, 0, index);
    order[0] = selected;
    if (at < mostSelectors) selectors[at] = selected;
  }
  return selectors;
}

/** A code of Huffman: symbols by how many bits they have. */
class Code {
  readonly #symbols: readonly number[];
  /** For each number of bits: up to which value it goes, and which symbol its first value has. */
  readonly #limits: readonly { readonly limit: number; readonly offset: number }[];

  constructor(lengths: readonly number[]) {
    const order = lengths.map((_, symbol) => symbol).sort((a, b) => lengths[a]! - lengths[b]! || a - b);
    this.#symbols = order;
    const longest = Math.max(...lengths);
    const limits: { limit: number; offset: number }[] = [{ limit: -1, offset: 0 }];
    let [value, index] = [0, 0];
    for (let length = 1; length <= longest; length++) {
      value <<= 1;
      const count = lengths.filter((one) => one === length).length;
      limits.push({ limit: value + count - 1, offset: index - value });
      value += count;
      index += count;
    }
    this.#limits = limits;
  }

  read(bits: BitReader): number {
    let value = 0;
    for (let length = 1; length < this.#limits.length; length++) {
      value = (value << 1) | bits.read(1);
      const { limit, offset } = this.#limits[length]!;
      if (value <= limit) {
        const symbol = this.#symbols[value + offset];
        if (symbol === undefined) break;
        return symbol;
      }
    }
    throw damaged('it holds a symbol that there is not');
  }
}

function readCode(bits: BitReader, symbols: number): Code {
  const lengths: number[] = [];
  let length = bits.read(5);
  for (let symbol = 0; symbol < symbols; symbol++) {
    for (;;) {
      if (length < 1 || length > 20) throw damaged('a code is too long');
      if (bits.read(1) === 0) break;
      length += bits.read(1) === 0 ? 1 : -1;
    }
    lengths.push(length);
  }
  return new Code(lengths);
}

class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Up to 24 bits, the highest first. */
  read(count: number): number {
    while (this.#count < count) {
      if (this.#at >= this.#bytes.length) throw damaged('it ends too early');
      this.#held = ((this.#held << 8) | this.#bytes[this.#at++]!) & 0x7fffffff;
      this.#count += 8;
    }
    this.#count -= count;
    return (this.#held >>> this.#count) & ((1 << count) - 1);
  }

  /** Leaves out what is left of the byte that was begun. */
  toByte(): void {
    this.#count -= this.#count % 8;
  }

  hasMore(): boolean {
    return this.#count > 0 || this.#at < this.#bytes.length;
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

/** The CRC-32 of bzip2, whose bits go the other way than those of gzip. */
function crcOf(bytes: Uint8Array, from: number, end: number): number {
  let crc = 0xffffffff;
  for (let at = from; at < end; at++) crc = ((crc << 8) ^ crcTable[(crc >>> 24) ^ bytes[at]!]!) >>> 0;
  return ~crc >>> 0;
}
