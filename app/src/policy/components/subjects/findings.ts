import type { ComponentFacts, ComponentFinding, SeverityRating } from '../component-facts.ts';
import {
  anyHeld,
  type CompileCondition,
  type ConditionTest,
  type Held,
  numericOperators,
  type Operator,
  satisfiesNumeric,
  unfitOperator,
} from '../condition.ts';

/** A condition on advisories holds where one of them meets it; where none were asked, nothing can be told. */
function onFindings(test: (finding: ComponentFinding) => Held, counts: (finding: ComponentFinding) => boolean = () => true): ConditionTest {
  return ({ findings }: ComponentFacts) => {
    if (!findings) return { held: undefined, because: 'no advisories cover it' };
    const held = findings.filter(counts).map((finding): Held => {
      const { held: meets, because } = test(finding);
      const isSure = meets !== true || finding.affected;
      return isSure
        ? { held: meets, because, finding }
        : { held: undefined, because: `it is not certain that ${finding.ids[0]} affects it`, finding };
    });
    return anyHeld(held, 'no advisory on it meets this');
  };
}

/** Compromises and malware have no severity, and no threshold hides them. */
function isRated({ class: kind }: ComponentFinding): boolean {
  return kind === 'vulnerability';
}

const ratings: readonly SeverityRating[] = ['none', 'low', 'medium', 'high', 'critical'];

/** How bad an advisory is: CRITICAL, HIGH, MEDIUM, LOW, INFO or UNASSIGNED; by the numeric operators as bad or worse. */
export const severity: CompileCondition = (operator, value) => {
  const word = value
    .trim()
    .toLowerCase()
    .replace(/^info$/, 'none');
  const wanted = ratings.indexOf(word as SeverityRating);
  if (wanted < 0 && word !== 'unassigned') return { message: `“${value}” is no severity` };
  const told = (finding: ComponentFinding) => `${finding.ids[0]} is ${finding.severity ?? 'not rated'}`;
  if (operator === 'IS' || operator === 'IS_NOT')
    return onFindings(
      (finding) => ({ held: ((finding.severity ?? 'unassigned') === word) === (operator === 'IS'), because: told(finding) }),
      isRated,
    );
  if (satisfiesNumeric(operator, 0) === undefined || wanted < 0) return unfitOperator(operator, 'IS', 'IS_NOT', ...numericOperators);
  return onFindings((finding) => {
    if (finding.severity === undefined) return { held: undefined, because: told(finding) };
    return { held: satisfiesNumeric(operator, Math.sign(ratings.indexOf(finding.severity) - wanted)), because: told(finding) };
  }, isRated);
};

/** The probability that it is used in attacks, 0 to 1. */
export const epss: CompileCondition = (operator, value) => {
  const wanted = Number(value);
  if (value.trim() === '' || !(wanted >= 0 && wanted <= 1)) return { message: `“${value}” is no probability between 0 and 1` };
  if (satisfiesNumeric(operator, 0) === undefined) return unfitOperator(operator, ...numericOperators);
  return onFindings(({ ids, epss: own }) => {
    if (own === undefined) return { held: undefined, because: `it is not known how likely ${ids[0]} is used` };
    return { held: satisfiesNumeric(operator, Math.sign(own - wanted)), because: `${ids[0]} is used with a probability of ${own}` };
  }, isRated);
};

/** An id of an advisory, or one that it is also known by. */
export const vulnerabilityId: CompileCondition = (operator, value) => {
  if (operator !== 'IS' && operator !== 'IS_NOT') return unfitOperator(operator, 'IS', 'IS_NOT');
  const wanted = value.trim().toLowerCase();
  return onFindings(({ ids }) => ({
    held: ids.some((id) => id.toLowerCase() === wanted) === (operator === 'IS'),
    because: `${ids[0]} names it`,
  }));
};

/** Weaknesses, with commas between; `*` is any. */
export const cwe: CompileCondition = (operator, value) => {
  if (operator !== 'CONTAINS_ANY' && operator !== 'CONTAINS_ALL') return unfitOperator(operator, 'CONTAINS_ANY', 'CONTAINS_ALL');
  const wanted = value.split(',').flatMap((one) => /^\s*(?:CWE-)?(\d{1,6})\b/i.exec(one)?.[1] ?? []);
  const any = value.trim() === '*';
  if (wanted.length === 0 && !any) return { message: `“${value}” names no weakness: write CWE-79, CWE-89` };
  return onFindings(({ ids, cwes }) => {
    if (cwes === undefined) return { held: undefined, because: `it is not told which weaknesses ${ids[0]} has` };
    const own = cwes.map((one) => one.replace(/^CWE-/i, ''));
    const held = any
      ? own.length > 0
      : operator === 'CONTAINS_ANY'
        ? wanted.some((one) => own.includes(one))
        : wanted.every((one) => own.includes(one));
    return { held, because: `${ids[0]} is of ${cwes.join(', ') || 'no weakness'}` };
  });
};

/** Whether an advisory of a class names it: a compromise, malware, the end of its life. */
export function advisoryClass(...classes: readonly ComponentFinding['class'][]): CompileCondition {
  return yesOrNo((finding) => ({ held: classes.includes(finding.class), because: `${finding.ids[0]} names it` }));
}

/** Whether it is known to be used in attacks. */
export const knownExploited: CompileCondition = yesOrNo(({ ids, knownExploited: known }) => ({
  held: known,
  because:
    known === undefined
      ? `it is not known whether ${ids[0]} is used in attacks`
      : known
        ? `${ids[0]} is used in attacks`
        : `${ids[0]} is not known to be used in attacks`,
}));

function yesOrNo(test: (finding: ComponentFinding) => Held): CompileCondition {
  return (operator, value) => {
    const wanted = wantedTruth(operator, value);
    if (wanted === undefined)
      return operator === 'IS' || operator === 'IS_NOT'
        ? { message: `“${value}” is neither true nor false` }
        : unfitOperator(operator, 'IS', 'IS_NOT');
    const found = onFindings(test);
    return (facts, surroundings) => {
      const { held, ...told } = found(facts, surroundings);
      return { ...told, held: held === undefined ? undefined : held === wanted };
    };
  };
}

/** What a condition on something that is or is not wants; undefined where it says neither. */
export function wantedTruth(operator: Operator, value: string): boolean | undefined {
  const said = value.trim().toLowerCase();
  if ((operator !== 'IS' && operator !== 'IS_NOT') || (said !== 'true' && said !== 'false')) return undefined;
  return (said === 'true') === (operator === 'IS');
}
