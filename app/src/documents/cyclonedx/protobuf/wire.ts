import { WaybillError } from '../../../domain/errors.ts';

/** A field as it stands in the bytes: a number, or bytes that hold text, a message or several numbers. */
export interface WireField {
  readonly number: number;
  readonly value: number | Uint8Array;
  /** Where it begins in the whole. Bytes. */
  readonly at: number;
}

/**
 * The fields of a message, in their order.
 *
 * @param at where the message begins in the whole, for messages about it
 * @throws WaybillError `malformed` for bytes that are no message
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export function* fieldsOf(bytes: Uint8Array, at: number): Generator<WireField> {
  const reader = new WireReader(bytes, at);
  while (reader.hasMore) {
    const start = reader.place;
    const tag = reader.number();
    const [number, kind] = [Math.floor(tag / 8), tag % 8];
    if (number === 0) throw reader.fault('a field without a number');
    if (kind === 0) yield { number, value: reader.number(), at: start };
    else if (kind === 1) yield { number, value: reader.take(8), at: start };
    else if (kind === 2) yield { number, value: reader.take(reader.number()), at: start };
    else if (kind === 5) yield { number, value: reader.take(4), at: start };
    else throw reader.fault(`a field of kind ${kind}, which is not used`);
  }
}

/** Numbers that stand one after the other. */
export function packedNumbers(bytes: Uint8Array, at: number): number[] {
  const reader = new WireReader(bytes, at);
  const numbers: number[] = [];
  while (reader.hasMore) numbers.push(reader.number());
  return numbers;
}

class WireReader {
  readonly #bytes: Uint8Array;
  readonly #start: number;
  #at = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#start = start;
  }

  get hasMore(): boolean {
    return this.#at < this.#bytes.length;
  }

  get place(): number {
    return this.#start + this.#at;
  }

  fault(what: string): WaybillError {
    return new WaybillError('malformed', `these are no protocol buffers: ${what}, at byte ${this.place}`);
  }

  take(count: number): Uint8Array {
    if (count > this.#bytes.length - this.#at) throw this.fault('a field goes beyond the end');
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  /** Seven bits a byte, the lowest first. A negative number has all its 64 bits, which no other number here needs. */
  number(): number {
    let value = 0;
    for (let index = 0, factor = 1; index < 10; index++, factor *= 128) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw this.fault('a number has no end');
      this.#at++;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value >= 2 ** 63 ? value - 2 ** 64 : value;
    }
    throw this.fault('a number is too long');
  }
}
