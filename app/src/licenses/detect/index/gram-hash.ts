/** Words of a gram: long enough to be rare in prose, short enough to survive an edit of every twentieth word. */
export const gramLength = 5;

/** The hash of the gram that begins at `at`; 0 where one of its words is in no licence. */
export function gramHash(ids: Uint16Array, at: number): number {
  let hash = 0x9e3779b9 | 0;
  for (let i = at; i < at + gramLength; i++) {
    const id = ids[i]!;
    if (id === 0) return 0;
    hash = Math.imul(hash ^ id, 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0 || 1;
}
