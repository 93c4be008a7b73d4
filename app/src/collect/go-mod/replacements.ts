import type { Directive } from './directives.ts';

/** The module that is built in place of another; without a version it is a folder, and `module` its path. */
export interface Replacement {
  readonly module: string;
  readonly version?: string;
}

/**
 * Reads the `replace` directives: `old [version] => new [version]`.
 * @returns by `old version` for those of one version, by `old` for those of all
 */
export function readReplacements(directives: readonly Directive[]): ReadonlyMap<string, Replacement> {
  const replacements = new Map<string, Replacement>();
  for (const { verb, words } of directives) {
    const arrow = words.indexOf('=>');
    const [module, version] = words.slice(arrow + 1);
    if (verb === 'replace' && arrow > 0 && module)
      replacements.set(words.slice(0, arrow).join(' '), { module, ...(version ? { version } : {}) });
  }
  return replacements;
}
