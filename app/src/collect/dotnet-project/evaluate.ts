import { limits } from '../../platform/limits.ts';
import type { MsbuildFile } from './msbuild-file.ts';

/** A text with its properties replaced; undefined where one is not known in the tree, or depends on a condition. */
export type Evaluate = (text: string) => string | undefined;

/** How many properties one text may name, directly or through others. */
const maxSubstitutions = 1000;

/** Evaluates by the properties of files, in the order in which MSBuild takes them in: the last definition counts; where conditions decide, a property may be several values. */
export function evaluator(files: readonly MsbuildFile[]): Evaluate {
  const known = new Map<string, Set<string>>();
  for (const { name, value, condition } of files.flatMap(({ properties }) => properties)) {
    const before = known.get(name);
    if (condition === undefined) known.set(name, new Set([value]));
    else if (isDefault(condition, name)) known.set(name, before ?? new Set([value]));
    else known.set(name, (before ?? new Set([''])).add(value));
  }
  return (text) => replace(text, known, { left: maxSubstitutions });
}

/** `'$(Name)' == ''`: only where nothing was said before. */
function isDefault(condition: string, name: string): boolean {
  return condition.replace(/\s/g, '').toLowerCase() === `'$(${name})'==''`;
}

function replace(text: string, known: ReadonlyMap<string, ReadonlySet<string>>, budget: { left: number }): string | undefined {
  let result = '';
  let from = 0;
  for (let open = text.indexOf('$('); open >= 0; open = text.indexOf('$(', from)) {
    const close = text.indexOf(')', open);
    const values = known.get(
      text
        .slice(open + 2, Math.max(open, close))
        .trim()
        .toLowerCase(),
    );
    budget.left -= 1;
    const value = values?.size === 1 && budget.left >= 0 ? replace([...values][0]!, known, budget) : undefined;
    if (value === undefined || result.length + value.length > limits.fieldLength) return undefined;
    result += text.slice(from, open) + value;
    from = close + 1;
  }
  return result + text.slice(from);
}
