import { cleanPassage } from './notice/clean-passage.ts';
import { chosen } from './notice/join-names.ts';
import type { Found } from './tell-notices.ts';
import { withoutException } from './without-exception.ts';

/** Bytes between two licences that are there to choose from, and before and after them in which that is stated. */
const reach = 1500;
const statementReach = 400;

/** How a sentence or a heading begins that offers what follows it instead of what was said before. */
const instead = [
  /(?:^|[.;:)"]\s+|\n\s*)(?:or,?\s+)?alternatively\b[^.]{0,300}$/,
  /(?:^|[.;:,)]\s+|\n\W*)or,?\s+(?:\(|when\b|under\b|at\s+your\s+option\b)[^.]{0,240}$/,
  /(?:^|\n)\W*or\W*\n[^.]{0,160}$/,
  /(?:^|[.;]\s+|\n\s*)otherwise,\s[^.]{0,160}\b(?:terms|licen[cs]e|conditions)\b[^.]{0,60}$/,
  /\b(?:this|these|it|you|code)\b[^.]{0,100}?\b(?:may|can|is|are)\s+(?:be\s+)?(?:also|optionally)\s+(?:be\s+)?(?:made\s+)?(?:licen[cs]ed|used?|available|(?:re)?distributed?|released|provided)\b[^.]{0,60}\bunder\b[\s\S]{0,240}$/,
  /(?:^|\n)\W*(?:licen[cs]e\s+)?(?:option|alternative|choice)\s+(?:[b-d2-4]|two|three|four)\b[^\n]{0,60}(?:\n[\s\S]{0,200})?$/,
];
/** A statement that two licences follow to choose from. */
const ofTwo =
  /\b(?:2|two)\s+(?:different\s+)?licen[cs]es\b[^.]{0,120}\b(?:choose|choice|either|pick|prefer|option)|\b(?:choose|choice|either|pick|one)\b[^.]{0,80}\b(?:2|two)\s+(?:different\s+)?licen[cs]es|\bdual(?:ly)?[\s-]licen[cs](?:ed?|ing)\b[^.]{0,120}[.:]\s/;
/** From one licence of a Maven project to the next: any of them may be chosen, as the reference of its descriptor says. */
const nextInProject = /<\/license>\s*(?:<!--[\s\S]{0,300}?-->\s*)?<license>/i;
const latin = new TextDecoder('latin1');

/**
 * Licences that are offered to choose from over several sentences, as one choice: where a notice is among them it tells it, and else what stands
 * between them. Their texts stay, and say nothing more.
 *
 * @param found in a window of a file, which begins with byte `offset`
 */
export function joinAlternatives(found: readonly Found[], bytes: Uint8Array, offset: number): readonly Found[] {
  if (found.filter(isGrant).length < 2) return found;
  const sorted = found.toSorted((a, b) => a.start.byte - b.start.byte);
  const textBetween = (from: number, to: number) => cleanPassage(bytes, Math.max(0, from - offset), to - offset).text;
  const groups: number[][] = [];
  for (const [at, one] of sorted.entries()) {
    if (!isGrant(one)) continue;
    const group = groups.at(-1);
    const last = group && sorted[group.at(-1)!]!;
    const gap = last ? one.start.byte - last.end.byte : -1;
    const isNear =
      last !== undefined &&
      gap >= 0 &&
      gap < reach &&
      !termsOf(last).some((term) => withoutException(term) === withoutException(one.expression!));
    if (isNear && isOffered(group!, at)) group!.push(at);
    else groups.push([at]);
  }
  const choices = groups.filter(({ length }) => length > 1).map((group) => group.map((at) => sorted[at]!));
  const told = new Set(choices.flat().filter(({ kind }) => kind !== 'text'));
  return [...sorted.filter((one) => !told.has(one)), ...choices.map(asOne)];

  function isOffered(group: readonly number[], at: number): boolean {
    const [last, one] = [sorted[group.at(-1)!]!, sorted[at]!];
    const between = textBetween(last.end.byte, one.start.byte);
    if (instead.some((pattern) => pattern.test(between))) return true;
    if (last.kind === 'tag' && one.kind === 'tag' && nextInProject.test(rawBetween(last, one))) return true;
    const isOpenBetween = sorted.slice(group.at(-1)! + 1, at).some(({ choice }) => choice !== undefined);
    if (isOpenBetween || group.length > 1 || [last, one].some(({ expression }) => expression!.includes(' OR '))) return false;
    const above = Math.max(sorted[group[0]! - 1]?.end.byte ?? offset, last.start.byte - statementReach);
    const below = Math.min(sorted[at + 1]?.start.byte ?? offset + bytes.length, one.end.byte + statementReach);
    return (
      (chosen.test(between) && !ofTwo.test(between)) ||
      (above < last.start.byte && ofTwo.test(textBetween(above, last.start.byte))) ||
      (below > one.end.byte && chosen.test(textBetween(one.end.byte, below)))
    );
  }

  function rawBetween({ end }: Found, { start }: Found): string {
    return latin.decode(bytes.subarray(end.byte - offset, start.byte - offset));
  }
}

/** A choice between licences, told by the notices among them. */
function asOne(group: readonly Found[]): Found {
  const notices = group.filter(({ kind }) => kind !== 'text');
  const expression = [...new Set(group.flatMap(termsOf))].join(' OR ');
  const [first, second] = group as readonly [Found, Found];
  return notices.length > 0
    ? { ...notices[0]!, expression, end: notices.at(-1)!.end }
    : { kind: 'notice', expression, score: 1, coverage: 1, start: first.end, end: second.start };
}

/** Whether it grants a licence that is known: not the title of one, nor an exception alone. */
function isGrant({ kind, expression }: Found): boolean {
  return kind !== 'reference' && expression !== null && !expression.startsWith('WITH ');
}

function termsOf({ expression }: Found): readonly string[] {
  return expression!.includes(' AND ') ? [`(${expression})`] : expression!.split(' OR ');
}
