import type { Scheme, Sign } from '../scheme.ts';
import { compareDigits, compareText } from '../text.ts';
import { isNumber, type PypiVersion, parsePypi } from './parse-pypi.ts';

/**
 * The order of Python packages (PEP 440). What PEP 440 excludes has had no order since pip 24 either, and is undetermined.
 *
 * @see https://packaging.python.org/en/latest/specifications/version-specifiers/
 */
export const pypi: Scheme<PypiVersion> = {
  parse: parsePypi,
  compare: (a, b) =>
    compareDigits(a.epoch, b.epoch) ||
    compareNumbers(a.release, b.release) ||
    comparePre(a, b) ||
    compareOptional(a.post, b.post, -1) ||
    compareOptional(a.dev, b.dev, 1) ||
    compareLocal(a.local, b.local),
};

function compareNumbers(a: readonly string[], b: readonly string[]): Sign {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const sign = compareDigits(a[i]!, b[i]!);
    if (sign !== 0) return sign;
  }
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
}

/** A development release of the release itself comes before all its pre-releases, anything else without a stage behind them. */
function comparePre(a: PypiVersion, b: PypiVersion): Sign {
  if (a.pre && b.pre) return compareText(a.pre[0], b.pre[0]) || compareDigits(a.pre[1], b.pre[1]);
  const left = stageWeight(a);
  const right = stageWeight(b);
  return left === right ? 0 : left < right ? -1 : 1;
}

function stageWeight(version: PypiVersion): number {
  if (version.pre) return 0;
  return version.post === undefined && version.dev !== undefined ? -1 : 1;
}

/** `absent` says how a version without the part compares to one with it. */
function compareOptional(a: string | undefined, b: string | undefined, absent: Sign): Sign {
  if (a !== undefined && b !== undefined) return compareDigits(a, b);
  if (a === b) return 0;
  return a === undefined ? absent : absent === 1 ? -1 : 1;
}

/** Numbers come behind text, and the longer of two lists is greater where the shorter one is its start. */
function compareLocal(a: readonly string[] = [], b: readonly string[] = []): Sign {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const left = a[i]!;
    const right = b[i]!;
    if (left === right) continue;
    if (isNumber(left) !== isNumber(right)) return isNumber(left) ? 1 : -1;
    return isNumber(left) ? compareDigits(left, right) : compareText(left, right);
  }
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
}
