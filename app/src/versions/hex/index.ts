import type { Scheme } from '../scheme.ts';
import { compareSemver, parseSemver, type Semver } from '../semver/index.ts';

const rules = { start: () => 0, leadingZeros: false, shorthand: false, bareSuffix: false };

/** Semantic Versioning as Elixir reads it. @see https://hexdocs.pm/elixir/Version.html */
export const hex: Scheme<Semver> = { parse: (text) => parseSemver(text, rules), compare: compareSemver };
