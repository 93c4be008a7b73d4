import {
  type Detection,
  type FileLicenses,
  leavesOf,
  normalizeExpression,
  parseExpression,
  printTerm,
  satisfiesExpression,
} from '../../licenses/index.ts';

/**
 * How the licence texts of a package stand to what its manifest declares. `same`: they name the same licences. `part`: they are enough for
 * what is declared, as one of a choice. `more`: all that is declared, and further licences. `less`: some of what is declared is missing.
 * `different`: something else. `unknown`: the texts name no licence. `unclear`: what is declared is no licence expression.
 */
export type Agreement = 'same' | 'part' | 'more' | 'less' | 'different' | 'unknown' | 'unclear';

/** Compares what a manifest declares with what the licence files beside it say. */
export function compareDeclared(declared: string, files: readonly FileLicenses[]): Agreement {
  const parsed = parseExpression(declared);
  if (!parsed.ok) return 'unclear';
  const wanted = termsOf(declared);
  const found = files.flatMap(({ expression, detections }) => termsOf(expression ?? '').map((term) => readingsOf(term, detections)));
  if (wanted.length === 0) return 'unclear';
  if (found.length === 0) return 'unknown';
  const missing = wanted.filter((term) => !found.some((readings) => readings.includes(term)));
  const extra = found.filter((readings) => !readings.some((reading) => wanted.includes(reading)));
  if (missing.length === 0) return extra.length === 0 ? 'same' : 'more';
  if (extra.length > 0) return 'different';
  const texts = found.flatMap((readings) => readings.flatMap(expressionOf));
  return satisfiesExpression(parsed.expression, texts) ? 'part' : 'less';
}

function expressionOf(term: string) {
  const parsed = parseExpression(term);
  return parsed.ok ? [parsed.expression] : [];
}

function termsOf(expression: string): string[] {
  const parsed = parseExpression(expression);
  if (!parsed.ok) return [];
  const leaves = leavesOf(normalizeExpression(parsed.expression));
  return [...new Set(leaves.flatMap((leaf) => (leaf.kind === 'term' ? [printTerm(leaf)] : [])))];
}

/** A term and all others that its text stands for as well. */
function readingsOf(term: string, detections: readonly Detection[]): readonly string[] {
  const others = detections.flatMap(({ expression, undetermined }) =>
    undetermined && expression !== null && termsOf(expression).includes(term) ? undetermined.flatMap(termsOf) : [],
  );
  return [term, ...others];
}
