/** A line as pip reads it: continued lines joined, comments gone. */
export interface LogicalLine {
  readonly text: string;
  /** Where it begins, from 1. */
  readonly line: number;
}

/**
 * Splits a requirements file into its lines.
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
export function logicalLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let parts: string[] = [];
  let start = 1;
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    if (parts.length === 0) start = index + 1;
    const isComment = raw.trimStart().startsWith('#');
    if (raw.endsWith('\\') && !isComment) {
      parts.push(raw.slice(0, -1));
      continue;
    }
    lines.push({ text: withoutComment([...parts, raw].join('')).trim(), line: start });
    parts = [];
  }
  if (parts.length > 0) lines.push({ text: withoutComment(parts.join('')).trim(), line: start });
  return lines.filter((line) => line.text !== '');
}

/** A comment begins at the start or behind white space: `#egg=name` of a URL is none. */
function withoutComment(line: string): string {
  for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
    if (at === 0 || /\s/.test(line[at - 1]!)) return line.slice(0, at);
  }
  return line;
}
