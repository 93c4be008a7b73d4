import type { Situation } from '../situation.ts';
import { circumstancesHold, unknownCircumstances } from '../situation.ts';
import type { ComponentFacts, ComponentFinding, Surroundings } from './component-facts.ts';
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

/** Whether somebody has accepted that a rule is broken: by one advisory, or, where none decides, at all. */
export type IsWaived = (rule: ComponentRule, finding: ComponentFinding | undefined) => boolean;

/** Judges a component by every rule whose circumstances may hold. What is not known decides nothing. */
export function judgeComponent(
  rules: readonly ComponentRule[],
  facts: ComponentFacts,
  situation: Situation,
  surroundings: Surroundings,
  isWaived: IsWaived = () => false,
): readonly RuleOutcome[] {
  return rules.flatMap((rule): RuleOutcome[] => {
    const applies = circumstancesHold(rule.when, situation);
    if (applies === false || rule.conditions.length === 0) return [];
    let remaining = facts;
    for (;;) {
      const outcome = {
        ...testRule(rule, remaining, applies, surroundings),
        unknownCircumstances: unknownCircumstances(rule.when, situation),
      };
      if (outcome.broken === false) return [outcome];
      const finding = outcome.conditions.find((one) => one.held !== false && one.finding)?.finding;
      if (!isWaived(rule, finding)) return [outcome];
      if (!finding) return [{ ...outcome, broken: false }];
      // What breaks it may be one of several: the others must be accepted too.
      remaining = { ...remaining, findings: (remaining.findings ?? []).filter((one) => one !== finding) };
    }
  });
}

function testRule(rule: ComponentRule, facts: ComponentFacts, applies: true | undefined, surroundings: Surroundings) {
  const conditions = rule.conditions.map(({ subject, operator, value, test }) => ({
    subject,
    operator,
    value,
    ...test(facts, surroundings),
  }));
  const held = rule.operator === 'ALL' ? all(conditions) : any(conditions);
  return { rule, conditions, broken: applies === undefined && held === true ? undefined : held };
}

function all(conditions: readonly Held[]): boolean | undefined {
  if (conditions.some(({ held }) => held === false)) return false;
  return conditions.some(({ held }) => held === undefined) ? undefined : true;
}

function any(conditions: readonly Held[]): boolean | undefined {
  if (conditions.some(({ held }) => held === true)) return true;
  return conditions.some(({ held }) => held === undefined) ? undefined : false;
}
