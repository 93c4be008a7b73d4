import { findNames } from '../detect/notice/find-names.ts';

/** Names are short; what is longer is a text. Characters. */
const maxLength = 400;

/** Words that may stand around a name without saying which licence it is. */
const filler = /\b(?:the|licen[cs]es?|terms|under|licensed|released)\b|[\s"'()[\]{}.,;:]+/g;

/**
 * The licence that a text names as a whole: `Apache License v2`, `The MIT License (MIT)`, the address of a licence. Undefined where the text
 * says anything beside the name, or does not say which licence it is (`BSD License`): a part of a name never stands for the whole.
 *
 * @returns an SPDX expression
 */
export function readLicenseName(text: string): string | undefined {
  if (text.length > maxLength) return undefined;
  const lower = text.toLowerCase();
  const names = findNames(lower);
  const said = new Set(names.flatMap(({ expression }) => expression ?? []));
  const vague = names.some(({ expression, strength }) => expression === undefined && strength === 'full');
  if (said.size !== 1 || vague) return undefined;
  let rest = '';
  let at = 0;
  for (const { from, to } of names) {
    rest += `${lower.slice(at, from)} `;
    at = to;
  }
  rest += lower.slice(at);
  return rest.replace(filler, '') === '' ? [...said][0] : undefined;
}
