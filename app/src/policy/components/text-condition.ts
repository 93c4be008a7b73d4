import { type CompiledPattern, compilePattern } from '../pattern/compile-pattern.ts';
import type { ComponentFacts } from './component-facts.ts';
import { type CompileCondition, type Held, type Misfit, type Operator, unfitOperator } from './condition.ts';

/**
 * A pattern as Dependency-Track writes it: `*` is any text, the rest a regular expression, which may stand anywhere unless it is tied with `^`
 * and `$`.
 */
export function loosePattern(value: string): CompiledPattern {
  let pattern = value.replaceAll('*', '.*').replaceAll('..*', '.*');
  if (!pattern.startsWith('^') && !pattern.startsWith('.*')) pattern = `.*${pattern}`;
  if (!pattern.endsWith('$') && !pattern.endsWith('.*')) pattern = `${pattern}.*`;
  return compilePattern(pattern);
}

/** Tests a text by one of the four operators for texts; a text that is not there matches nothing and is nothing. */
export type TextTest = (text: string | undefined) => boolean;

export function textTest(operator: Operator, value: string): TextTest | Misfit {
  if (operator === 'IS') return (text) => text === value;
  if (operator === 'IS_NOT') return (text) => text !== value;
  if (operator !== 'MATCHES' && operator !== 'NO_MATCH') return unfitOperator(operator, 'IS', 'IS_NOT', 'MATCHES', 'NO_MATCH');
  const pattern = loosePattern(value);
  if (!pattern.ok) return { message: `the pattern “${value.slice(0, 100)}” is not taken: ${pattern.message}` };
  return (text) => (text !== undefined && pattern.matches(text)) === (operator === 'MATCHES');
}

/** A condition on texts of a component: MATCHES and IS hold if any of them fits, the others if none is what it must not be. */
export function textCondition(name: string, textsOf: (facts: ComponentFacts) => readonly string[]): CompileCondition {
  return (operator, value) => {
    const fits = textTest(operator, value);
    if (typeof fits !== 'function') return fits;
    const forAny = operator === 'IS' || operator === 'MATCHES';
    return (facts): Held => {
      const texts = textsOf(facts);
      const held = texts.length === 0 ? fits(undefined) : forAny ? texts.some(fits) : texts.every(fits);
      return { held, because: texts.length === 0 ? `it has no ${name}` : `its ${name} is ${texts.slice(0, 5).join(', ')}` };
    };
  };
}
