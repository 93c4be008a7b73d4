import { Readable, type Transform } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';

/** Bytes that may still be unpacked, of all that one image holds. */
export interface Budget {
  left: number;
}

const chunkSize = 256 * 1024;

/**
 * Unpacks gzip and zstd as the bytes come; what is neither passes as it is. What a file is, its first bytes tell, not its name.
 *
 * @param name for messages
 * @throws WaybillError `malformed`, `limit-exceeded` for what unpacks to more than `budget` or than its packed size can account for
 */
export async function* decompressed(name: string, pieces: Iterable<Uint8Array>, budget: Budget): AsyncGenerator<Uint8Array, void> {
  const counted = new CountedPieces(pieces);
  const unpacker = unpackerFor(counted.first());
  const content = unpacker ? through(name, counted, unpacker) : counted;
  let given = 0;
  for await (const piece of content) {
    given += piece.length;
    budget.left -= piece.length;
    const isBomb = unpacker && given > limits.imageFreeBytes && given > counted.bytes * limits.archiveRatio;
    if (isBomb || budget.left < 0) throw new WaybillError('limit-exceeded', `${name} unpacks to more than is read`);
    yield piece;
  }
}

/** The way in which a file that begins so is compressed; undefined where it is not. */
function unpackerFor(start: Uint8Array): Transform | undefined {
  if (start[0] === 0x1f && start[1] === 0x8b) return createGunzip({ chunkSize });
  if (start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd) return createZstdDecompress({ chunkSize });
  return undefined;
}

/** Whether a file that begins so is compressed in a way that is read. */
export function isCompressed(start: Uint8Array): boolean {
  const unpacker = unpackerFor(start);
  unpacker?.destroy();
  return unpacker !== undefined;
}

async function* through(name: string, pieces: Iterable<Uint8Array>, unpacker: Transform): AsyncGenerator<Uint8Array, void> {
  const source = Readable.from(pieces, { objectMode: true });
  source.on('error', (error) => unpacker.destroy(error));
  source.pipe(unpacker);
  try {
    for await (const piece of unpacker) yield piece as Uint8Array;
  } catch (thrown) {
    if (thrown instanceof WaybillError) throw thrown;
    throw new WaybillError('malformed', `${name} is damaged: ${messageOf(thrown)}`, { cause: thrown });
  } finally {
    source.destroy();
    unpacker.destroy();
  }
}

/** Pieces whose sum is known as far as they were taken, and the first of which can be looked at before. */
class CountedPieces implements Iterable<Uint8Array> {
  readonly #pieces: Iterator<Uint8Array>;
  #ahead: Uint8Array | undefined;
  bytes = 0;

  constructor(pieces: Iterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.iterator]();
  }

  first(): Uint8Array {
    this.#ahead ??= this.#take();
    return this.#ahead ?? new Uint8Array(0);
  }

  *[Symbol.iterator](): Generator<Uint8Array, void> {
    try {
      for (let piece = this.#ahead ?? this.#take(); piece; piece = this.#take()) yield piece;
    } finally {
      this.#pieces.return?.();
    }
  }

  #take(): Uint8Array | undefined {
    const { done, value } = this.#pieces.next();
    if (done) return undefined;
    this.bytes += value.length;
    return value;
  }
}
