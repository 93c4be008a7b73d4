/** A piece of an expression's text; `at` counts UTF-16 code units from 0. */
export interface Lexeme {
  readonly kind: 'word' | 'open' | 'close' | 'and' | 'or' | 'with' | 'bad' | 'end';
  readonly text: string;
  readonly at: number;
}

const space = /[\s\u0085\u200b\u2060\ufeff]/u;
const wordCharacter = /[A-Za-z0-9.\-+:_]/;

/** Splits an expression into words, operators and parentheses. White space of any kind separates; operators count in any case. */
export function* lexExpression(text: string): Generator<Lexeme, void> {
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (space.test(character)) at++;
    else if (character === '(' || character === ')') yield { kind: character === '(' ? 'open' : 'close', text: character, at: at++ };
    else if (wordCharacter.test(character)) {
      const start = at;
      while (at < text.length && wordCharacter.test(text[at]!)) at++;
      yield wordOrOperator(text.slice(start, at), start);
    } else yield { kind: 'bad', text: String.fromCodePoint(text.codePointAt(at)!), at: at++ };
  }
  yield { kind: 'end', text: '', at: text.length };
}

function wordOrOperator(text: string, at: number): Lexeme {
  const operator = text.length <= 4 ? text.toLowerCase() : '';
  if (operator === 'and' || operator === 'or' || operator === 'with') return { kind: operator, text, at };
  return { kind: 'word', text, at };
}
