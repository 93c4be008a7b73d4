import { wildcard } from '../../../domain/wildcard.ts';
import { componentPattern } from '../../component-pattern.ts';
import type { ComponentFacts } from '../component-facts.ts';
import { type CompileCondition, unfitOperator } from '../condition.ts';
import { wantedTruth } from './findings.ts';

/** Patterns of components, as in `componentPattern`. */
export const component: CompileCondition = (operator, value) => {
  if (operator !== 'MATCHES' && operator !== 'NO_MATCH') return unfitOperator(operator, 'MATCHES', 'NO_MATCH');
  const matches = componentPattern(value);
  return (facts) => ({ held: matches(facts) === (operator === 'MATCHES'), because: `it is ${facts.purl ?? facts.name}` });
};

/** Who supplies or publishes it: a name with `*`, case not counted. */
export const supplier: CompileCondition = (operator, value) => {
  if (operator !== 'MATCHES' && operator !== 'NO_MATCH') return unfitOperator(operator, 'MATCHES', 'NO_MATCH');
  const matches = wildcard(value.trim().toLowerCase());
  return (facts) => {
    const names = [facts.supplier, facts.publisher].filter((name) => name !== undefined);
    if (names.length === 0) return { held: operator === 'MATCHES' ? undefined : true, because: 'it is not told who supplies it' };
    return {
      held: names.some((name) => matches(name.trim().toLowerCase())) === (operator === 'MATCHES'),
      because: `it is supplied by ${names.join(', ')}`,
    };
  };
};

/** Where it was taken from: an address with `*`. NO_MATCH holds where it is not told, too. */
export const origin: CompileCondition = (operator, value) => {
  if (operator !== 'MATCHES' && operator !== 'NO_MATCH') return unfitOperator(operator, 'MATCHES', 'NO_MATCH');
  const patterns = value
    .split(/\s+/)
    .filter((one) => one !== '')
    .map((one) => wildcard(one.toLowerCase()));
  return ({ origins }) => {
    if (origins.length === 0) return { held: operator === 'MATCHES' ? undefined : true, because: 'it is not told where it was taken from' };
    const fits = (address: string) => patterns.some((matches) => matches(address.toLowerCase()));
    return {
      held: operator === 'MATCHES' ? origins.some(fits) : !origins.every(fits),
      because: `it was taken from ${origins.slice(0, 3).join(', ')}`,
    };
  };
};

const fields: Readonly<Record<string, (facts: ComponentFacts) => boolean>> = {
  hash: ({ hashes }) => hashes.length === 0,
  license: ({ licenses }) => licenses.every((one) => /^\s*(?:NOASSERTION|NONE)?\s*$/i.test(one)),
  purl: ({ purl }) => purl === undefined,
  supplier: (facts) => facts.supplier === undefined && facts.publisher === undefined,
  version: (facts) => facts.version === undefined,
};

/** What is not told of it: hash, license, purl, supplier or version. */
export const missing: CompileCondition = (operator, value) => {
  const field = value.trim().toLowerCase().replace('licence', 'license');
  if (operator !== 'IS' && operator !== 'IS_NOT') return unfitOperator(operator, 'IS', 'IS_NOT');
  if (!Object.hasOwn(fields, field)) return { message: `“${value}” cannot be missing; ${Object.keys(fields).join(', ')} can` };
  return (facts) => {
    const isMissing = fields[field]!(facts);
    return { held: isMissing === (operator === 'IS'), because: isMissing ? `it has no ${field}` : `it has a ${field}` };
  };
};

/** Whether it is the organisation's own, by patterns of components; without patterns that cannot be told. */
export function isInternal(patterns: readonly string[]): CompileCondition {
  const own = patterns.map(componentPattern);
  return (operator, value) => {
    const wanted = wantedTruth(operator, value);
    if (wanted === undefined) return { message: 'it IS, or IS_NOT, true or false' };
    return (facts) => {
      if (own.length === 0) return { held: undefined, because: 'the policy does not say which components are internal' };
      const internal = own.some((matches) => matches(facts));
      return { held: internal === wanted, because: internal ? 'it is internal' : 'it is not internal' };
    };
  };
}

/** Whether the thing that is described needs it itself. */
export const direct: CompileCondition = (operator, value) => {
  const wanted = wantedTruth(operator, value);
  if (wanted === undefined) return { message: 'it IS, or IS_NOT, true or false' };
  return (facts) => {
    if (facts.direct === undefined) return { held: undefined, because: 'it is not told what needs it' };
    return { held: facts.direct === wanted, because: facts.direct ? 'it is needed directly' : 'it is needed by others' };
  };
};
