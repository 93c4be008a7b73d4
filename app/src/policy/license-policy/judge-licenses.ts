import {
  type Action,
  compareExpressions,
  type Expression,
  evaluateExpression,
  printExpression,
  printTerm,
  type Silence,
  type Term,
} from '../../licenses/index.ts';
import type { Situation } from '../situation.ts';
import { circumstancesHold } from '../situation.ts';
import { decideTerm, decisionOf, indexRules, type RuleIndex, type TermDecision } from './decide-term.ts';
import { type LicensePolicy, type LicenseRule, severityOfAction } from './license-policy.ts';
import { type PolicyNames, readLicenses } from './read-licenses.ts';

/** A rule that decided, on what, and the way to it: the number of the part to follow at each AND and OR of the expression, from 0. */
export interface DecidingRule extends TermDecision {
  readonly term: string;
  readonly path: readonly number[];
}

export interface LicenseVerdict {
  readonly verdict: Action;
  /** What was judged, normalised; paths go into this one. Undefined where there is no licence at all. */
  readonly expression: string | undefined;
  readonly decidedBy: readonly DecidingRule[];
  /** The number of deciding terms beyond those listed. */
  readonly more: number;
}

/** Whether somebody has accepted what a rule says of a term. */
export type IsTermWaived = (decision: TermDecision, term: string) => boolean;

/** Judges what components say of their licences. */
export interface LicenseJudge {
  /**
   * @param texts what one component says: expressions and names, which all hold
   * @param isWaived asked of each decision that does not allow; what is waived is allowed
   */
  judge(texts: readonly string[], situation?: Situation, isWaived?: IsTermWaived): LicenseVerdict;
}

const noasserted: Silence = { kind: 'noassertion' };

/**
 * Judges by a policy: AND takes the worst of its parts, OR the best, a licence WITH an exception is an entry of its own. What no rule speaks
 * of is for review, unless the policy says otherwise.
 *
 * A rule on several licences together speaks of what is at least as narrow where it denies, and of what is at least as wide where it allows:
 * who denies `A AND B` denies `A AND B AND C` too, and who allows it allows `A`.
 */
export function licenseJudge(policy: LicensePolicy): LicenseJudge {
  const index = indexRules(policy);
  const joint = policy.rules.filter(({ selectors }) => selectors.some(({ kind }) => kind === 'expression'));
  const names: PolicyNames = { ids: policy.names, speaksOf: (key) => index.has(`name ${key}`) };
  return {
    judge(texts, situation = {}, isWaived = () => false) {
      const expression = readLicenses(texts, names);
      return judgeExpression(policy, index, joint, expression, situation, isWaived);
    },
  };
}

function judgeExpression(
  policy: LicensePolicy,
  index: RuleIndex,
  joint: readonly LicenseRule[],
  expression: Expression | undefined,
  situation: Situation,
  isWaived: IsTermWaived,
): LicenseVerdict {
  const decisions = new Map<string, TermDecision>();
  const decide = (term: Term | Silence): TermDecision => {
    const key = `${term.kind} ${printTerm(term)}`;
    const known = decisions.get(key);
    if (known) return known;
    const said = decideTerm(policy, index, term, situation);
    const decided = said.action !== 'allow' && isWaived(said, printTerm(term)) ? { ...said, action: 'allow' as const } : said;
    decisions.set(key, decided);
    return decided;
  };
  const { verdict, decidedBy, more, expression: judged } = evaluateExpression(expression ?? noasserted, (term) => decide(term).action);
  const printed = expression === undefined ? undefined : printExpression(judged);
  const spoken = expression === undefined ? undefined : ruleOnWhole(joint, judged, verdict, situation, isWaived);
  if (spoken) {
    const { rule, text } = spoken;
    return { verdict: rule.action, expression: printed, decidedBy: [{ ...decisionOf(rule), term: text, path: [] }], more: 0 };
  }
  const deciding = decidedBy.map(({ term, path }) => ({ ...decide(term), term: printTerm(term), path }));
  return { verdict, expression: printed, decidedBy: deciding, more };
}

/** The rule on several licences together that decides, if one does: one that denies, else one that allows, else one that is stricter. */
function ruleOnWhole(joint: readonly LicenseRule[], judged: Expression, verdict: Action, situation: Situation, isWaived: IsTermWaived) {
  const speaking = joint.flatMap((rule) => {
    const held = circumstancesHold(rule.when, situation);
    if (held === false || (held === undefined && rule.action === 'allow')) return [];
    const effective: LicenseRule = held === undefined ? { ...rule, action: 'review' } : rule;
    const spoken = rule.selectors.find(
      (selector) => selector.kind === 'expression' && speaksOf(selector.expression, judged, effective.action),
    );
    if (spoken?.kind !== 'expression') return [];
    const text = printExpression(spoken.expression);
    return effective.action !== 'allow' && isWaived(decisionOf(effective), text) ? [] : [{ rule: effective, text }];
  });
  const of = (action: Action) => speaking.find(({ rule }) => rule.action === action);
  return of('deny') ?? of('allow') ?? (severityOfAction[verdict] < severityOfAction.review ? of('review') : undefined);
}

function speaksOf(ruled: Expression, judged: Expression, action: Action): boolean {
  const order = compareExpressions(judged, ruled);
  return order === 'same' || order === (action === 'allow' ? 'wider' : 'narrower');
}
