import type { Scheme } from '../scheme.ts';
import { compareSemver, parseSemver, type Semver, type SemverRules } from '../semver/index.ts';

/** What npm reads in its loose mode, in which the registry took versions for years: `v1.2.3`, `=1.2.3`, `01.2.3`, `1.2.3beta`. */
const rules: SemverRules = { start: afterPrefix, leadingZeros: true, shorthand: false, bareSuffix: true };

/** The order of npm. @see https://github.com/npm/node-semver */
export const npm: Scheme<Semver> = {
  parse: (text) => parseSemver(text.trim(), rules),
  compare: compareSemver,
};

function afterPrefix(text: string): number {
  let at = 0;
  for (let code = text.charCodeAt(at); code === 118 || code === 61 || code === 32; code = text.charCodeAt(at)) at++;
  return at;
}
