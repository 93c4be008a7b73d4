import { type ErrorCode, messageOf, WaybillError } from '../../domain/errors.ts';
import { type DecidingRule, type LicenseJudge, licenseJudge, type PolicyFile, type Situation, worseOf } from '../../policy/index.ts';
import type { CheckedInput } from '../check/checked-input.ts';
import { type ToldComponent, toldComponent } from './told-component.ts';

/** What the policies say of the licence of one component, or of an expression. */
export interface LicensePolicyLine {
  /** The component as its input spells it, or the expression as it was given. */
  readonly subject: string;
  /** Where the component comes from; null for an expression. */
  readonly input: string | null;
  /** The licences as they were judged; null where none are told. */
  readonly expression: string | null;
  readonly verdict: 'allow' | 'review' | 'deny';
  readonly decidedBy: readonly LicenseDecision[];
}

/** One rule that decided on one term; `path` is the number of the part to follow at each AND and OR of the expression. */
export interface LicenseDecision {
  readonly rule: string;
  readonly term: string;
  readonly action: 'allow' | 'review' | 'deny';
  readonly path: readonly number[];
  readonly policy: string;
  readonly line: number | null;
  readonly reason: string | null;
  readonly obligations: readonly string[];
}

export interface LicensePolicySummary {
  readonly subjects: number;
  readonly verdicts: Readonly<Record<'allow' | 'review' | 'deny', number>>;
  readonly unread: readonly { readonly input: string; readonly code: ErrorCode | 'internal'; readonly message: string }[];
}

/** Judges licences by policies: where there are several, the worst verdict of them holds. */
export interface LicensePolicies {
  judge(subject: string, texts: readonly string[], situation: Situation, input?: string): LicensePolicyLine;
}

/** @throws WaybillError `usage` where no policy says anything about licences */
export function licensePolicies(files: readonly PolicyFile[]): LicensePolicies {
  const judges = files.flatMap(({ path, licenses }) => (licenses ? [{ path, judge: licenseJudge(licenses) }] : []));
  if (judges.length === 0) throw new WaybillError('usage', 'The policy says nothing about licences: it has no list “licenses”.');
  return { judge: (subject, texts, situation, input) => judgeByAll(judges, subject, texts, situation, input) };
}

function judgeByAll(
  judges: readonly { readonly path: string; readonly judge: LicenseJudge }[],
  subject: string,
  texts: readonly string[],
  situation: Situation,
  input: string | undefined,
): LicensePolicyLine {
  const verdicts = judges.map(({ path, judge }) => ({ path, said: judge.judge(texts, situation) }));
  const verdict = verdicts.map(({ said }) => said.verdict).reduce(worseOf);
  return {
    subject,
    input: input ?? null,
    expression: verdicts[0]!.said.expression ?? null,
    verdict,
    decidedBy: verdicts
      .filter(({ said }) => said.verdict === verdict)
      .flatMap(({ path, said }) => said.decidedBy.map((one) => decisionOf(one, path))),
  };
}

function decisionOf({ rule, term, action, path, line, reason, obligations }: DecidingRule, policy: string): LicenseDecision {
  return { rule, term, action, path, policy, line: line ?? null, reason: reason ?? null, obligations };
}

export interface LicensePolicyAnswer {
  readonly lines: AsyncIterable<LicensePolicyLine>;
  /** Once all lines are known. */
  summary(): LicensePolicySummary;
}

/** Judges what the components of all inputs, and expressions, say of their licences. */
export function judgeLicenses(
  policies: LicensePolicies,
  subjects: { readonly inputs: AsyncIterable<CheckedInput>; readonly expressions: readonly string[] },
  situation: Situation,
): LicensePolicyAnswer {
  const verdicts = { allow: 0, review: 0, deny: 0 };
  const unread: { input: string; code: ErrorCode | 'internal'; message: string }[] = [];

  async function* all(): AsyncIterable<LicensePolicyLine> {
    for (const expression of subjects.expressions) yield policies.judge(expression, [expression], situation);
    for await (const one of subjects.inputs) {
      if ('error' in one) {
        const { error, input } = one;
        unread.push({ input, code: error instanceof WaybillError ? error.code : 'internal', message: messageOf(error) });
        continue;
      }
      for (const told of one.collected.components) yield judgeComponent(toldComponent(told, one.spellsPurls), one.input);
    }
  }

  function judgeComponent({ spelled, facts }: ToldComponent, input: string): LicensePolicyLine {
    return policies.judge(spelled, facts.licenses, { ...situation, component: facts }, input);
  }

  async function* lines(): AsyncIterable<LicensePolicyLine> {
    for await (const line of all()) {
      verdicts[line.verdict] += 1;
      yield line;
    }
  }

  return {
    lines: lines(),
    summary: () => ({ subjects: verdicts.allow + verdicts.review + verdicts.deny, verdicts, unread }),
  };
}
