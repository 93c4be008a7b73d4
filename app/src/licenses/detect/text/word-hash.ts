/** FNV-1a over bytes, started and continued by hand so that a word can be hashed while it is read. */
export const wordHashSeed = 0x811c9dc5 | 0;

/** The hash with one more (lower-case) byte. */
export function addByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** The final hash of a word: mixed, unsigned and never 0, which marks an empty place in a table. */
export function finishHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0 || 1;
}

/** The hash of a whole lower-case word, in UTF-8. */
export function hashWord(word: string): number {
  let hash = wordHashSeed;
  for (const byte of new TextEncoder().encode(word)) hash = addByte(hash, byte);
  return finishHash(hash);
}
