import { successors } from '../list/deprecated-ids.ts';
import { familiesWithOrLater } from '../list/license-family.ts';
import type { Compound, Expression, Silence, Term } from './expression.ts';
import { foldExpression } from './fold-expression.ts';

/**
 * The same expression in one spelling: deprecated ids replaced (`GPL-2.0+` by `GPL-2.0-or-later`, `GPL-2.0-with-classpath-exception` by
 * `GPL-2.0-only WITH Classpath-exception-2.0`), AND inside AND and OR inside OR flattened. Order and repetition stay.
 */
export function normalizeExpression(expression: Expression): Expression {
  const join = (kind: Compound['kind'], of: readonly Expression[]): Expression => ({ kind, of });
  const respelled = foldExpression<Expression>(expression, normalizeTerm, join);
  // A term may have become an OR, which joins the one around it.
  return foldExpression<Expression>(respelled, (leaf) => leaf, join);
}

/** One term in its present spelling. A term that already has an exception keeps both, where its id stood for another exception. */
export function normalizeTerm(term: Term | Silence): Expression {
  if (term.kind !== 'term' || !term.known) return term;
  const successor = successors.get(`${term.license}${term.orLater ? '+' : ''}`) ?? successors.get(term.license);
  const license = successor?.license ?? term.license;
  const named: Term = { ...term, ...spellOrLater(license, term.orLater) };
  if (successor?.exception === undefined || successor.exception === term.exception) return named;
  if (term.exception === undefined) return { ...named, exception: successor.exception };
  // One id, two exceptions: either may be taken, and no expression can say both on one licence.
  return { kind: 'or', of: [named, { ...named, exception: successor.exception }] };
}

/** The GNU licences have an id for `+`; `-or-later+` says it twice. */
function spellOrLater(license: string, orLater: boolean): { readonly license: string; readonly orLater: boolean } {
  if (!orLater) return { license, orLater };
  if (license.endsWith('-or-later')) return { license, orLater: false };
  const base = license.endsWith('-only') ? license.slice(0, -'-only'.length) : license;
  return familiesWithOrLater.has(base) ? { license: `${base}-or-later`, orLater: false } : { license, orLater };
}
