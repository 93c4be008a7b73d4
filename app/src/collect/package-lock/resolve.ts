import { limits } from '../../platform/limits.ts';

/**
 * Finds the folder that a package gets when it asks for another by name: the nearest `node_modules` on the way up, as Node looks.
 *
 * @param folder of the package that asks; empty for the project
 * @param has    whether there is a package at a folder
 * @returns undefined where there is none, or the way up is longer than the limit of depth
 */
export function resolveFrom(folder: string, name: string, has: (folder: string) => boolean): string | undefined {
  let at = folder;
  for (let step = 0; step < limits.documentDepth; step++) {
    if (!at.endsWith('node_modules')) {
      const candidate = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
      if (has(candidate)) return candidate;
    }
    if (at === '') return undefined;
    at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
  }
  return undefined;
}
