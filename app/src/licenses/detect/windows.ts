/**
 * A piece of a file that is searched at a time. What begins at `from` or later and before `to` belongs to it; the bytes before and after are
 * there to be read on.
 */
export interface FileWindow {
  readonly bytes: Uint8Array;
  /** The place in the file of the first of `bytes`. */
  readonly offset: number;
  readonly from: number;
  readonly to: number;
}

/** Bytes of a window that belong to it, and those before and after: more than any licence is long. */
export const windowBytes: WindowSizes = { own: 2_097_152, before: 4096, after: 262_144 };

/** The windows of a file that is in memory. */
export function* windowsOf(bytes: Uint8Array, sizes: WindowSizes = windowBytes): Generator<FileWindow, void> {
  for (let from = 0; from === 0 || from < bytes.length; from += sizes.own) {
    const to = from + sizes.own + sizes.after >= bytes.length ? bytes.length : from + sizes.own;
    const offset = Math.max(0, from - sizes.before);
    yield { bytes: bytes.subarray(offset, Math.min(bytes.length, to + sizes.after)), offset, from, to };
    if (to === bytes.length) return;
  }
}

/** The windows of a file that comes in pieces: no more than one window of it is in memory. */
export async function* windowsOfStream(
  pieces: AsyncIterable<Uint8Array>,
  sizes: WindowSizes = windowBytes,
): AsyncGenerator<FileWindow, void> {
  let held = new Uint8Array(0);
  let offset = 0;
  let from = 0;
  for await (const piece of pieces) {
    held = joined(held, piece);
    while (offset + held.length > from + sizes.own + sizes.after) {
      const to = from + sizes.own;
      yield { bytes: held.subarray(0, to + sizes.after - offset), offset, from, to };
      from = to;
      const next = Math.max(0, from - sizes.before);
      held = held.slice(next - offset);
      offset = next;
    }
  }
  yield { bytes: held, offset, from, to: offset + held.length };
}

/** Sizes of windows in bytes. */
export interface WindowSizes {
  readonly own: number;
  readonly before: number;
  readonly after: number;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
