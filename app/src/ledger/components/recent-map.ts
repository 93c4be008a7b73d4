/** A map that keeps what was used lately and forgets the rest. */
export interface RecentMap<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  clear(): void;
}

/** Remembers at least the last `most` entries that were used, and at most twice as many: whatever was not asked for in between goes all at once. */
export function recentMap<Key, Value extends NonNullable<unknown>>(most: number): RecentMap<Key, Value> {
  let recent = new Map<Key, Value>();
  let older = new Map<Key, Value>();
  const set = (key: Key, value: Value) => {
    if (recent.size >= most) {
      older = recent;
      recent = new Map();
    }
    recent.set(key, value);
  };
  return {
    get(key) {
      const found = recent.get(key);
      if (found !== undefined) return found;
      const value = older.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set,
    clear() {
      recent.clear();
      older.clear();
    },
  };
}
