/**
 * Whether a parsed value is nested deeper than `max`. Level by level, without recursion: `JSON.parse` accepts a depth of a million, and
 * every recursive walk after it would overflow. Walking the value costs about a fifth of parsing it, scanning the text a half.
 */
export function isNestedDeeper(value: unknown, max: number): boolean {
  let level: object[] = typeof value === 'object' && value !== null ? [value] : [];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= max) return true;
    level = childrenOf(level);
  }
  return false;
}

function childrenOf(parents: readonly object[]): object[] {
  const children: object[] = [];
  for (const parent of parents) {
    if (Array.isArray(parent)) {
      for (const child of parent) if (typeof child === 'object' && child !== null) children.push(child);
      continue;
    }
    for (const key in parent) {
      const child = (parent as Record<string, unknown>)[key];
      if (typeof child === 'object' && child !== null) children.push(child);
    }
  }
  return children;
}
