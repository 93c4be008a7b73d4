import {
  type ComponentFacts,
  judgeComponent,
  licenseJudge,
  type PolicyFile,
  type RuleOutcome,
  type Situation,
  type Surroundings,
} from '../../policy/index.ts';
import type { ConsideredRule, GateDecision, GateVerdict } from './gate-line.ts';

/** All that policies say of one component, before anything is left out. */
export interface Judged {
  readonly expression: string | null;
  /** Rules that are broken, worst first, and what licences were judged by. */
  readonly decisions: readonly GateDecision[];
  /** Rules of which it cannot be told whether they are broken. */
  readonly undetermined: readonly GateDecision[];
  readonly considered: readonly ConsideredRule[];
}

/** Judges a component by the licences and the component rules of all policies. */
export type JudgeByPolicies = (facts: ComponentFacts, situation: Situation) => Judged;

export function judgeByPolicies(files: readonly PolicyFile[], surroundings: Surroundings): JudgeByPolicies {
  const licenses = files.flatMap((file) => (file.licenses ? [{ path: file.path, judge: licenseJudge(file.licenses) }] : []));
  return (facts, where) => {
    const situation = { ...where, component: facts };
    const verdicts = licenses.map(({ path, judge }) => ({ path, said: judge.judge(facts.licenses, situation) }));
    const onLicenses = verdicts.flatMap(({ path, said }) =>
      said.decidedBy.map(
        ({ rule, term, action, line, path: way, reason, obligations }): GateDecision => ({
          kind: 'license',
          rule,
          term,
          action,
          policy: path,
          line: line ?? null,
          path: way,
          because: null,
          reason: reason ?? null,
          obligations,
        }),
      ),
    );
    const outcomes = files.flatMap(({ path, components }) =>
      judgeComponent(components, facts, situation, surroundings).map((outcome) => ({ path, outcome })),
    );
    return {
      expression: verdicts[0]?.said.expression ?? null,
      decisions: [...onLicenses, ...outcomes.flatMap(({ path, outcome }) => (outcome.broken === true ? [decisionOf(outcome, path)] : []))],
      undetermined: outcomes.flatMap(({ path, outcome }) => (outcome.broken === undefined ? [decisionOf(outcome, path)] : [])),
      considered: outcomes.map(({ path, outcome }) => consideredOf(outcome, path)),
    };
  };
}

/** The verdict of what is left, and the decisions that it comes from: denied, undetermined, for review, allowed, in this order. */
export function verdictOf(
  decisions: readonly GateDecision[],
  undetermined: readonly GateDecision[],
): { readonly verdict: GateVerdict; readonly decidedBy: readonly GateDecision[] } {
  const of = (action: GateDecision['action']) => decisions.filter((one) => one.action === action);
  const open = undetermined.filter(({ action }) => action !== 'allow');
  if (of('deny').length > 0) return { verdict: 'deny', decidedBy: of('deny') };
  if (open.length > 0) return { verdict: 'undetermined', decidedBy: open };
  if (of('review').length > 0) return { verdict: 'review', decidedBy: of('review') };
  return { verdict: 'allow', decidedBy: of('allow') };
}

function decisionOf({ rule, broken, conditions, unknownCircumstances }: RuleOutcome, policy: string): GateDecision {
  const deciding = conditions.filter(({ held }) => held === (broken ?? undefined));
  const told = deciding.length > 0 ? deciding : conditions;
  const unknown = broken === undefined && unknownCircumstances.length > 0 ? [`the ${unknownCircumstances.join(' and ')} is not known`] : [];
  return {
    kind: 'component',
    rule: rule.name,
    term: told.map(({ subject, operator, value }) => `${subject} ${operator} ${value}`).join(rule.operator === 'ALL' ? ' and ' : ' or '),
    action: rule.action,
    policy,
    line: rule.line ?? null,
    path: [],
    because: [...new Set([...unknown, ...told.map(({ because }) => because)])].filter((because) => because !== '').join('; ') || null,
    reason: rule.reason ?? null,
    obligations: rule.obligations,
  };
}

function consideredOf({ rule, broken, conditions }: RuleOutcome, policy: string): ConsideredRule {
  return {
    rule: rule.name,
    policy,
    action: rule.action,
    outcome: broken === undefined ? 'undetermined' : broken ? 'broken' : 'kept',
    conditions: conditions.map(({ held, ...rest }) => ({ ...rest, held: held ?? null })),
  };
}
