import type { LicenseName } from './license-name.ts';

/** Names that one sentence joins, with the operator between. */
export interface JoinedNames {
  readonly names: readonly LicenseName[];
  readonly from: number;
  readonly to: number;
  /** What the names say together; undefined where one of them does not say which licence it is. */
  readonly expression: string | undefined;
  readonly similarTo: string | undefined;
  /** Whether they are there to choose from. */
  readonly isChoice: boolean;
}

const filler =
  '(?:\\s|the\\b|a\\b(?![).])|an\\b|also\\b|under\\b|terms\\b|of\\b|either\\b|both\\b|at\\b|your\\b|option\\b|alternatively\\b|licen[cs]e[sd]?\\b|version\\b|available\\b|by\\b|to\\b|conditions\\b|that\\b|then\\b|as\\s+(?:shown|found|published)\\s+at\\b|[a-d1-4][).]|["\'()\\[\\]{}.;:*])*';
const either = new RegExp(`^${filler}(?:,?\\s*(?:and/or|or|\\|\\|?|/|alternatively))${filler}$`);
const joint = new RegExp(`^${filler}(?:,?\\s*(?:and|&&?|\\+|with))${filler}$`);
/** Where a licence is to be found, between its name and what joins the next one to it. */
const whereabouts =
  /,?\s*\b(?:(?:which|that|and)\s+)?(?:accompan(?:y|ies)\s+this\s+(?:distribution|program|software)|as\s+published\s+by\s+the\s+[a-z]+\s+(?:software\s+)?foundation\b|(?:(?:is|are)\s+)?(?:also\s+)?available\s+(?:at|from)\b)/g;
const comma = /^[\s"')]*,\s*(?:the\s+|a\s+)?["'(]*$/;
const newLine = /^[\s"').;:]*\n[\s"'(]*(?:or\s+)?(?:\(?[b-d2-4][).]\s*)?(?:the\s+|an?\s+)?(?:terms\s+of\s+the\s+)?["'(]*$/;
/** `the GNU General Public License Version 3 or later (the "GPLv3+")`. */
const defined = /^\s*\((?:the\s+)?["']{0,2}$/;
const definedReach = 90;
const repeated = /^ *(?:\((?:the\s+)?["']?)?$/;
const punctuation = /^[\s,:()"']{0,4}$/;
const choice =
  /\b(?:dual|double|tri|triple|multi|disjunctive|either|any\s+of|one\s+of|one\s+or\s+the\s+other|choice|choose|option|your\s+choosing|whichever|alternatively)\b|perl itself/;
/** What begins a list of lines. */
const list = new RegExp(String.raw`${choice.source}|\b(?:(?:following|these|several|multiple)\s+licen[cs]es|terms\s+of\s+both)\b`);
/** Behind the names: "You may select one of the above". */
export const chosen =
  /\b(?:choos(?:e|ing)|select|pick)\b[^.]{0,60}\b(?:either|one|which|whichever|any)\b[^.]{0,60}\blicen[cs]|\b(?:choos(?:e|ing)|select|pick)\s+(?:the\s+licen[cs]e|(?:either|one|any)\s+of\s+(?:the\s+two|these|them|the\s+above)|which(?:ever)?\s+(?:of|one|you|best))\b|\b(?:either|whichever)\s+(?:one\s+)?(?:of\s+)?(?:the\s+|these\s+)?(?:two\s+)?licen[cs]es?\b|\b(?:one|any)\s+of\s+(?:the\s+above|these\s+(?:two\s+)?licen)|\bat\s+your\s+(?:election|choice|discretion)\b/;
const chosenReach = 240;
/** A list in a manifest of npm or Composer, which is one to choose from; its brackets are read as spaces. */
const jsonList = /"licen[cs]es?"\s*:\s+"$/;
const jsonReach = 40;

/** Joins names as the text between them does: *or*, *and*, a comma that goes with either. "Dual-licensed under X and Y" is a choice. */
export function joinNames(text: string, all: readonly LicenseName[]): JoinedNames[] {
  const names = withoutEchoes(text, all);
  const groups: JoinedNames[] = [];
  for (let first = 0; first < names.length; ) {
    const operators: ('or' | 'and' | 'comma')[] = [];
    let last = first;
    const isListed = () => list.test(text.slice(Math.max(0, names[first]!.from - 120), names[first]!.from));
    while (last + 1 < names.length) {
      const operator = operatorOf(text.slice(names[last]!.to, names[last + 1]!.from), isListed);
      if (operator === undefined) break;
      operators.push(operator);
      last++;
    }
    groups.push(joined(text, names.slice(first, last + 1), operators));
    first = last + 1;
  }
  return groups;
}

/** The address or the abbreviation of a licence beside its name says nothing new, and must not stand between two names. */
function withoutEchoes(text: string, names: readonly LicenseName[]): LicenseName[] {
  const kept: LicenseName[] = [];
  for (const name of names) {
    const before = kept.at(-1);
    if (before === undefined || familyOf(before) !== familyOf(name) || !isBeside(text, before, name)) kept.push(name);
    else kept[kept.length - 1] = isRepeated(text, before, name) ? { ...before, to: name.to } : both(before, name);
  }
  return kept;
}

/** Characters between a name and its address, an address and the name that is its link, and a name and its abbreviation. */
const addressReach = 200;
const linkReach = 40;
const shortReach = 30;

function isBeside(text: string, before: LicenseName, name: LicenseName): boolean {
  const gap = name.from - before.to;
  if (name.strength === 'address') return gap < addressReach;
  if (gap < definedReach && defined.test(text.slice(before.to, name.from).replaceAll(whereabouts, ' '))) return true;
  if (before.strength === 'address') return gap < linkReach && !/[.;]\s/.test(text.slice(before.to, name.from));
  return (
    (name.strength === 'short' && name.vague && gap < shortReach) ||
    ((before.vague || before.expression === name.expression) && punctuation.test(text.slice(before.to, name.from)))
  );
}

/** "Mozilla Public License 2.0 (MPL 2.0)". */
function isRepeated(text: string, before: LicenseName, name: LicenseName): boolean {
  return before.strength === 'full' && before.expression === name.expression && repeated.test(text.slice(before.to, name.from));
}

/** One name of two that are beside each other: where one leaves the version open, the other says it. */
function both(before: LicenseName, name: LicenseName): LicenseName {
  const [main, other] = before.strength === 'address' ? [name, before] : [before, name];
  if (!main.vague || other.vague || other.expression === undefined) return main;
  const { similarTo: _, ...rest } = main;
  return { ...rest, expression: other.expression, vague: false };
}

/** The licence without its version: `GPL-2.0-or-later` and `GPL-3.0-only` are one family. */
export function familyOf({
  expression,
  similarTo,
}: {
  readonly expression: string | null | undefined;
  readonly similarTo?: string | undefined;
}): string {
  return (expression ?? similarTo ?? '').replace(/-\d.*$/, '');
}

function operatorOf(whole: string, isListed: () => boolean): 'or' | 'and' | 'comma' | undefined {
  if (whole.length > 300) return undefined;
  // Twice: a Markdown link within parentheses.
  const between = whole
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll(/(?:\bor\s*(?=<https?:\S{1,160}>))?<[^<>]{0,160}>|https?:\/\/[^\s>]*/g, ' ')
    .replaceAll(whereabouts, ' ');
  if (between.length > 90) return undefined;
  if (comma.test(between) || (newLine.test(between) && isListed())) return 'comma';
  if (either.test(between)) return 'or';
  return joint.test(between) ? 'and' : undefined;
}

function joined(text: string, names: readonly LicenseName[], operators: readonly ('or' | 'and' | 'comma')[]): JoinedNames {
  const [from, to] = [names[0]!.from, names.at(-1)!.to];
  if (names.length === 1) return { names, from, to, expression: names[0]!.expression, similarTo: names[0]!.similarTo, isChoice: false };
  const around = text.slice(Math.max(0, from - 120), Math.min(text.length, to + 80));
  const isChoice =
    operators.includes('or') ||
    jsonList.test(text.slice(Math.max(0, from - jsonReach), from)) ||
    choice.test(around) ||
    chosen.test(text.slice(to, to + chosenReach));
  const besideGpl = isChoice && names.some(({ expression }) => expression?.startsWith('GPL-'));
  const distinct = [...new Set(names.map((name) => name.expression ?? (besideGpl ? perlArtistic(name) : undefined)))];
  const similarTo = names.find((name) => name.expression === undefined)?.similarTo;
  if (distinct.includes(undefined)) return { names, from, to, expression: undefined, similarTo, isChoice };
  const operator = isChoice ? ' OR ' : ' AND ';
  const parts = distinct.map((one) => (distinct.length > 1 && one!.includes(' OR ') && operator === ' AND ' ? `(${one})` : one!));
  return { names, from, to, expression: parts.join(operator), similarTo: undefined, isChoice };
}

/** "The GPL or the Artistic License" is Perl's own pair, and the Artistic License in it Perl's. */
function perlArtistic({ similarTo }: LicenseName): string | undefined {
  return similarTo === 'Artistic-1.0-Perl' ? similarTo : undefined;
}
