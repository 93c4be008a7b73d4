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
/** What stands before the word is looked at where the word is: there are far more places where it might begin. */
const fieldTag =
  /(?<=(?:(?<!\bchange)[\s"'{,(@<]|^)(package)?)licen[cs]e(?:[_-]?(?:expression|declared|concluded|id|spdx))?["']?\s*(?::|=|=>|>)\s*["'(]*/gm;
/** What a value may hold; what ends a comment, a string or a line ends it, and so does the next field. */
const valueEnd = /\n|\bspdx-licen[cs]e-|\*\/|-->|["'`<>;,{}[\]|]|\\|$/g;

/** Every `SPDX-License-Identifier` of a passage, and every field called licence whose whole value is an expression. */
export function findTagValues(text: string, original: string): TagValue[] {
  const values: TagValue[] = [];
  spdxTag.lastIndex = 0;
  for (let found = spdxTag.exec(text); found; found = spdxTag.exec(text))
    values.push({ ...valueAt(text, original, spdxTag.lastIndex, true), from: found.index });
  fieldTag.lastIndex = 0;
  for (let found = fieldTag.exec(text); found; found = fieldTag.exec(text)) {
    const from = fieldTag.lastIndex;
    const value = valueAt(text, original, from, false);
    if (value.expression === undefined || values.some((other) => other.from <= from && from <= other.to)) continue;
    values.push({ ...value, from: found.index - (found[1]?.length ?? 0) });
  }
  return values;
}

/** Characters of a value, and words that may follow an expression in one (`MIT see LICENSE`). */
const maxValue = 4000;
const maxTrailing = 12;

function valueAt(text: string, original: string, from: number, partial: boolean): TagValue {
  const near = text.slice(from, from + maxValue);
  valueEnd.lastIndex = 0;
  const end = from + (valueEnd.exec(near)?.index ?? near.length);
  let value = original
    .slice(from, end)
    .trim()
    .replace(/[.\s]+$/, '');
  // `(licence: MIT)` closes what the field is in, not the expression.
  if (value.endsWith(')') && !value.includes('(')) value = value.replace(/\)+$/, '');
  for (let trailing = 0; trailing <= maxTrailing; trailing++) {
    const expression = knownExpression(value);
    if (expression !== undefined) return { from, to: from + value.length, expression };
    const cut = value.search(/\s+\S*$/);
    // What an operator joins belongs to it, known or not.
    if (!partial || cut <= 0 || /\s(?:and|or|with)$/i.test(value.slice(0, cut))) break;
    value = value.slice(0, cut);
  }
  return { from, to: end, expression: undefined };
}

/** The same few values come again and again. */
const known = new Map<string, string | undefined>();
const maxKnown = 1000;

function knownExpression(value: string): string | undefined {
  if (value.length === 0) return undefined;
  if (known.has(value)) return known.get(value);
  if (known.size >= maxKnown) known.clear();
  const expression = readExpression(value);
  known.set(value, expression);
  return expression;
}

function readExpression(value: string): string | undefined {
  const parsed = parseExpression(value);
  if (!parsed.ok || leavesOf(parsed.expression).some((leaf) => leaf.kind !== 'term' || !leaf.known)) return undefined;
  return printExpression(normalizeExpression(parsed.expression));
}
