import type { Compound, Expression, Silence, Term } from './expression.ts';
import { isCompound } from './fold-expression.ts';
import { normalizeExpression } from './normalize-expression.ts';

/** What a policy says of one licence or of an expression, from best to worst. */
export type Action = 'allow' | 'review' | 'deny';

/** A term that decided the verdict, and the way to it: the number of the part to follow at each AND and OR, from 0. */
export interface DecidingTerm {
  readonly term: Term | Silence;
  readonly action: Action;
  readonly path: readonly number[];
  /** False where the policy had nothing to say of this term, which is then for review. */
  readonly decided: boolean;
}

/** A verdict with the terms that it came from; `more` is the number of deciding terms beyond those listed. */
export interface ExpressionVerdict {
  readonly verdict: Action;
  readonly decidedBy: readonly DecidingTerm[];
  readonly more: number;
  /** The expression that was judged, normalised: paths go into this one. */
  readonly expression: Expression;
}

const maxDeciding = 100;
const severity: Readonly<Record<Action, number>> = { allow: 0, review: 1, deny: 2 };

/**
 * Judges an expression by a decision on each of its terms: AND takes the worst of its parts, OR the best. A licence WITH an exception is one
 * term of its own. What `decide` has nothing to say of is for review; the deciding terms are those that have the verdict on the way down.
 *
 * @param decide called once for every term, NONE and NOASSERTION of the normalised expression; undefined where no rule speaks of it
 */
export function evaluateExpression(expression: Expression, decide: (term: Term | Silence) => Action | undefined): ExpressionVerdict {
  const judged = normalizeExpression(expression);
  const actions = judgeAll(judged, decide);
  const verdict = actions.get(judged)!.action;
  const decidedBy: DecidingTerm[] = [];
  let more = 0;
  const stack: Step[] = [{ node: judged, from: undefined, part: 0 }];
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node } = step;
    if (!isCompound(node)) {
      if (decidedBy.length < maxDeciding) decidedBy.push({ term: node, path: pathOf(step), ...actions.get(node)! });
      else more++;
      continue;
    }
    for (let part = node.of.length - 1; part >= 0; part--) {
      const inner = node.of[part]!;
      if (actions.get(inner)!.action === verdict) stack.push({ node: inner, from: step, part });
    }
  }
  return { verdict, decidedBy, more, expression: judged };
}

/** A node on the way down, and how it was reached. */
interface Step {
  readonly node: Expression;
  readonly from: Step | undefined;
  readonly part: number;
}

function pathOf(step: Step): number[] {
  const path: number[] = [];
  for (let at = step; at.from; at = at.from) path.push(at.part);
  return path.reverse();
}

interface Judged {
  readonly action: Action;
  readonly decided: boolean;
}

/** The action of every node, leaves first. */
function judgeAll(root: Expression, decide: (term: Term | Silence) => Action | undefined): ReadonlyMap<Expression, Judged> {
  const order: Expression[] = [root];
  for (let i = 0; i < order.length; i++) {
    const node = order[i]!;
    if (isCompound(node)) for (const part of node.of) order.push(part);
  }
  const actions = new Map<Expression, Judged>();
  for (const node of order.reverse()) {
    if (actions.has(node)) continue;
    if (isCompound(node)) actions.set(node, { action: joined(node, actions), decided: true });
    else {
      const action = decide(node);
      actions.set(node, { action: action ?? 'review', decided: action !== undefined });
    }
  }
  return actions;
}

function joined({ kind, of }: Compound, actions: ReadonlyMap<Expression, Judged>): Action {
  return of
    .map((part) => actions.get(part)!.action)
    .reduce((a, b) => {
      const bWorse = severity[b] > severity[a];
      return bWorse === (kind === 'and') ? b : a;
    });
}
