import type { Scheme } from '../scheme.ts';
import { compareSemver, parseSemver, type Semver } from '../semver/index.ts';

const rules = { start: () => 0, leadingZeros: false, shorthand: false, bareSuffix: false };

/** Semantic Versioning as crates.io enforces it: no `v`. @see https://doc.rust-lang.org/cargo/reference/manifest.html#the-version-field */
export const cargo: Scheme<Semver> = { parse: (text) => parseSemver(text, rules), compare: compareSemver };
