import { z } from 'zod';
import { algorithmNamed } from '../../../domain/hash.ts';
import { type CompileCondition, unfitOperator } from '../condition.ts';
import { readJson } from './coordinates.ts';

const schema = z.object({ algorithm: z.string(), value: z.string() });

/** A hash, as JSON with `algorithm` and `value` or as `sha256:...`. A component without one of that algorithm cannot be told to have it. */
export const hash: CompileCondition = (operator, value) => {
  if (operator !== 'IS' && operator !== 'IS_NOT') return unfitOperator(operator, 'IS', 'IS_NOT');
  const wanted = readHash(value);
  if (!wanted) return { message: 'a hash is JSON with algorithm and value, or algorithm:hex' };
  const [algorithm] = wanted.split(':');
  return ({ hashes }) => {
    const own = hashes.filter((one) => one.startsWith(`${algorithm}:`));
    if (own.length === 0) return { held: operator === 'IS' ? undefined : true, because: `it has no ${algorithm} hash` };
    return { held: own.includes(wanted) === (operator === 'IS'), because: `its hash is ${own[0]}` };
  };
};

function readHash(value: string): string | undefined {
  const read = readJson(value, schema);
  const at = value.indexOf(':');
  const [name, hex] = read ? [read.algorithm, read.value.trim()] : [value.slice(0, Math.max(0, at)), value.slice(at + 1).trim()];
  const algorithm = algorithmNamed(name.trim());
  return algorithm !== undefined && /^[0-9a-f]+$/i.test(hex) ? `${algorithm}:${hex.toLowerCase()}` : undefined;
}
