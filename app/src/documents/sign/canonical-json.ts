import { WaybillError } from '../../domain/errors.ts';

/**
 * A value as the JSON Canonicalization Scheme writes it: keys in the order of their UTF-16 code units, no blanks, numbers and texts as ECMAScript writes
 * them. The value comes from a parser that bounds its depth.
 *
 * @throws WaybillError `malformed` for text with half a surrogate pair, and for numbers beyond those of JSON: both could be written in several ways
 * @see RFC 8785
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalObject(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new WaybillError('malformed', 'a number is too large to be signed');
  return typeof value === 'string' ? canonicalText(value) : JSON.stringify(value);
}

function canonicalObject(value: object): string {
  const table = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(table).sort();
  return `{${keys.map((key) => `${canonicalText(key)}:${canonicalJson(table[key])}`).join(',')}}`;
}

function canonicalText(text: string): string {
  if (!text.isWellFormed()) throw new WaybillError('malformed', 'a text holds half a surrogate pair, which cannot be signed');
  return JSON.stringify(text);
}
