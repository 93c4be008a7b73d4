/**
 * Whether a parsed value is nested deeper than `max`. `JSON.parse` accepts a depth of a million, and every recursive walk after it would overflow;
 * this one goes no deeper than `max` itself. Walking the value costs a fifth of parsing it, scanning the text a half.
 */
export function isNestedDeeper(value: unknown, max: number): boolean {
  return typeof value === 'object' && value !== null && exceeds(value, max);
}

function exceeds(parent: object, left: number): boolean {
  if (left === 0) return true;
  if (Array.isArray(parent)) {
    for (const child of parent) if (typeof child === 'object' && child !== null && exceeds(child, left - 1)) return true;
    return false;
  }
  for (const key in parent) {
    const child = (parent as Record<string, unknown>)[key];
    if (typeof child === 'object' && child !== null && exceeds(child, left - 1)) return true;
  }
  return false;
}
