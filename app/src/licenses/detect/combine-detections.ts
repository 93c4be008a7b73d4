import { leavesOf } from '../expression/fold-expression.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import { printExpression, printTerm } from '../expression/print-expression.ts';
import { simplifyExpression } from '../expression/simplify-expression.ts';
import type { Detection } from './detection.ts';

/**
 * What a file says as a whole: every detection holds (AND), but a text whose licence a notice already names, as one of several to choose from
 * or with an exception, adds nothing to it. Null where nothing was named.
 */
export function combineDetections(detections: readonly Detection[]): string | null {
  const named = detections.filter(({ expression }) => expression !== null);
  const joint = named.filter(({ kind, expression }) => expression!.includes(' OR ') || (kind === 'tag' && expression!.includes(' WITH ')));
  const covered = new Set(joint.flatMap(({ expression }) => termsOf(expression!)));
  const parts = [
    ...new Set(named.filter((one) => joint.includes(one) || !covered.has(one.expression!)).map(({ expression }) => expression!)),
  ];
  if (parts.length === 0) return null;
  const joined = parseExpression(parts.map((part) => (part.includes(' OR ') && parts.length > 1 ? `(${part})` : part)).join(' AND '));
  return joined.ok ? printExpression(simplifyExpression(joined.expression)) : parts.join(' AND ');
}

/** The terms of an expression, and those with an exception without it too: the notice beside the field often leaves it out. */
function termsOf(expression: string): string[] {
  const parsed = parseExpression(expression);
  if (!parsed.ok) return [];
  return leavesOf(parsed.expression).flatMap((leaf) => [printTerm(leaf), printTerm(leaf).replace(/ WITH .*$/, '')]);
}
