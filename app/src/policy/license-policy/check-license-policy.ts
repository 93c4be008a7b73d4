import { type Expression, isCompound, licenseIds, printTerm, type Term } from '../../licenses/index.ts';
import { countCircumstances } from '../situation.ts';
import { byPrecedence, idTerm, indexRules, type RuleIndex, rulesFor, type SpeakingRule } from './decide-term.ts';
import type { LicensePolicy, LicenseRule, LicenseSelector } from './license-policy.ts';

/**
 * Something about a policy that its author should know. `conflict`: rules of the same precision say different things of one licence, so that
 * the strictest decides. `shadowed`: a rule never decides, for others that are more precise, or say the same, always do. `unknownId`: a rule
 * names an id that is on no list. `remark`: something odd in the file.
 */
export interface PolicyFinding {
  readonly kind: 'conflict' | 'shadowed' | 'unknownId' | 'remark';
  readonly rules: readonly string[];
  /** Licences that it is about; at most some of many. */
  readonly terms: readonly string[];
  readonly message: string;
  readonly line?: number;
}

/** Terms that a finding names. */
const maxTerms = 5;

/** Looks for rules that contradict each other and rules that never decide, over every id of the SPDX list and all that the policy names. */
export function checkLicensePolicy(policy: LicensePolicy): readonly PolicyFinding[] {
  const index = indexRules(policy);
  const terms = universe(policy);
  return [
    ...conflicts(index, terms),
    ...shadowed(policy, index, terms),
    ...policy.rules.flatMap(unknownIds),
    ...policy.remarks.map(({ message, line }): PolicyFinding => ({ kind: 'remark', rules: [], terms: [], message, ...lineOf(line) })),
  ];
}

function universe({ rules }: LicensePolicy): readonly Term[] {
  const terms = new Map<string, Term>();
  const add = (expression: Expression | undefined) => {
    if (expression && !isCompound(expression) && expression.kind === 'term') terms.set(printTerm(expression), expression);
  };
  for (const id of licenseIds) add(idTerm(id));
  for (const selector of rules.flatMap(({ selectors }) => selectors)) for (const text of exampleOf(selector)) add(text);
  return [...terms.values()];
}

/** A term of which a selector speaks, where it is not one of the SPDX list. */
function exampleOf(selector: LicenseSelector): (Expression | undefined)[] {
  switch (selector.kind) {
    case 'id':
      return [idTerm(selector.id)];
    case 'term':
      return [idTerm(selector.term)];
    case 'exception':
      return [idTerm(`GPL-2.0-only WITH ${selector.exception}`)];
    case 'name':
    case 'family':
      return [{ kind: 'term', license: selector.kind === 'name' ? selector.name : selector.family, orLater: false, known: false }];
    default:
      return [];
  }
}

function conflicts(index: RuleIndex, terms: readonly Term[]): PolicyFinding[] {
  const found = new Map<string, { readonly pair: readonly [LicenseRule, LicenseRule]; readonly terms: string[] }>();
  for (const term of terms) {
    const speaking = rulesFor(index, term);
    for (const [at, one] of speaking.entries()) {
      for (const other of speaking.slice(at + 1)) {
        if (!contradict(one, other)) continue;
        const key = `${one.rule.line ?? ''} ${one.rule.name}\n${other.rule.line ?? ''} ${other.rule.name}`;
        const known = found.get(key) ?? { pair: [one.rule, other.rule] as const, terms: [] };
        known.terms.push(printTerm(term));
        found.set(key, known);
      }
    }
  }
  return [...found.values()].map(({ pair: [a, b], terms: about }): PolicyFinding => {
    const message = `“${a.name}” says ${a.action} and “${b.name}” says ${b.action} of ${told(about)}: the stricter decides`;
    return { kind: 'conflict', rules: [a.name, b.name], terms: about.slice(0, maxTerms), message, ...lineOf(b.line) };
  });
}

function contradict(a: SpeakingRule, b: SpeakingRule): boolean {
  return (
    a.rule !== b.rule &&
    a.precision === b.precision &&
    a.rule.action !== b.rule.action &&
    JSON.stringify(a.rule.when) === JSON.stringify(b.rule.when)
  );
}

function shadowed({ rules }: LicensePolicy, index: RuleIndex, terms: readonly Term[]): PolicyFinding[] {
  const deciding = new Set<LicenseRule>();
  const above = new Map<LicenseRule, Set<string>>();
  for (const term of terms) {
    const speaking = rulesFor(index, term);
    for (const { rule } of speaking) {
      // Where its own circumstances hold, and no others are asked for.
      const [first] = speaking.filter((one) => one.rule === rule || countCircumstances(one.rule.when) === 0).toSorted(byPrecedence);
      if (first!.rule === rule) deciding.add(rule);
      else above.set(rule, (above.get(rule) ?? new Set()).add(first!.rule.name));
    }
  }
  return rules
    .filter((rule) => !rule.derived && !deciding.has(rule) && !speaksOfMore(rule))
    .map((rule): PolicyFinding => {
      const by = [...(above.get(rule) ?? [])];
      const why =
        by.length === 0 ? 'it speaks of no licence that is known' : `${told(by.map((name) => `“${name}”`))} always decides before it`;
      return {
        kind: 'shadowed',
        rules: [rule.name, ...by.slice(0, maxTerms)],
        terms: [],
        message: `“${rule.name}” never decides: ${why}`,
        ...lineOf(rule.line),
      };
    });
}

/** Rules on expressions, on all licences and on missing ones speak of more than can be tried. */
function speaksOfMore({ selectors }: LicenseRule): boolean {
  return selectors.some(
    (one) => one.kind === 'expression' || one.kind === 'any' || (one.kind === 'id' && /^(?:none|noassertion)$/.test(one.id)),
  );
}

function unknownIds(rule: LicenseRule): PolicyFinding[] {
  const unknown = rule.selectors.flatMap((selector) => {
    if (selector.kind !== 'id' && selector.kind !== 'term') return [];
    const term = idTerm(selector.kind === 'id' ? selector.id : selector.term);
    return term?.kind === 'term' && !term.known ? [printTerm(term)] : [];
  });
  if (unknown.length === 0) return [];
  const message = `“${rule.name}” names ${told(unknown)}, which the SPDX list does not have`;
  return [{ kind: 'unknownId', rules: [rule.name], terms: unknown.slice(0, maxTerms), message, ...lineOf(rule.line) }];
}

function told(all: readonly string[]): string {
  const rest = all.length - maxTerms;
  return `${all.slice(0, maxTerms).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function lineOf(line: number | undefined): { readonly line?: number } {
  return line === undefined ? {} : { line };
}
