/** A licence text without the lines that name its holders, and those lines. */
export interface SplitText {
  readonly copyrights: readonly string[];
  readonly body: string;
}

const copyrightLine =
  /^[\s#*/>-]*(?:copyright\b(?:.*\d{4}|\s*(?:\(c\)|©)|\s+(?!notice|holder|owner|law|license|licence|act\b|and\b|in\b|or\b|to\b|of\b|statement|interest))|\(c\)\s|©)/i;

/** A line that only looks like one: the place holder of a template, or a sentence of the licence itself. */
const noHolder = /\[yyyy\]|\{yyyy\}|<year>|\[year\]|<name of author>|copyright\s+(?:notice|holder|owner)/i;

/** Longer lines are sentences. Characters. */
const maxLine = 300;

/** Splits a licence text, so that texts that differ only in whose they are can be told once. */
export function splitCopyrights(text: string): SplitText {
  const copyrights: string[] = [];
  const kept: string[] = [];
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    if (line.length <= maxLine && copyrightLine.test(line) && !noHolder.test(line)) copyrights.push(line.replace(/^[\s#*/>-]+/, '').trim());
    else kept.push(line.trimEnd());
  }
  const body = kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
  return { copyrights: [...new Set(copyrights)], body };
}

/** What makes two texts the same: their words, whatever their lines and marks. */
export function textKey(body: string): string {
  return (body.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
