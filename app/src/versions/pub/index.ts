import type { Scheme } from '../scheme.ts';
import { compareIdentifiers, compareSemver, parseSemver, type Semver } from '../semver/index.ts';

const rules = { start: () => 0, leadingZeros: true, shorthand: false, bareSuffix: false };

/** Semantic Versioning, but that builds are ordered too: `1.0.0+1` follows `1.0.0`. @see https://dart.dev/tools/pub/versioning */
export const pub: Scheme<Semver> = {
  parse: (text) => parseSemver(text, rules),
  compare: (a, b) => compareSemver(a, b) || compareIdentifiers(a.build, b.build),
};
