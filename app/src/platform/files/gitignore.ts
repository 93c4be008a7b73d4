import ignore from 'ignore';
import { limits } from '../limits.ts';

/** The .gitignore files that speak for a folder, the nearest first. Immutable: each folder of a walk holds its own. */
export interface IgnoreRules {
  /** @param path relative to the tree's root, a folder's with `/` at its end */
  ignores(path: string): boolean;
  /** The rules inside `folder` ('' or ending in `/`), which has a .gitignore of this text. */
  within(folder: string, text: string): IgnoreRules;
}

type Rules = { readonly folder: string; test(path: string): { readonly ignored: boolean; readonly unignored: boolean } };

/** No rules: nothing is ignored. */
export const noIgnoreRules: IgnoreRules = ignoreRules([]);

function ignoreRules(nearestFirst: readonly Rules[]): IgnoreRules {
  return {
    ignores(path) {
      for (const { folder, test } of nearestFirst) {
        const { ignored, unignored } = test(path.slice(folder.length));
        if (ignored || unignored) return ignored;
      }
      return false;
    },
    within(folder, text) {
      const rules = ignore().add(text.slice(0, limits.gitignoreLength).split(/\r?\n/).filter(isCheap));
      return ignoreRules([{ folder, test: (path) => rules.test(path) }, ...nearestFirst]);
    },
  };
}

/**
 * Patterns become regular expressions, whose time grows with the power of the wildcards in one name. A pattern with many is left out: what
 * it would hide is then read, which is the safe side.
 */
function isCheap(pattern: string): boolean {
  const names = pattern.split('/');
  const deep = names.filter((name) => name === '**').length;
  return deep <= 3 && names.every((name) => name === '**' || (name.match(/\*+/g)?.length ?? 0) <= 3);
}
