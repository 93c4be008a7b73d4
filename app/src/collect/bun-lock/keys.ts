/**
 * The package that another one gets when it asks for a name: the one below itself, else below what it stands below, and so on to the top.
 *
 * @param from the key of the one that asks: `express`, `express/@scope/debug`; empty for the project
 */
export function findNeed(keys: ReadonlySet<string>, from: string, name: string): string | undefined {
  for (let at = from; at !== ''; at = parentOf(at)) {
    const key = `${at}/${name}`;
    if (keys.has(key)) return key;
  }
  return keys.has(name) ? name : undefined;
}

/** A key without its last name, which is two steps where it has a scope. */
function parentOf(key: string): string {
  const slash = key.lastIndexOf('/');
  if (slash < 0) return '';
  const before = key.lastIndexOf('/', slash - 1);
  const hasScope = key[before + 1] === '@';
  return hasScope ? key.slice(0, Math.max(before, 0)) : key.slice(0, slash);
}
