import type { Expression, Silence, Term } from './expression.ts';
import { type Lexeme, lexExpression } from './lex-expression.ts';
import { isReplaced, readLicense, withException } from './read-term.ts';

/** Something in the text of an expression worth telling, with its place in UTF-16 code units from 0. */
export interface ExpressionNote {
  readonly kind: 'unknown-id' | 'unknown-exception' | 'deprecated-id' | 'spelling';
  readonly message: string;
  readonly at: number;
}

/** What a text says as a licence expression, or why it is none. */
export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression; readonly notes: readonly ExpressionNote[] }
  | { readonly ok: false; readonly message: string; readonly at: number };

/** One open parenthesis, or the text as a whole: the alternatives before, and what the current one joins. */
interface Level {
  readonly at: number;
  readonly alternatives: Expression[];
  joined: Expression[];
}

/** Notes beyond this number are not kept: a text of a million unknown ids says it once too often. */
const maxNotes = 1000;

/**
 * Reads a licence expression: WITH binds closer than AND, AND closer than OR. Ids and operators count in any case and come out as the
 * lists spell them. Ids on no list make terms that are not `known`; deprecated ids stay and are noted (`normalizeExpression` replaces them).
 *
 * Never throws, never recurses; linear in the text.
 *
 * @see SPDX 2.3 annex D, SPDX 3.0 annex B
 */
export function parseExpression(text: string): ParsedExpression {
  const notes: ExpressionNote[] = [];
  const levels: Level[] = [{ at: 0, alternatives: [], joined: [] }];
  let last: Lexeme | undefined;
  // Whether an operand is complete, and whether it is a bare term that may still take a WITH.
  let complete = false;
  let open: Term | undefined;
  for (const lexeme of lexExpression(text)) {
    const level = levels.at(-1)!;
    if (lexeme.kind === 'bad') return fail(`'${lexeme.text}' cannot stand in a licence expression`, lexeme);
    if (last?.kind === 'with') {
      const term = lexeme.kind === 'word' && open ? withException(open, lexeme.text) : undefined;
      if (!term) return fail(`an exception must follow WITH, not ${told(lexeme)}`, lexeme);
      level.joined[level.joined.length - 1] = term;
      if (!term.known && open?.known) note(notes, 'unknown-exception', `${term.exception} is no exception of the SPDX list`, lexeme);
      open = undefined;
    } else if (lexeme.kind === 'word' || lexeme.kind === 'open') {
      if (complete) return fail(`an operator must stand before ${told(lexeme)}`, lexeme);
      if (lexeme.kind === 'open') levels.push({ at: lexeme.at, alternatives: [], joined: [] });
      else {
        const term = readLicense(lexeme.text);
        if (!term) return fail(`${told(lexeme)} is no licence id and no reference`, lexeme);
        noteTerm(notes, term, lexeme);
        level.joined.push(term);
        open = term.kind === 'term' ? term : undefined;
        complete = true;
      }
    } else {
      if (!complete) return fail(last ? `a licence must stand before ${told(lexeme)}` : 'the expression is empty', lexeme);
      if (lexeme.kind === 'with') {
        if (!open) return fail('WITH must follow a licence id that has no exception yet', lexeme);
      } else open = undefined;
      if (lexeme.kind === 'or') {
        level.alternatives.push(compound('and', level.joined));
        level.joined = [];
      }
      if (lexeme.kind === 'close') {
        if (levels.length === 1) return fail('this parenthesis was never opened', lexeme);
        levels.pop();
        levels.at(-1)!.joined.push(finish(level));
      }
      if (lexeme.kind === 'end') {
        if (levels.length > 1) return fail('this parenthesis is never closed', level);
        return { ok: true, expression: finish(level), notes };
      }
      complete = lexeme.kind === 'close';
    }
    if (last?.kind === 'with') complete = true;
    last = lexeme;
  }
  return fail('the expression is empty', { at: text.length });
}

function finish({ alternatives, joined }: Level): Expression {
  return compound('or', [...alternatives, compound('and', joined)]);
}

function compound(kind: 'and' | 'or', of: readonly Expression[]): Expression {
  return of.length === 1 ? of[0]! : { kind, of };
}

function fail(message: string, { at }: { readonly at: number }): ParsedExpression {
  return { ok: false, message: `${message} (at character ${at + 1})`, at };
}

function told({ kind, text }: Lexeme): string {
  return kind === 'end' ? 'the end' : `'${text.length > 60 ? `${text.slice(0, 60)}...` : text}'`;
}

function note(notes: ExpressionNote[], kind: ExpressionNote['kind'], message: string, { at }: Lexeme): void {
  if (notes.length < maxNotes) notes.push({ kind, message, at });
}

function noteTerm(notes: ExpressionNote[], term: Term | Silence, lexeme: Lexeme): void {
  if (term.kind !== 'term') return;
  const written = `${term.license}${term.orLater ? '+' : ''}`;
  if (!term.known) note(notes, 'unknown-id', `${term.license} is no id of the SPDX list`, lexeme);
  else if (isReplaced(term.license)) note(notes, 'deprecated-id', `${term.license} is deprecated`, lexeme);
  if (written !== lexeme.text) note(notes, 'spelling', `${lexeme.text} is spelled ${written}`, lexeme);
}
