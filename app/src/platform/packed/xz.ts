import { WaybillError } from '../../domain/errors.ts';
import { crc64 } from './crc64.ts';
import { Lzma } from './lzma.ts';
import { damaged, OutputBytes } from './output-bytes.ts';

/** Loaded when something is unpacked: to see whether anything is, asks for neither. */
const zlib = () => process.getBuiltinModule('node:zlib');
const crypto = () => process.getBuiltinModule('node:crypto');

const magic = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];
const lzma2 = 0x21;

/** How long the check of a block is, by its kind. */
const checkLengths = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

export function isXz(bytes: Uint8Array): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

/**
 * Unpacks a file of xz: one stream or several, with LZMA2 alone, as `xz` writes unless told otherwise. Every checksum is verified.
 *
 * @param most bytes that may come out
 * @throws WaybillError `unreadable` for what is damaged or uses other filters, `limit-exceeded`
 * @see The .xz file format, 1.2
 */
export function unpackXz(bytes: Uint8Array, most: number): Uint8Array {
  const output = new OutputBytes(most, bytes.length * 8);
  const reader = new XzReader(bytes, output);
  do reader.stream();
  while (reader.hasMore());
  return output.written();
}

class XzReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #output: OutputBytes;
  #at = 0;

  constructor(bytes: Uint8Array, output: OutputBytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#output = output;
  }

  /** Whether another stream follows. Zeros between them, by fours, mean nothing. */
  hasMore(): boolean {
    const start = this.#at;
    while (this.#at < this.#bytes.length && this.#bytes[this.#at] === 0) this.#at++;
    if ((this.#at - start) % 4 !== 0) throw damaged('what follows a stream has no right length');
    return this.#at < this.#bytes.length;
  }

  stream(): void {
    if (!magic.every((byte) => this.#byte() === byte)) throw damaged('a stream does not begin as it must');
    const flags = this.#take(2);
    const kind = flags[1]!;
    if (flags[0] !== 0 || kind > 15) throw damaged('it tells flags that there are not');
    this.#expectCrc(flags);
    let blocks = 0;
    for (; this.#peek() !== 0; blocks++) this.#block(kind);
    this.#index(blocks, flags);
  }

  #block(kind: number): void {
    const start = this.#at;
    const end = start + (this.#peek() + 1) * 4 - 4;
    const header = this.#bytes.subarray(start, end);
    if (end + 4 > this.#bytes.length) throw damaged('it ends too early');
    this.#at++;
    const flags = this.#byte();
    if (flags & 0x80) this.#skipSizes(flags);
    else if (flags & 0x40) this.#number();
    const [filter, length] = [this.#number(), this.#number()];
    if ((flags & 0x3f) !== 0 || filter !== lzma2 || length !== 1)
      throw new WaybillError('unreadable', 'the file is packed by filters that are not read; pack it again with xz as it is');
    this.#at = end;
    this.#expectCrc(header);
    const from = this.#output.length;
    const before = this.#at;
    this.#chunks();
    while ((this.#at - before) % 4 !== 0) if (this.#byte() !== 0) throw damaged('what fills a block is not empty');
    this.#check(kind, this.#output.written(from));
  }

  #skipSizes(flags: number): void {
    if (flags & 0x40) this.#number();
    this.#number();
  }

  /** The parts of LZMA2, each packed or as it is. */
  #chunks(): void {
    const lzma = new Lzma(this.#output);
    let needsDictionary = true;
    let needsProperties = true;
    for (let control = this.#byte(); control !== 0; control = this.#byte()) {
      if (control >= 0xe0 || control === 1) {
        lzma.resetDictionary();
        needsDictionary = false;
      } else if (needsDictionary) throw damaged('a part goes on from nothing');
      if (control < 0x80) {
        if (control > 2) throw damaged('a part is of no kind that there is');
        this.#copy(this.#short() + 1);
        continue;
      }
      const unpacked = ((control & 0x1f) << 16) + this.#short() + 1;
      const packed = this.#short() + 1;
      const reset = (control >> 5) & 3;
      if (reset >= 2) {
        lzma.setProperties(this.#byte());
        needsProperties = false;
      } else if (needsProperties) throw damaged('a part goes on from nothing');
      if (reset > 0) lzma.resetState();
      const from = this.#at;
      this.#take(packed);
      lzma.decode(this.#bytes, from, this.#at, unpacked);
    }
  }

  #copy(count: number): void {
    const piece = this.#take(count);
    this.#output.reserve(count);
    this.#output.bytes.set(piece, this.#output.length);
    this.#output.length += count;
  }

  #check(kind: number, content: Uint8Array): void {
    const told = this.#take(checkLengths[kind]!);
    const found = kind === 1 ? ofCrc32(content) : kind === 4 ? crc64(content) : kind === 10 ? sha256(content) : told;
    if (!isSame(told, found)) throw damaged('its content is not what its checksum says');
  }

  /** The index says how many blocks there were; what else it says, reading has shown. */
  #index(blocks: number, flags: Uint8Array): void {
    const start = this.#at;
    this.#at++;
    if (this.#number() !== blocks) throw damaged('its index tells another number of blocks');
    for (let record = 0; record < blocks * 2; record++) this.#number();
    while ((this.#at - start) % 4 !== 0) if (this.#byte() !== 0) throw damaged('what fills its index is not empty');
    this.#expectCrc(this.#bytes.subarray(start, this.#at));
    const told = this.#long();
    const footer = this.#take(6);
    if (told !== zlib().crc32(footer) || !isSame(footer.subarray(4), flags)) throw damaged('its end is not that of its beginning');
    if (this.#byte() !== 0x59 || this.#byte() !== 0x5a) throw damaged('it does not end as it must');
  }

  #expectCrc(of: Uint8Array): void {
    if (this.#long() !== zlib().crc32(of)) throw damaged('a checksum is wrong');
  }

  #take(count: number): Uint8Array {
    if (this.#at + count > this.#bytes.length) throw damaged('it ends too early');
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  #peek(): number {
    if (this.#at >= this.#bytes.length) throw damaged('it ends too early');
    return this.#bytes[this.#at]!;
  }

  #byte(): number {
    return this.#take(1)[0]!;
  }

  #short(): number {
    this.#take(2);
    return this.#view.getUint16(this.#at - 2);
  }

  #long(): number {
    this.#take(4);
    return this.#view.getUint32(this.#at - 4, true);
  }

  /** Seven bits a byte, the lowest first; of up to 63 bits, which is more than is exact here and more than any file has. */
  #number(): number {
    let value = 0;
    for (let factor = 1, count = 0; count < 9; factor *= 128, count++) {
      const byte = this.#byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw damaged('a number is too long');
  }
}

function ofCrc32(content: Uint8Array): Uint8Array {
  const result = new DataView(new ArrayBuffer(4));
  result.setUint32(0, zlib().crc32(content), true);
  return new Uint8Array(result.buffer);
}

function sha256(content: Uint8Array): Uint8Array {
  return crypto().createHash('sha256').update(content).digest();
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
