import { WaybillError } from '../../domain/errors.ts';

/** Options that take two values, which commander knows nothing of: with `<values...>` it would take all that follows, the query too. */
const pairOptions: readonly string[] = ['--between', '--assets', '--release'];

/** No argument of a program can hold it. */
const separator = '\u0000';

/** Makes one argument of the two behind each option that takes a pair. @throws usage when a second is missing */
export function joinPairs(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index]!;
    joined.push(arg);
    if (arg === '--') return [...joined, ...args.slice(index + 1)];
    if (!pairOptions.includes(arg)) continue;
    const [first, second] = [args[index + 1], args[index + 2]];
    if (first === undefined || second === undefined || first.startsWith('--') || second.startsWith('--')) {
      throw new WaybillError('usage', `${arg} takes two values.`);
    }
    joined.push(first + separator + second);
    index += 2;
  }
  return joined;
}

/** The two values of an argument that `joinPairs` made; for commander's options. */
export function splitPair(value: string): readonly [string, string] {
  const at = value.indexOf(separator);
  if (at < 0) throw new WaybillError('usage', `“${value}” is one value where two are taken.`);
  return [value.slice(0, at), value.slice(at + 1)];
}
