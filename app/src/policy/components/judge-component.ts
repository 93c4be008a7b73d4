import type { Situation } from '../situation.ts';
import { circumstancesHold, unknownCircumstances } from '../situation.ts';
import type { ComponentFacts, Surroundings } from './component-facts.ts';
import type { ComponentRule } from './component-policy.ts';
import type { Held } from './condition.ts';

/** What became of one condition. */
export interface TestedCondition extends Held {
  readonly subject: string;
  readonly operator: string;
  readonly value: string;
}

/** What became of one rule on one component: broken, kept, or, where it cannot be told, neither. */
export interface RuleOutcome {
  readonly rule: ComponentRule;
  readonly broken: boolean | undefined;
  readonly conditions: readonly TestedCondition[];
  /** Circumstances that the rule asks for and that are not known. */
  readonly unknownCircumstances: readonly string[];
}

/** Judges a component by every rule whose circumstances may hold. What is not known decides nothing. */
export function judgeComponent(
  rules: readonly ComponentRule[],
  facts: ComponentFacts,
  situation: Situation,
  surroundings: Surroundings,
): readonly RuleOutcome[] {
  return rules.flatMap((rule): RuleOutcome[] => {
    const applies = circumstancesHold(rule.when, situation);
    if (applies === false || rule.conditions.length === 0) return [];
    const conditions = rule.conditions.map(({ subject, operator, value, test }) => ({
      subject,
      operator,
      value,
      ...test(facts, surroundings),
    }));
    const held = rule.operator === 'ALL' ? all(conditions) : any(conditions);
    const broken = applies === undefined && held === true ? undefined : held;
    return [{ rule, broken, conditions, unknownCircumstances: unknownCircumstances(rule.when, situation) }];
  });
}

function all(conditions: readonly Held[]): boolean | undefined {
  if (conditions.some(({ held }) => held === false)) return false;
  return conditions.some(({ held }) => held === undefined) ? undefined : true;
}

function any(conditions: readonly Held[]): boolean | undefined {
  if (conditions.some(({ held }) => held === true)) return true;
  return conditions.some(({ held }) => held === undefined) ? undefined : false;
}
