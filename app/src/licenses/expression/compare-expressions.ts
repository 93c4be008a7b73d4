import type { Expression } from './expression.ts';
import { foldExpression, leavesOf } from './fold-expression.ts';
import { normalizeExpression } from './normalize-expression.ts';
import { printExpression, printTerm } from './print-expression.ts';
import { simplifyExpression } from './simplify-expression.ts';

/** How two expressions stand to each other; undefined where there are too many different terms to try every choice. */
export type ExpressionOrder = 'same' | 'narrower' | 'wider' | 'different' | undefined;

/** Every set of terms is tried up to this many different ones, 32 sets at a time. */
const maxTerms = 14;

/** Leaves beyond this number are not tried either: the work is leaves times sets. */
const maxLeaves = 20_000;

/**
 * Compares what two expressions mean, whatever their spelling and order: *narrower* is an expression that holds only where the other does
 * (`MIT AND ISC` against `MIT`), *wider* the reverse, *different* neither.
 *
 * Terms are compared as they are: that a later version may be chosen is the business of `satisfiesExpression`.
 */
export function compareExpressions(a: Expression, b: Expression): ExpressionOrder {
  const [left, right] = [simplifyExpression(a), simplifyExpression(b)];
  if (printExpression(left) === printExpression(right)) return 'same';
  const leaves = [...leavesOf(left), ...leavesOf(right)];
  const names = [...new Set(leaves.map(printTerm))];
  if (names.length > maxTerms || leaves.length > maxLeaves) return undefined;
  const bits = new Map(names.map((name, bit) => [name, bit]));
  let [leftInRight, rightInLeft] = [true, true];
  for (let block = 0; block < Math.max(1, 2 ** names.length / 32); block++) {
    const [x, y] = [truthOf(left, bits, block), truthOf(right, bits, block)];
    leftInRight &&= (x & ~y) === 0;
    rightInLeft &&= (y & ~x) === 0;
    if (!leftInRight && !rightInLeft) return 'different';
  }
  return leftInRight ? (rightInLeft ? 'same' : 'narrower') : 'wider';
}

/** The columns of a truth table for the first five variables, a bit a row. */
const columns = [0xaaaaaaaa, 0xcccccccc, 0xf0f0f0f0, 0xff00ff00, 0xffff0000];

/** 32 rows of the truth table at once: bit r is the value in row `block * 32 + r`. */
function truthOf(expression: Expression, bits: ReadonlyMap<string, number>, block: number): number {
  return foldExpression<number>(
    normalizeExpression(expression),
    (leaf) => {
      const bit = bits.get(printTerm(leaf))!;
      return bit < 5 ? columns[bit]! : (block >> (bit - 5)) & 1 ? -1 : 0;
    },
    (kind, values) => values.reduce((all, value) => (kind === 'and' ? all & value : all | value)),
  );
}
