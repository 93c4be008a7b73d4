/**
 * The first two equal items of a list, by position; undefined where all differ. Equal as JSON Schema has it: the order of keys means nothing.
 *
 * Lists are long here, so items are sorted into groups by a few of their own texts, and only those of one group are compared. Comparing each
 * with each, as validators do, takes minutes for 100,000 components.
 */
export function findDuplicate(items: readonly unknown[]): readonly [number, number] | undefined {
  if (items.length <= fewItems) return findAmongFew(items);
  if (!items.some(isParent)) return findAmongScalars(items);
  const keys = tellingKeys(items[0]);
  const groups = new Map<string, number[]>();
  for (let index = 0; index < items.length; index++) {
    const label = labelOf(items[index], keys);
    const group = groups.get(label);
    if (group) group.push(index);
    else groups.set(label, [index]);
  }
  if (groups.size === items.length) return undefined;
  return [...groups.values()]
    .flatMap((group) => (group.length > 1 ? [findInGroup(items, group)] : []))
    .find((found) => found !== undefined);
}

/** Whether a list holds no item twice: `uniqueItems` of JSON Schema. */
export function areUnique(items: readonly unknown[]): boolean {
  return items.length < 2 || findDuplicate(items) === undefined;
}

/** Up to here comparing each with each is the fastest. */
const fewItems = 8;
/** Up to here it is faster than to tell items that look alike as canonical text. */
const fewAlike = 64;

function findAmongFew(items: readonly unknown[]): readonly [number, number] | undefined {
  for (let second = 1; second < items.length; second++) {
    for (let first = 0; first < second; first++) if (areEqual(items[first], items[second])) return [first, second];
  }
  return undefined;
}

/** Texts, numbers and literals are equal as a set has it. */
function findAmongScalars(items: readonly unknown[]): readonly [number, number] | undefined {
  if (new Set(items).size === items.length) return undefined;
  const seen = new Map<unknown, number>();
  for (const [second, item] of items.entries()) {
    const first = seen.get(item);
    if (first !== undefined) return [first, second];
    seen.set(item, second);
  }
  return undefined;
}

function isParent(item: unknown): item is object {
  return typeof item === 'object' && item !== null;
}

/** Keys whose texts are likely to tell the items apart; any choice is right, some are fast. */
function tellingKeys(item: unknown): readonly string[] {
  if (!isParent(item) || Array.isArray(item)) return [];
  const named = ['bom-ref', 'ref', 'SPDXID'].filter((key) => typeof (item as Record<string, unknown>)[key] === 'string');
  if (named.length > 0) return named;
  const texts = Object.entries(item).filter(([, value]) => typeof value === 'string');
  return texts.slice(0, 4).map(([key]) => key);
}

function labelOf(item: unknown, keys: readonly string[]): string {
  if (!isParent(item)) return `${typeof item}:${String(item)}`;
  let label = Array.isArray(item) ? '[' : '{';
  for (const key of keys) {
    const value = Object.hasOwn(item, key) ? (item as Record<string, unknown>)[key] : undefined;
    if (typeof value === 'string') label += `${value}\0`;
  }
  return label;
}

function findAmong(items: readonly unknown[], group: readonly number[]): readonly [number, number] | undefined {
  for (const [at, second] of group.entries()) {
    const first = group.slice(0, at).find((index) => areEqual(items[index], items[second]));
    if (first !== undefined) return [first, second];
  }
  return undefined;
}

function findInGroup(items: readonly unknown[], group: readonly number[]): readonly [number, number] | undefined {
  if (group.length <= fewAlike) return findAmong(items, group);
  const seen = new Map<string, number>();
  for (const index of group) {
    const text = canonicalText(items[index]);
    const first = seen.get(text);
    if (first !== undefined) return [first, index];
    seen.set(text, index);
  }
  return undefined;
}

function canonicalText(value: unknown): string {
  if (!isParent(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${canonicalText(child)}`).join(',')}}`;
}

function areEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isParent(a) || !isParent(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => areEqual(item, b[index]));
  }
  return !differsAtOnce(a as Entries, b as Entries) && haveEqualEntries(a as Entries, b as Entries);
}

type Entries = Readonly<Record<string, unknown>>;

/** Most items differ in the first text or number that they hold; nothing has to be made to see it. */
function differsAtOnce(a: Entries, b: Entries): boolean {
  for (const key in a) {
    const value = a[key];
    if (!isParent(value) && value !== b[key]) return true;
  }
  return false;
}

function haveEqualEntries(a: Entries, b: Entries): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && areEqual(a[key], b[key]));
}
