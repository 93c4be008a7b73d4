import type { Compound, Expression, Silence, Term } from './expression.ts';

interface Frame<T> {
  readonly compound: Compound;
  readonly done: T[];
  next: number;
}

/**
 * Works out a value for an expression from the leaves up, without recursion: expressions may be as deep as they are long.
 *
 * @param leaf     the value of a term, NONE or NOASSERTION
 * @param compound the value of AND and OR, given those of what it joins, in order; AND directly inside AND, and OR inside OR, are one
 */
export function foldExpression<T>(
  expression: Expression,
  leaf: (leaf: Term | Silence) => T,
  compound: (kind: Compound['kind'], values: readonly T[]) => T,
): T {
  if (!isCompound(expression)) return leaf(expression);
  const stack: Frame<T>[] = [{ compound: expression, done: [], next: 0 }];
  for (;;) {
    const frame = stack.at(-1)!;
    const part = frame.compound.of[frame.next++];
    if (part === undefined) {
      stack.pop();
      const parent = stack.at(-1);
      if (parent?.done === frame.done) continue;
      const value = compound(frame.compound.kind, frame.done);
      if (!parent) return value;
      parent.done.push(value);
    } else if (!isCompound(part)) frame.done.push(leaf(part));
    else stack.push({ compound: part, done: part.kind === frame.compound.kind ? frame.done : [], next: 0 });
  }
}

/** Whether the expression is an AND or an OR. */
export function isCompound(expression: Expression): expression is Compound {
  return expression.kind === 'and' || expression.kind === 'or';
}

/** Every term, NONE and NOASSERTION of the expression, in order, repeated as often as written. */
export function leavesOf(expression: Expression): (Term | Silence)[] {
  const leaves: (Term | Silence)[] = [];
  foldExpression(
    expression,
    (leaf) => leaves.push(leaf),
    () => 0,
  );
  return leaves;
}
