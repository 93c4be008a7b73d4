/**
 * A function that remembers what it has answered, for as long as it is kept.
 *
 * @param most answers before all are forgotten
 */
export function remembering<Key, Value>(read: (key: Key) => Value, most = Number.POSITIVE_INFINITY): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    if (known.has(key)) return known.get(key)!;
    const value = read(key);
    if (known.size >= most) known.clear();
    known.set(key, value);
    return value;
  };
}
