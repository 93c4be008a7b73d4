/** A line without its end, counted from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The lines of a text, one at a time: a large text is not held twice. A line end at the text's end begins no further line. */
export function* linesOf(text: string): Iterable<Line> {
  let start = 0;
  for (let number = 1; start < text.length; number += 1) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    yield { number, text: text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end) };
    start = end + 1;
  }
}

/** Whether a file of lines stops within one: what writes such files ends each, so that the rest of it is missing. */
export function endsWithinLine(text: string): boolean {
  return text !== '' && !text.endsWith('\n');
}
