export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset, both from 1; columns count UTF-16 code units. A line ends at LF, CR or CR LF. */
export function positionAt(text: string, offset: number): TextPosition {
  return positionsAt(text, [offset]).get(offset)!;
}

/** Lines and columns of many offsets, in one pass over the text. */
export function positionsAt(text: string, offsets: Iterable<number>): ReadonlyMap<number, TextPosition> {
  const positions = new Map<number, TextPosition>();
  const hasReturns = text.includes('\r');
  let line = 1;
  let lineStart = 0;
  for (const offset of [...offsets].sort((a, b) => a - b)) {
    const end = Math.min(offset, text.length);
    for (let next = endOfLine(text, lineStart, hasReturns); next < end; next = endOfLine(text, lineStart, hasReturns)) {
      line++;
      lineStart = next + 1;
    }
    positions.set(offset, { line, column: end - lineStart + 1 });
  }
  return positions;
}

/** Where the last character of the line's end stands; behind everything in the last line. */
function endOfLine(text: string, lineStart: number, hasReturns: boolean): number {
  if (hasReturns) {
    for (let at = lineStart; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) return at;
    }
    return text.length;
  }
  const feed = text.indexOf('\n', lineStart);
  return feed === -1 ? text.length : feed;
}
