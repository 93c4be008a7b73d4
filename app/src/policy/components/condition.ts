import type { ComponentFacts, ComponentFinding, Surroundings } from './component-facts.ts';

/** How the value of a condition is compared. */
export const operators = [
  'IS',
  'IS_NOT',
  'MATCHES',
  'NO_MATCH',
  'NUMERIC_GREATER_THAN',
  'NUMERIC_LESS_THAN',
  'NUMERIC_EQUAL',
  'NUMERIC_NOT_EQUAL',
  'NUMERIC_GREATER_THAN_OR_EQUAL',
  'NUMERIC_LESSER_THAN_OR_EQUAL',
  'CONTAINS_ALL',
  'CONTAINS_ANY',
] as const;

export type Operator = (typeof operators)[number];

/** Whether a condition holds of a component, and the sentence that says why; undefined where that cannot be told. */
export interface Held {
  readonly held: boolean | undefined;
  readonly because: string;
  /** The advisory that decides, where one does. */
  readonly finding?: ComponentFinding;
}

export type ConditionTest = (facts: ComponentFacts, surroundings: Surroundings) => Held;

/** A condition that can be tested. */
export interface Condition {
  readonly subject: string;
  readonly operator: Operator;
  readonly value: string;
  readonly test: ConditionTest;
}

/** What a condition cannot be: the value or the operator do not fit its subject. */
export interface Misfit {
  readonly message: string;
}

/** Makes the test of one subject. */
export type CompileCondition = (operator: Operator, value: string) => ConditionTest | Misfit;

export function isMisfit(compiled: ConditionTest | Misfit): compiled is Misfit {
  return typeof compiled !== 'function';
}

export function unfitOperator(operator: Operator, ...fitting: readonly Operator[]): Misfit {
  return { message: `${operator} does not fit; ${fitting.join(', ')} do` };
}

/** Whether a comparison, -1, 0 or 1, is what a numeric operator asks for; undefined for other operators. */
export function satisfiesNumeric(operator: Operator, order: number): boolean | undefined {
  switch (operator) {
    case 'NUMERIC_GREATER_THAN':
      return order > 0;
    case 'NUMERIC_GREATER_THAN_OR_EQUAL':
      return order >= 0;
    case 'NUMERIC_EQUAL':
      return order === 0;
    case 'NUMERIC_NOT_EQUAL':
      return order !== 0;
    case 'NUMERIC_LESSER_THAN_OR_EQUAL':
      return order <= 0;
    case 'NUMERIC_LESS_THAN':
      return order < 0;
    default:
      return undefined;
  }
}

export const numericOperators: readonly Operator[] = operators.filter((operator) => operator.startsWith('NUMERIC'));

/** A condition held for any of several things: true if for one, undefined if for none surely. */
export function anyHeld(all: readonly Held[], none: string): Held {
  return all.find(({ held }) => held === true) ?? all.find(({ held }) => held === undefined) ?? { held: false, because: none };
}
