/**
 * The names of a path of an archive, from its root. Foreign paths lead nowhere else: one that climbs by `..` is none, unless it is a link's and stays
 * within the root.
 *
 * @returns undefined for what leads out of the archive, or holds a zero
 */
export function namesOf(path: string, { mayClimb = false } = {}): string[] | undefined {
  if (path.includes('\0')) return undefined;
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (!mayClimb || names.pop() === undefined) return undefined;
  }
  return names;
}
