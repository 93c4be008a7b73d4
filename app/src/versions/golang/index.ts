import type { Scheme } from '../scheme.ts';
import { compareSemver, parseSemver, type Semver, type SemverRules } from '../semver/index.ts';
import { endOfDigits, isDigit } from '../text.ts';

const rules: SemverRules = { start: afterPrefix, leadingZeros: false, shorthand: true, bareSuffix: false };

/**
 * The order of Go modules: Semantic Versioning with a `v`, which most databases leave out. A pseudo-version is a pre-release by its form and
 * `+incompatible` is build metadata, so that both need nothing more. Versions of the toolchain (`go1.21rc2`) are read as the pre-releases
 * that they are (`1.21.0-rc.2`), the form that Go's vulnerability database gives them.
 *
 * @see https://go.dev/ref/mod#versions
 */
export const golang: Scheme<Semver> = {
  parse: (text) => parseSemver(text, rules) ?? parseToolchain(text),
  compare: compareSemver,
};

function afterPrefix(text: string): number {
  if (text.charCodeAt(0) === 118) return 1;
  return text.startsWith('go') ? 2 : 0;
}

/** `1.21rc2` and `go1.21beta1`: two or three numbers and directly behind them a stage with its number. */
function parseToolchain(text: string): Semver | undefined {
  const start = afterPrefix(text);
  let end = start;
  while (isDigit(text.charCodeAt(end)) || text.charCodeAt(end) === 46) end++;
  const stage = stages.find((name) => text.startsWith(name, end));
  if (stage === undefined || end === start || text.charCodeAt(end - 1) === 46) return undefined;
  const numberStart = end + stage.length;
  if (numberStart === text.length || endOfDigits(text, numberStart) !== text.length) return undefined;
  return parseSemver(`${fillUp(text.slice(start, end))}-${stage}.${text.slice(numberStart)}`, rules);
}

const stages = ['alpha', 'beta', 'rc'];

/** A pre-release needs all three numbers. */
function fillUp(release: string): string {
  return release.includes('.', release.indexOf('.') + 1) ? release : release.includes('.') ? `${release}.0` : `${release}.0.0`;
}
