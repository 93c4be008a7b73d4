const quote = 34;
const backslash = 92;
const comma = 44;

/** How many values JSON text holds, at most: its commas and opening brackets outside strings. What parsing will cost in memory follows from it. */
export function countValues(bytes: Uint8Array): number {
  let count = 1;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at++]!;
    if (byte === quote) at = endOfString(bytes, at);
    else if (byte === comma || (byte | 32) === 123) count++;
  }
  return count;
}

/** The offset behind the closing quote of a string that starts before `from`. */
function endOfString(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at++];
    if (byte === quote) break;
    if (byte === backslash) at++;
  }
  return at;
}
