import { isNode, LineCounter, parseDocument } from 'yaml';

/**
 * The line, from 1, of a value in a JSON or YAML text, or of the nearest that holds it where the value itself is missing. The text is parsed for
 * this only once something is wrong.
 */
export function lineOfPath(source: string, path: readonly PropertyKey[]): number {
  const lines = new LineCounter();
  try {
    const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, schema: 'failsafe' });
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
  } catch {
    // What cannot be parsed twice has its first line.
  }
  return 1;
}
