/** A UTF-16 file as UTF-8, with the way back to its own bytes. */
export interface Utf16File {
  readonly bytes: Uint8Array;
  /** The byte of the file for a byte of `bytes`; quickest where it is asked in ascending order. */
  readonly byteOf: (byte: number) => number;
}

/** Reads a file that begins with a UTF-16 byte order mark; undefined where it does not. */
export function readUtf16(file: Uint8Array): Utf16File | undefined {
  const isLittle = file[0] === 0xff && file[1] === 0xfe;
  if (!isLittle && !(file[0] === 0xfe && file[1] === 0xff)) return undefined;
  const text = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(file);
  const bytes = new TextEncoder().encode(text);
  let [last, units] = [0, 0];
  const byteOf = (byte: number) => {
    if (byte < last) [last, units] = [0, 0];
    for (; last < byte; last++) {
      const value = bytes[last]!;
      // A byte that begins a character: one code unit, or two beyond the basic plane.
      if (value < 0x80 || value >= 0xc0) units += value >= 0xf0 ? 2 : 1;
    }
    return 2 + units * 2;
  };
  return { bytes, byteOf };
}
