import type { Expression, Silence, Term } from './expression.ts';
import { isCompound } from './fold-expression.ts';

/**
 * The text of an expression, with no more parentheses than its shape needs: `parseExpression` reads the same shape from it.
 */
export function printExpression(expression: Expression): string {
  const pieces: string[] = [];
  const stack: (Expression | string)[] = [expression];
  for (;;) {
    const next = stack.pop();
    if (next === undefined) return pieces.join('');
    if (typeof next === 'string') pieces.push(next);
    else if (!isCompound(next)) pieces.push(printTerm(next));
    else
      for (let i = next.of.length - 1; i >= 0; i--) {
        const part = next.of[i]!;
        // AND inside OR needs none; anything else nested does, or its shape would be lost.
        const bare = !isCompound(part) || (next.kind === 'or' && part.kind === 'and');
        if (bare) stack.push(part);
        else stack.push(')', part, '(');
        if (i > 0) stack.push(next.kind === 'and' ? ' AND ' : ' OR ');
      }
  }
}

/** The text of a single term, NONE or NOASSERTION. */
export function printTerm(term: Term | Silence): string {
  if (term.kind !== 'term') return term.kind.toUpperCase();
  return `${term.license}${term.orLater ? '+' : ''}${term.exception === undefined ? '' : ` WITH ${term.exception}`}`;
}
