import type { Compound, Expression } from './expression.ts';
import { foldExpression, isCompound } from './fold-expression.ts';
import { normalizeExpression } from './normalize-expression.ts';
import { printTerm } from './print-expression.ts';

/** A node with a key that is the same for the same meaning as far as order and repetition go. */
interface Keyed {
  readonly expression: Expression;
  readonly key: string;
}

/** Keys of parts longer than this are not compared: building them would be quadratic in a deep expression. */
const maxKeyLength = 4096;

/**
 * A shorter expression of the same meaning: normalised, each term once, sorted, and without what is implied anyway (`A OR (A AND B)` is `A`).
 *
 * It does not go further than that: parts longer than about 4,000 characters are kept as they are.
 */
export function simplifyExpression(expression: Expression): Expression {
  return foldExpression<Keyed>(
    normalizeExpression(expression),
    (leaf) => ({ expression: leaf, key: printTerm(leaf) }),
    (kind, parts) => simplifyCompound(kind, flatten(kind, parts)),
  ).expression;
}

function simplifyCompound(kind: Compound['kind'], parts: readonly Keyed[]): Keyed {
  const once = new Map<string, Keyed>();
  const uncompared: Keyed[] = [];
  for (const part of parts) {
    if (part.key === '') uncompared.push(part);
    else if (!once.has(part.key)) once.set(part.key, part);
  }
  // Absorption: a part that joins, the other way round, something that stands here by itself adds nothing.
  const kept = [...once.values()].filter(({ expression }) => !absorbed(expression, once));
  const sorted = [...kept.sort((a, b) => (a.key < b.key ? -1 : 1)), ...uncompared];
  if (sorted.length === 1) return sorted[0]!;
  return keyed(kind, sorted);
}

function absorbed(expression: Expression, once: ReadonlyMap<string, Keyed>): boolean {
  return isCompound(expression) && expression.of.some((part) => !isCompound(part) && once.has(printTerm(part)));
}

function keyed(kind: Compound['kind'], parts: readonly Keyed[]): Keyed {
  const expression: Compound = { kind, of: parts.map((part) => part.expression) };
  const length = parts.reduce((sum, { key }) => sum + key.length + 5, 2);
  const comparable = length <= maxKeyLength && parts.every(({ key }) => key !== '');
  return { expression, key: comparable ? `(${parts.map(({ key }) => key).join(kind === 'and' ? ' AND ' : ' OR ')})` : '' };
}

/** Absorption may leave a compound of the same kind as its parent, which joins it. */
function flatten(kind: Compound['kind'], parts: readonly Keyed[]): Keyed[] {
  return parts.flatMap((part) => (part.expression.kind === kind ? part.expression.of.map(rekeyed) : [part]));
}

function rekeyed(expression: Expression): Keyed {
  return foldExpression<Keyed>(
    expression,
    (leaf) => ({ expression: leaf, key: printTerm(leaf) }),
    (kind, parts) => keyed(kind, parts),
  );
}
