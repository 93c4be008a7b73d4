/** A short name for a row, made of what tells it apart, to stand in an address (53 bits of a rolling hash; no secret). */
export function rowKey(...parts: readonly (string | null)[]): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const character of parts.join('\u0000')) {
    const code = character.codePointAt(0)!;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
