import { z } from 'zod';
import { type CompileCondition, type ConditionTest, type Misfit, type Operator, unfitOperator } from '../condition.ts';
import { textTest } from '../text-condition.ts';
import { versionTest } from './version.ts';

const schema = z.object({ group: z.string().optional(), name: z.string().optional(), version: z.string().optional() });

const comparison = /^(==|!=|<=|>=|<|>)\s*/;

const comparisons: Readonly<Record<string, Operator>> = {
  '==': 'NUMERIC_EQUAL',
  '!=': 'NUMERIC_NOT_EQUAL',
  '<': 'NUMERIC_LESS_THAN',
  '<=': 'NUMERIC_LESSER_THAN_OR_EQUAL',
  '>': 'NUMERIC_GREATER_THAN',
  '>=': 'NUMERIC_GREATER_THAN_OR_EQUAL',
};

/** Group, name and version, as JSON; each a pattern, the version also a comparison such as `< 2.0`. All that are named must fit. */
export const coordinates: CompileCondition = (operator, value) => {
  if (operator !== 'MATCHES' && operator !== 'NO_MATCH') return unfitOperator(operator, 'MATCHES', 'NO_MATCH');
  const read = readJson(value, schema);
  if (!read) return { message: 'coordinates are JSON with group, name and version' };
  const tests = [part(operator, read.group, 'group'), part(operator, read.name, 'name'), versionPart(operator, read.version)];
  const misfit = tests.find((test): test is Misfit => test !== undefined && typeof test !== 'function');
  if (misfit) return misfit;
  const chosen = tests.filter((test) => typeof test === 'function');
  return (facts, surroundings) => {
    const held = chosen.map((test) => test(facts, surroundings).held);
    const because = `it is ${[facts.group, facts.name, facts.version].filter((one) => one !== undefined).join(' ')}`;
    return { held: held.includes(false) ? false : held.includes(undefined) ? undefined : held.length > 0, because };
  };
};

/** An absent value is met only by what is absent; one that is there by no component without it. */
function part(operator: Operator, value: string | undefined, field: 'group' | 'name' | 'version'): ConditionTest | Misfit | undefined {
  if (value === undefined || value === '') return undefined;
  const fits = textTest(operator, value);
  if (typeof fits !== 'function') return fits;
  return (facts) => ({
    held: value.trim() === '*' && operator === 'MATCHES' ? true : facts[field] !== undefined && fits(facts[field]),
    because: '',
  });
}

function versionPart(operator: Operator, value: string | undefined): ConditionTest | Misfit | undefined {
  const found = value === undefined ? null : comparison.exec(value);
  if (!found || value === undefined) return part(operator, value, 'version');
  const test = versionTest(comparisons[found[1]!]!, value.slice(found[0].length).trim());
  return (facts, surroundings) => {
    const { held, because } = test(facts, surroundings);
    return { held: held === undefined ? undefined : held === (operator === 'MATCHES'), because };
  };
}

/** JSON that follows a schema; undefined where it does not. */
export function readJson<T>(text: string, form: z.ZodType<T>): T | undefined {
  try {
    const read = form.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
