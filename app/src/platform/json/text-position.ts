export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset, both from 1; columns count UTF-16 code units. A line ends at LF, CR or CR LF. */
export function positionAt(text: string, offset: number): TextPosition {
  let line = 1;
  let lineStart = 0;
  const end = Math.min(offset, text.length);
  for (let index = 0; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code !== 10 && (code !== 13 || text.charCodeAt(index + 1) === 10)) continue;
    line++;
    lineStart = index + 1;
  }
  return { line, column: end - lineStart + 1 };
}
