/**
 * The lines of a TOML text that are a header, such as `[[package]]`, counted from 1: a parser of TOML does not tell where its tables stand.
 *
 * @param count how many tables the parser found; where the lines are not as many (a header inside a long string), none can be told
 */
export function headerLines(text: string, header: string, count: number): readonly (number | undefined)[] {
  const lines: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith(header) && /^\s*(?:#.*)?$/.test(line.slice(header.length))) lines.push(index + 1);
  }
  return lines.length === count ? lines : [];
}

/** The place of the nth table of a list: its line where that is known, else its pointer. */
export function placeOfTable(lines: readonly (number | undefined)[], list: string, index: number): { line: number } | { pointer: string } {
  const line = lines[index];
  return line === undefined ? { pointer: `/${list}/${index}` } : { line };
}
