import type { Detection } from './detection.ts';

/** Bytes between a title and its text, and between a licence and its exception. */
const titleReach = 1000;
const headingReach = 300;
const exceptionReach = 6000;
/** Detections on either side that are looked at. */
const maxNear = 20;

/**
 * Lets what stands near explain each other: an exception joins the licence before it, a notice settles what a text leaves open, and a title or
 * a name beside a text that says the same is part of it.
 */
export function settleDetections(detections: readonly Detection[]): Detection[] {
  const settled = joinExceptions([...detections].sort((a, b) => a.start.byte - b.start.byte));
  const said = new Set(settled.flatMap(({ kind, expression }) => (kind !== 'text' && expression !== null ? [expression] : [])));
  const decided = settled.map((one) => decide(one, said));
  return decided.filter((one, i) => !isTitle(one, i, decided));
}

function joinExceptions(detections: readonly Detection[]): Detection[] {
  const joined: Detection[] = [];
  for (const one of detections) {
    if (one.kind !== 'text' || !one.expression?.startsWith('WITH ')) {
      joined.push(one);
      continue;
    }
    const at = lastGnu(joined, one.start.byte);
    if (at >= 0) joined[at] = { ...joined[at]!, expression: `${joined[at]!.expression} ${one.expression}`, end: one.end };
    else joined.push({ ...one, expression: null, similarTo: one.expression.slice('WITH '.length) });
  }
  return joined;
}

function lastGnu(detections: readonly Detection[], byte: number): number {
  for (let at = detections.length - 1; at >= Math.max(0, detections.length - maxNear); at--)
    if (isGnu(detections[at]!.expression) && byte - detections[at]!.end.byte < exceptionReach) return at;
  return -1;
}

function isGnu(expression: string | null): boolean {
  return expression !== null && /^[AL]?GPL-[\d.]+-(?:only|or-later)$/.test(expression);
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
  if (one.kind !== 'reference' && one.kind !== 'notice') return false;
  return all.slice(Math.max(0, i - maxNear), i + maxNear).some((text) => text.kind === 'text' && belongsTo(one, text));
}

function belongsTo(one: Detection, text: Detection): boolean {
  const near = one.end.byte <= text.start.byte ? text.start.byte - one.end.byte : one.start.byte - text.end.byte;
  if (near >= titleReach) return false;
  // Whatever a title says, the text below it is what holds.
  if (one.kind === 'reference' && text.expression !== null && one.end.byte <= text.start.byte && near < headingReach) return true;
  const ids = [one.expression ?? one.similarTo];
  if (ids.includes(text.expression ?? text.similarTo) || text.undetermined?.some((id) => ids.includes(id))) return true;
  return (one.kind === 'reference' || one.expression === null) && sameFamily(one, text);
}

function sameFamily(a: Detection, b: Detection): boolean {
  const family = ({ expression, similarTo }: Detection) => (expression ?? similarTo ?? '').replace(/-\d.*$/, '');
  return family(a) !== '' && family(a) === family(b);
}
