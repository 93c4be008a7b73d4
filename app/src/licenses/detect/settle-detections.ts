import { findExceptionId } from '../list/find-id.ts';
import type { Detection } from './detection.ts';
import { familyOf, sameGroup, settleChoices } from './settle-choices.ts';
import type { Found } from './tell-notices.ts';
import { withoutException } from './without-exception.ts';

/** Bytes between a title and its text, and between a licence and its exception. */
const titleReach = 1000;
const headingReach = 300;
const exceptionReach = 6000;
/** From this part of another licence on a changed text is no longer what its title says. */
const nearlyWhole = 0.8;
/** Detections on either side that are looked at. */
const maxNear = 20;

/**
 * Lets what stands near explain each other: an exception joins the licence before it, a notice settles what a text leaves open, and a title or
 * a name beside a text that says the same is part of it.
 */
export function settleDetections(detections: readonly Found[]): Detection[] {
  const sorted = settleChoices(detections.toSorted((a, b) => a.start.byte - b.start.byte));
  const settled = doubtChanged(joinExceptions(readOnce(sorted)));
  const saidBy = (...kinds: readonly Detection['kind'][]) =>
    new Set(
      settled.flatMap(({ kind, expression }) => (kinds.includes(kind) && expression !== null ? expression.split(/ (?:OR|AND) /) : [])),
    );
  const [said, granted] = [saidBy('notice', 'tag', 'reference'), saidBy('notice', 'tag')];
  const decided = settled.map((one) => decide(wholeOf(one, granted), said));
  return decided.filter((one, i) => !isTitle(one, i, decided));
}

function joinExceptions(detections: readonly Detection[]): Detection[] {
  const joined: Detection[] = [];
  for (const one of detections) {
    if (!isException(one)) {
      joined.push(one);
      continue;
    }
    const at = lastGnu(joined, one.start.byte);
    if (at >= 0) joined[at] = { ...joined[at]!, expression: `${joined[at]!.expression} ${one.expression}`, end: one.end };
    else joined.push(one);
  }
  return joined.flatMap((one, i) => {
    if (!isException(one))
      return [joinsNext(joined[i - 1], one) ? { ...one, expression: `${one.expression} ${joined[i - 1]!.expression}` } : one];
    return joinsNext(one, joined[i + 1]) ? [] : [{ ...one, expression: null, similarTo: one.expression!.slice('WITH '.length) }];
  });
}

/**
 * The text of an exception that is not as listed is read twice, as a text and as a notice: where the notice says which one it is, the text adds
 * nothing, and a licence that it names without an exception it does not grant.
 */
function readOnce(sorted: readonly Detection[]): Detection[] {
  let [noticeTo, textTo] = [0, 0];
  return sorted.filter((one) => {
    if (isException(one)) noticeTo = Math.max(noticeTo, one.end.byte);
    else if (isChangedException(one)) textTo = Math.max(textTo, one.end.byte);
    else return one.start.byte >= textTo || one.expression?.includes(' WITH ') === true;
    return isException(one) || one.end.byte > noticeTo;
  });
}

/** The text of an exception that is not as listed leaves open what the licence beside it allows, unless a notice says which one it is. */
function doubtChanged(detections: readonly Detection[]): Detection[] {
  const doubted = new Set(detections.flatMap((one, i) => (isChangedException(one) ? [gnuBeside(detections, i)] : [])));
  return detections.map((one, i) =>
    doubted.has(i) && isGnu(one.expression) ? { ...one, expression: null, similarTo: one.expression! } : one,
  );
}

function isChangedException({ kind, expression, similarTo = '' }: Detection): boolean {
  return kind === 'text' && expression === null && findExceptionId(similarTo) !== undefined;
}

/** The licence that an exception is one to: the GNU licence before it, with an exception or without, or else the one that follows. */
function gnuBeside(detections: readonly Detection[], i: number): number {
  const { start, end } = detections[i]!;
  const isAny = ({ expression }: Detection) => isGnu(expression && withoutException(expression));
  for (let at = i - 1; at >= Math.max(0, i - maxNear) && start.byte - detections[at]!.end.byte < exceptionReach; at--)
    if (isAny(detections[at]!)) return at;
  const next = detections[i + 1];
  return next !== undefined && next.start.byte - end.byte < titleReach && isAny(next) ? i + 1 : -1;
}

function isException({ expression }: Detection): boolean {
  return expression?.startsWith('WITH ') === true;
}

/** Whether a licence comes right after an exception to it, as the kernel's note stands before the GPL. */
function joinsNext(exception: Detection | undefined, next: Detection | undefined): boolean {
  return (
    exception !== undefined &&
    next !== undefined &&
    isException(exception) &&
    isGnu(next.expression) &&
    next.start.byte - exception.end.byte < titleReach
  );
}

function lastGnu(detections: readonly Detection[], byte: number): number {
  for (let at = detections.length - 1; at >= Math.max(0, detections.length - maxNear); at--)
    if (isGnu(detections[at]!.expression) && byte - detections[at]!.end.byte < exceptionReach) return at;
  return -1;
}

function isGnu(expression: string | null): boolean {
  return expression !== null && /^[AL]?GPL-[\d.]+-(?:only|or-later)$/.test(expression);
}

/** A text that the list names as a part of a licence is that licence where a notice grants all of it. */
function wholeOf(one: Detection, granted: ReadonlySet<string>): Detection {
  const whole = one.kind === 'text' ? one.expression?.replace(/-standalone$/, '') : undefined;
  return whole !== undefined && granted.has(whole) ? { ...one, expression: whole } : one;
}

/** A text that may be one of several terms is the one that a notice of the file names. */
function decide(one: Detection, said: ReadonlySet<string>): Detection {
  if (one.undetermined === undefined || one.expression === null) return one;
  const named = [one.expression, ...one.undetermined].filter(
    (term) => said.has(term) || [...said].some((other) => other.startsWith(`${term} WITH `)),
  );
  if (named.length !== 1) return one;
  const { undetermined: _, ...rest } = one;
  return { ...rest, expression: named[0]! };
}

function isTitle(one: Detection, i: number, all: readonly Detection[]): boolean {
  if (one.kind === 'text') return false;
  return all.slice(Math.max(0, i - maxNear), i + maxNear).some((text) => text.kind === 'text' && belongsTo(one, text));
}

function belongsTo(one: Detection, text: Detection): boolean {
  const isAbove = one.end.byte <= text.start.byte && text.start.byte - one.end.byte < headingReach;
  // What names a group of licences is the title of the one whose text stands below it: "License: MIT" over the text of another MIT licence.
  const isNamedOver =
    isAbove && text.expression !== null && text.expression !== one.expression && sameGroup(one.expression, text.expression);
  if (one.kind === 'tag' || isNamedOver) return isNamedOver;
  // Ruby's licence begins by offering another one.
  if (isAbove && (text.expression ?? text.similarTo) === 'Ruby') return true;
  const near = one.end.byte <= text.start.byte ? text.start.byte - one.end.byte : one.start.byte - text.end.byte;
  if (near >= titleReach) return false;
  // Whatever a title says, the text below it is what holds.
  if (one.kind === 'reference' && isAbove && (text.expression !== null || text.coverage >= nearlyWhole)) return true;
  const ids = [one.expression ?? one.similarTo];
  if (ids.includes(text.expression ?? text.similarTo) || text.undetermined?.some((id) => ids.includes(id))) return true;
  return (one.kind === 'reference' || one.expression === null) && sameFamily(one, text);
}

function sameFamily(a: Detection, b: Detection): boolean {
  return familyOf(a) !== '' && familyOf(a) === familyOf(b);
}
