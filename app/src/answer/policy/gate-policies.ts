import { formatTime } from '../../domain/time.ts';
import type { Waiver } from '../../domain/waiver.ts';
import {
  type ComponentFacts,
  type ComponentFinding,
  type DecidingRule,
  type FoundWaivers,
  judgeComponent,
  licenseJudge,
  type PolicyFile,
  type RuleOutcome,
  type Situation,
  type Surroundings,
  type Waivable,
} from '../../policy/index.ts';
import type { ConsideredRule, GateDecision, GateVerdict, GateWaiver } from './gate-line.ts';

/** All that policies say of one component, before anything is left out. */
export interface Judged {
  readonly expression: string | null;
  /** Rules that are broken, worst first, and what licences were judged by. */
  readonly decisions: readonly GateDecision[];
  /** Rules of which it cannot be told whether they are broken. */
  readonly undetermined: readonly GateDecision[];
  readonly considered: readonly ConsideredRule[];
  readonly waived: readonly GateWaiver[];
  /** What would have been waived, had the waiver not ended. */
  readonly expired: readonly GateWaiver[];
}

/** Finds what somebody has accepted of one component. */
export type FindWaivers = (what: Pick<Waivable, 'ids' | 'class' | 'rule'>) => FoundWaivers;

/** Judges a component by the licences and the component rules of all policies. */
export type JudgeByPolicies = (facts: ComponentFacts, situation: Situation, waivers?: FindWaivers) => Judged;

export function judgeByPolicies(files: readonly PolicyFile[], surroundings: Surroundings): JudgeByPolicies {
  const licenses = files.flatMap((file) => (file.licenses ? [{ path: file.path, judge: licenseJudge(file.licenses) }] : []));
  return (facts, where, findWaivers) => {
    const situation = { ...where, component: facts };
    const waivers = waiverNotes(findWaivers);
    const verdicts = licenses.map(({ path, judge }) => ({
      path,
      said: judge.judge(facts.licenses, situation, ({ rule, action }, term) => waivers.isWaived({ rule, action, term })),
    }));
    const outcomes = files.flatMap(({ path, components }) =>
      judgeComponent(components, facts, situation, surroundings, ({ name, action }, finding) =>
        waivers.isWaived({ rule: name, action, term: finding?.ids[0] ?? null, finding }),
      ).map((outcome) => ({ path, outcome })),
    );
    const broken = outcomes.flatMap(({ path, outcome }) => (outcome.broken === true ? [decisionOf(outcome, path)] : []));
    return {
      expression: verdicts[0]?.said.expression ?? null,
      decisions: [...verdicts.flatMap(({ path, said }) => said.decidedBy.map((one) => licenseDecision(one, path))), ...broken],
      undetermined: outcomes.flatMap(({ path, outcome }) => (outcome.broken === undefined ? [decisionOf(outcome, path)] : [])),
      considered: outcomes.map(({ path, outcome }) => consideredOf(outcome, path)),
      waived: waivers.waived,
      expired: waivers.expired,
    };
  };
}

interface Waived {
  readonly rule: string;
  readonly action: GateDecision['action'];
  readonly term: string | null;
  readonly finding?: ComponentFinding | undefined;
}

/** Asks about waivers, and keeps what was found. */
function waiverNotes(find: FindWaivers | undefined) {
  const waived: GateWaiver[] = [];
  const expired: GateWaiver[] = [];
  return {
    waived,
    expired,
    isWaived({ rule, action, term, finding }: Waived): boolean {
      if (!find || action === 'allow') return false;
      const found = find({ ids: finding?.ids ?? [], class: finding?.class, rule });
      if (found.holding) waived.push(noteOf(found.holding, rule, term));
      else if (found.expired) expired.push(noteOf(found.expired, rule, term));
      return found.holding !== undefined;
    },
  };
}

function noteOf({ author, reason, expires }: Waiver, rule: string, term: string | null): GateWaiver {
  return { rule, term, author, reason, expires: formatTime(expires) };
}

function licenseDecision({ rule, term, action, line, path: way, reason, obligations }: DecidingRule, policy: string): GateDecision {
  const [told, because] = [reason ?? null, null];
  return { kind: 'license', rule, term, action, policy, line: line ?? null, path: way, because, reason: told, obligations };
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
    conditions: conditions.map(({ subject, operator, value, held, because }) => ({
      subject,
      operator,
      value,
      held: held ?? null,
      because,
    })),
  };
}
