import { WaybillError } from '../../domain/errors.ts';

/** Bytes that are unpacked one after the other: they grow up to a limit, and what was written can be looked at again. */
export class OutputBytes {
  bytes: Uint8Array;
  length = 0;
  readonly #most: number;

  /** @param most bytes that may be written */
  constructor(most: number, expected = 65_536) {
    this.#most = most;
    this.bytes = new Uint8Array(Math.max(1, Math.min(most, expected)));
  }

  /** Makes room for so many more. @throws WaybillError `limit-exceeded` */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed > this.#most) throw new WaybillError('limit-exceeded', `this unpacks to more than ${this.#most} bytes`);
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.min(this.#most, Math.max(needed, this.bytes.length * 2)));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  /** What was written. */
  written(from = 0): Uint8Array {
    return this.bytes.subarray(from, this.length);
  }
}

/** Packed bytes that are not as their format has it. */
export function damaged(what: string): WaybillError {
  return new WaybillError('unreadable', `the compressed file is damaged: ${what}`);
}
