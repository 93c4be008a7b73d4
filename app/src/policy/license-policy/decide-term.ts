import { type Action, leavesOf, normalizeExpression, parseExpression, printTerm, type Silence, type Term } from '../../licenses/index.ts';
import { circumstancesHold, countCircumstances, type Situation, unknownCircumstances } from '../situation.ts';
import { categoryOf } from './license-category.ts';
import { familyOf } from './license-family.ts';
import { type LicensePolicy, type LicenseRule, type LicenseSelector, severityOfAction } from './license-policy.ts';
import { nameKey } from './name-key.ts';

/** What a policy says of one term, and why. */
export interface TermDecision {
  /** The name of the rule; `unknown` or `missing` where none speaks of the term, after the policy's settings of that name. */
  readonly rule: string;
  readonly action: Action;
  readonly reason?: string;
  readonly obligations: readonly string[];
  readonly line?: number;
}

/** How precisely a selector names a term. The most precise rule decides. */
const precision: Readonly<Record<LicenseSelector['kind'], number>> = {
  expression: 7,
  term: 6,
  exception: 5,
  id: 4,
  name: 4,
  family: 2,
  category: 1,
  any: 0,
};

/** A rule that speaks of a term, and how precisely. */
export interface SpeakingRule {
  readonly rule: LicenseRule;
  readonly precision: number;
}

/** The rules of a policy by what they speak of. */
export type RuleIndex = ReadonlyMap<string, readonly SpeakingRule[]>;

export function indexRules({ rules }: LicensePolicy): RuleIndex {
  const index = new Map<string, SpeakingRule[]>();
  for (const rule of rules) {
    for (const selector of rule.selectors) {
      if (selector.kind === 'expression') continue;
      const key = keyOf(selector);
      const list = index.get(key) ?? [];
      if (!list.some((one) => one.rule === rule)) list.push({ rule, precision: precisionOf(selector) });
      index.set(key, list);
    }
  }
  return index;
}

/** The longer of two families is the more precise one. */
function precisionOf(selector: LicenseSelector): number {
  return precision[selector.kind] + (selector.kind === 'family' ? Math.min(1000, selector.family.length) / 10_000 : 0);
}

function keyOf(selector: Exclude<LicenseSelector, { readonly kind: 'expression' }>): string {
  const values: readonly string[] = Object.values(selector);
  return values.join(' ');
}

/**
 * What a policy says of one term of a normalised expression: the most precise rule whose circumstances hold; of several the one that asks for
 * more circumstances, then the strictest. A rule whose circumstances are not known never allows, and where it would be stricter the term is for
 * review.
 *
 * A licence with an exception is an entry of its own: rules on the licence alone, its family or category do not speak of it. Only where the
 * policy allows what no rule speaks of do they still hold, since an exception that nobody has looked at takes nothing away.
 */
export function decideTerm(policy: LicensePolicy, index: RuleIndex, term: Term | Silence, situation: Situation): TermDecision {
  if (term.kind !== 'term')
    return choose(index.get(keyOf({ kind: 'id', id: term.kind })) ?? [], situation, () => settled('missing', policy.missing));
  const unknown = () => settled('unknown', policy.unknown);
  if (term.exception === undefined) return choose(rulesFor(index, term), situation, unknown);
  return choose(rulesFor(index, term), situation, () => {
    const otherwise = choose(index.get(keyOf({ kind: 'any' })) ?? [], situation, unknown);
    if (otherwise.action !== 'allow') return otherwise;
    const { exception: _, ...bare } = term;
    return choose(rulesFor(index, bare), situation, () => otherwise);
  });
}

function settled(rule: 'unknown' | 'missing', action: Action): TermDecision {
  return { rule, action, obligations: [] };
}

/** The rules that speak of a term, whatever their circumstances. A rule on everything does not speak of a licence with an exception. */
export function rulesFor(index: RuleIndex, term: Term): readonly SpeakingRule[] {
  return keysFor(term).flatMap((key) => index.get(key) ?? []);
}

function keysFor(term: Term): string[] {
  const { license, orLater, exception, known } = term;
  const exact = orLater || exception !== undefined ? [keyOf({ kind: 'term', term: printTerm(term).toLowerCase() })] : [];
  if (exception !== undefined) return [...exact, keyOf({ kind: 'exception', exception: exception.toLowerCase() })];
  const id = license.toLowerCase();
  const name = known ? '' : nameKey(license);
  const category = known ? categoryOf(license) : undefined;
  return [
    ...exact,
    keyOf({ kind: 'id', id }),
    ...(name === '' ? [] : [keyOf({ kind: 'name', name })]),
    ...new Set([id, id.replace(/-(?:only|or-later)$/, ''), familyOf(id)].map((family) => keyOf({ kind: 'family', family }))),
    ...(category ? [keyOf({ kind: 'category', category })] : []),
    keyOf({ kind: 'any' }),
  ];
}

/** The decision of the first rule that surely holds, in doubt where one before it may hold that is stricter. */
function choose(speaking: readonly SpeakingRule[], situation: Situation, otherwise: () => TermDecision): TermDecision {
  const sorted = speaking.toSorted(byPrecedence);
  const sure = sorted.findIndex(({ rule }) => circumstancesHold(rule.when, situation) === true);
  const decided = sure < 0 ? otherwise() : decisionOf(sorted[sure]!.rule);
  if (decided.action !== 'allow') return decided;
  const before = sure < 0 ? sorted : sorted.slice(0, sure);
  const possible = before.find(({ rule }) => rule.action !== 'allow' && circumstancesHold(rule.when, situation) === undefined);
  return possible ? doubtful(possible.rule, situation) : decided;
}

/** The most precise first, then the one that asks for more circumstances, then the strictest; the file's order settles the rest. */
export function byPrecedence(a: SpeakingRule, b: SpeakingRule): number {
  return (
    b.precision - a.precision ||
    countCircumstances(b.rule.when) - countCircumstances(a.rule.when) ||
    severityOfAction[b.rule.action] - severityOfAction[a.rule.action]
  );
}

export function decisionOf({ name, action, reason, obligations, line }: LicenseRule): TermDecision {
  return { rule: name, action, obligations, ...(reason === undefined ? {} : { reason }), ...(line === undefined ? {} : { line }) };
}

function doubtful(rule: LicenseRule, situation: Situation): TermDecision {
  const missing = unknownCircumstances(rule.when, situation).join(' and ');
  return {
    ...decisionOf(rule),
    action: 'review',
    reason: `It would be ${rule.action} in some circumstances, and the ${missing} is not known.`,
  };
}

/** The term that a single licence id stands for, in its present spelling; undefined where the text is not one term. */
export function idTerm(text: string): Term | Silence | undefined {
  const parsed = parseExpression(text);
  const leaves = parsed.ok ? leavesOf(normalizeExpression(parsed.expression)) : [];
  return leaves.length === 1 ? leaves[0] : undefined;
}
