import { WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';

/**
 * What an alias of YAML names is shared, not copied: a short text may stand for more than any memory holds, for more levels than any stack, and
 * lead back into itself. Whoever walks the value, walks all of it.
 *
 * @param value as it was parsed from `text`
 * @returns the value, where walking it is bounded by the length of its text and `limits.aliasedValues`
 * @throws WaybillError `limit-exceeded`
 */
export function boundedAliases<T>(value: T, text: string): T {
  if (!text.includes('&')) return value;
  const { count } = measure(value, limits.documentDepth, new Map());
  if (count > text.length + limits.aliasedValues)
    throw new WaybillError('limit-exceeded', 'its aliases stand for more values than are read');
  return value;
}

interface Extent {
  /** Values, each as often as it is met. */
  readonly count: number;
  readonly depth: number;
}

const scalar: Extent = { count: 1, depth: 0 };

/** Each object is measured once. One that leads back into itself is deeper than anything. */
function measure(value: unknown, mostDepth: number, known: Map<object, Extent>): Extent {
  if (typeof value !== 'object' || value === null) return scalar;
  const before = known.get(value);
  if ((before?.depth ?? 1) > mostDepth)
    throw new WaybillError('limit-exceeded', `it is nested deeper than ${limits.documentDepth} levels, which is more than is read`);
  if (before) return before;
  let [count, depth] = [1, 0];
  for (const child of Object.values(value)) {
    const extent = measure(child, mostDepth - 1, known);
    count += extent.count;
    depth = Math.max(depth, extent.depth);
  }
  const extent = { count, depth: depth + 1 };
  known.set(value, extent);
  return extent;
}
