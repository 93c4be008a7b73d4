/** The term for what is in the public domain: the SPDX list has none, for it is no licence. */
export const publicDomain = 'LicenseRef-Public-Domain';

const what = String.raw`(?:this|the|these|all|following|it)\s+(?:[\w'-]+\s+){0,4}?(?:is|are|has\s+been|have\s+been)`;
const put = '(?:placed|released|dedicated|put|donated|contributed|committed)';
const statements: readonly RegExp[] = [
  new RegExp(String.raw`\b${what}\s+(?:hereby\s+)?(?:explicitly\s+)?(?:${put}\s+)?(?:(?:in|into|to)\s+the\s+)?public[\s-]domain\b`),
  new RegExp(String.raw`(?:^|[\n.;(*])\s*(?:(?:and|hereby|explicitly)\s+)*${put}\s+(?:in|into|to)\s+the\s+public[\s-]domain\b`),
  /\b(?:i|we|authors?|holders?)\s+(?:hereby\s+|explicitly\s+)?(?:place|release|dedicate|put|donate)s?\s[^.]{0,80}?\b(?:in|into|to)\s+the\s+public[\s-]domain\b/,
  /(?:^|\n)[^\w\n]{0,4}(?:licen[cs]e|copyright)\s*[:=]\s*["']?(?:in\s+the\s+)?public[\s-]domain["',.;]*\s*(?:\n|$)/,
  /(?:^|\n)[^\w\n]{0,4}(?:in\s+the\s+)?public\s+domain[.!]?[^\w\n]{0,4}(?:\n|$)/,
];
/** What takes it back, in the words around it. */
const doubt =
  /\b(?:not|isn't|aren't|if|whether|unless|except|was|were|once|formerly|cannot|never|some|portions?|parts?|said|claims?|assum\w+|believed|might|may\s+be)\b/;
const reach = 80;

/** Licences by which a work is given to the public domain: where one of them is named, it is what the statement means. */
export const dedications: ReadonlySet<string> = new Set(['CC0-1.0', 'CC-PDDC', 'CC-PDM-1.0', 'Unlicense']);

/** Where a passage says that its work is in the public domain; undefined where it does not, or not quite. */
export function findPublicDomain(text: string): { readonly from: number; readonly to: number } | undefined {
  if (!text.includes('domain') || !/public[\s-]+domain/.test(text)) return undefined;
  for (const statement of statements) {
    const found = statement.exec(text);
    if (!found) continue;
    const from = found.index;
    const sentence = text.slice(Math.max(0, text.lastIndexOf('.', from) + 1, from - reach), from + found[0].length);
    if (!doubt.test(sentence)) return { from, to: from + found[0].length };
  }
  return undefined;
}
