import { limits } from '../../platform/limits.ts';

/** An Elixir term as far as a lockfile has them: an atom or a text as its characters, a list, tuple or map as its items, a pair as two. */
export type Term = string | readonly Term[];

/** An entry of the lockfile's map. */
export interface TermEntry {
  readonly key: string;
  readonly value: Term;
  readonly line: number;
}

/** Where a text stops being a term. */
export class TermError extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.name = 'TermError';
    this.line = line;
  }
}

interface Token {
  readonly kind: 'open' | 'close' | 'comma' | 'arrow' | 'key' | 'value' | 'end';
  readonly text: string;
  readonly line: number;
}

/** One token, after white space; Mix writes no comments. A key is an atom or text that a colon follows: `tag:` or `"name":`. */
const tokenPattern =
  /\s*(?:(%\{|[{[])|([}\]])|(,)|(=>)|:?"((?:[^"\\]|\\.)*)"(:(?=\s))?|:?([A-Za-z_][\w@.]*[?!]?)(:(?=\s))?|(-?\d[\d_.]*)|($))/suy;

/**
 * Reads the one map that a `mix.lock` is.
 * @throws TermError at the first thing that is no term; nothing is evaluated
 */
export function readTermMap(text: string): TermEntry[] {
  const tokens = tokensOf(text);
  let at = 0;
  const entries: TermEntry[] = [];
  const next = () => tokens[Math.min(at++, tokens.length - 1)]!;
  const first = next();
  if (first.text !== '%{') throw new TermError('not a map', first.line);
  for (let token = next(); token.kind !== 'close'; token = next()) {
    if (token.kind === 'comma') continue;
    if (token.kind === 'value') expect(next(), 'arrow');
    else expect(token, 'key');
    entries.push({ key: token.text, value: readTerm(next, next(), 0), line: token.line });
  }
  expect(next(), 'end');
  return entries;
}

function readTerm(next: () => Token, token: Token, depth: number): Term {
  if (token.kind === 'value') return token.text;
  expect(token, 'open');
  if (depth >= limits.documentDepth) throw new TermError('nested too deep', token.line);
  const items: Term[] = [];
  for (let item = next(); item.kind !== 'close'; item = next()) {
    if (item.kind === 'comma') continue;
    if (item.kind === 'key') items.push([item.text, readTerm(next, next(), depth + 1)]);
    else if (item.kind === 'arrow') items.push([items.pop() ?? '', readTerm(next, next(), depth + 1)]);
    else items.push(readTerm(next, item, depth + 1));
  }
  return items;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  tokenPattern.lastIndex = 0;
  for (let from = 0; ; from = tokenPattern.lastIndex) {
    const match = tokenPattern.exec(text);
    if (match === null) throw new TermError('not a term', line);
    const [all, open, close, comma, arrow, quoted, quotedKey, word, wordKey, number, end] = match;
    line += countLines(text, from, from + all.length);
    if (open !== undefined) tokens.push({ kind: 'open', text: open, line });
    else if (close !== undefined) tokens.push({ kind: 'close', text: close, line });
    else if (comma !== undefined) tokens.push({ kind: 'comma', text: comma, line });
    else if (arrow !== undefined) tokens.push({ kind: 'arrow', text: arrow, line });
    else if (quoted !== undefined) tokens.push({ kind: quotedKey ? 'key' : 'value', text: quoted.replace(/\\(.)/gs, '$1'), line });
    else if (word !== undefined) tokens.push({ kind: wordKey ? 'key' : 'value', text: word, line });
    else if (number !== undefined) tokens.push({ kind: 'value', text: number, line });
    if (end !== undefined) return [...tokens, { kind: 'end', text: '', line }];
  }
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) lines += 1;
  return lines;
}

function expect(token: Token, kind: Token['kind']): void {
  if (token.kind !== kind) throw new TermError(`"${token.text.slice(0, 40)}" where ${kind} is expected`, token.line);
}
