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
  const lower = text.toLowerCase().trim();
  return readWhole(lower) ?? readWhole(withoutAbbreviation(lower)) ?? readWhole(lower.replace(/\b([a-z]{2,12})v(?=\d)/g, '$1 v'));
}

function readWhole(lower: string): string | undefined {
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

/** `ISC License (ISCL)`: letters of the name, in its order, say nothing new. */
function withoutAbbreviation(lower: string): string {
  const found = /^(.{3,200}?)\s*\(([a-z]{2,12})\)$/.exec(lower);
  if (!found) return lower;
  let at = -1;
  const isOfName = [...found[2]!].every((letter) => {
    at = found[1]!.indexOf(letter, at + 1);
    return at >= 0;
  });
  return isOfName ? found[1]! : lower;
}
