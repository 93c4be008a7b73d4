import { leavesOf } from '../../expression/fold-expression.ts';
import { normalizeExpression } from '../../expression/normalize-expression.ts';
import { parseExpression } from '../../expression/parse-expression.ts';
import { printExpression } from '../../expression/print-expression.ts';

/** What a field says, where it says it in SPDX. */
export interface TagValue {
  readonly from: number;
  readonly to: number;
  /** Undefined where the value is no expression of known licences. */
  readonly expression: string | undefined;
}

const spdxTag = /spdx-(?:license|licence)-(?:identifier|expression)["']?\s*[:=]?\s*["']?/g;
const fieldTag = /(?:^|[\s"'{,(@])(?:licen[cs]e(?:[_-]?(?:expression|declared|concluded|id|spdx))?)["']?\s*(?::|=|=>)\s*["'([]*/gm;
/** What a value may hold; what ends a comment, a string or a line ends it. */
const valueEnd = /\n|\*\/|-->|["'`<>;,{}[\]|]|\\|$/g;

/** Every `SPDX-License-Identifier` of a passage, and every field called licence whose whole value is an expression. */
export function findTagValues(text: string, original: string): TagValue[] {
  const values: TagValue[] = [];
  for (const found of text.matchAll(spdxTag)) {
    const from = found.index + found[0].length;
    values.push({ ...valueAt(text, original, from, true), from: found.index });
  }
  for (const found of text.matchAll(fieldTag)) {
    const from = found.index + found[0].length;
    const value = valueAt(text, original, from, false);
    if (value.expression !== undefined && !values.some((other) => other.from <= from && from <= other.to))
      values.push({ ...value, from: found.index });
  }
  return values;
}

function valueAt(text: string, original: string, from: number, partial: boolean): TagValue {
  valueEnd.lastIndex = from;
  const end = valueEnd.exec(text)?.index ?? text.length;
  let value = original
    .slice(from, end)
    .trim()
    .replace(/[.)\s]*$/, (tail) => (tail.includes(')') && original.slice(from, end).includes('(') ? tail.trim() : ''));
  for (;;) {
    const expression = knownExpression(value);
    if (expression !== undefined) return { from, to: from + value.length, expression };
    const cut = value.search(/\s+\S*$/);
    if (!partial || cut <= 0) return { from, to: end, expression: undefined };
    value = value.slice(0, cut);
  }
}

function knownExpression(value: string): string | undefined {
  if (value.length === 0 || value.length > 400) return undefined;
  const parsed = parseExpression(value);
  if (!parsed.ok || leavesOf(parsed.expression).some((leaf) => leaf.kind !== 'term' || !leaf.known)) return undefined;
  return printExpression(normalizeExpression(parsed.expression));
}
