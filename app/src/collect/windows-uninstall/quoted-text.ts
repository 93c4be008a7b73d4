/** Where a quoted text ends: the place of its closing quote, counted from the text's first character on; undefined where there is none. */
export function closingQuote(line: string, from: number): number | undefined {
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === '"') return at;
  }
  return undefined;
}

/** What stands between quotes, without its escapes. */
export function unescapeText(text: string): string {
  return text.replace(/\\(["\\])/g, '$1');
}
