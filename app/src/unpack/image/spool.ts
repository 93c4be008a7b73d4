import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';

/** A stretch of the spool: one file's content. */
export interface Stretch {
  readonly start: number;
  readonly length: number;
}

/** Contents that are set aside while layers go by, in one temporary file without a name that others know. Bounded by `limits.imageKeptBytes`. */
export class Spool {
  readonly #folder = mkdtempSync(join(tmpdir(), 'waybill-image-'));
  readonly #file = openSync(join(this.#folder, 'kept'), 'w+', 0o600);
  #end = 0;

  /** Begins a stretch; its bytes are to be added before another one is begun. @throws WaybillError `limit-exceeded` */
  begin(length: number): Stretch {
    if (this.#end + length > limits.imageKeptBytes) {
      throw new WaybillError('limit-exceeded', `the image holds more than ${limits.imageKeptBytes} bytes of files to be read`);
    }
    return { start: this.#end, length };
  }

  add(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(this.#file, bytes, written, bytes.length - written, this.#end + written);
    }
    this.#end += bytes.length;
  }

  /** The bytes of a stretch, from `from` on as many as fit. */
  read({ start, length }: Stretch, from = 0, most = length): Uint8Array {
    const bytes = Buffer.allocUnsafeSlow(Math.min(most, length - from));
    let filled = 0;
    while (filled < bytes.length) {
      const read = readSync(this.#file, bytes, filled, bytes.length - filled, start + from + filled);
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
