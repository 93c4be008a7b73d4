import { limits } from '../../platform/limits.ts';
import { linesOf } from '../lines.ts';

/** The fields of a Python distribution's metadata. Names are compared without case. */
export interface Metadata {
  get(field: string): string | undefined;
  all(field: string): readonly string[];
  /** Whether the text ends within its fields' last line, so that a part of it is missing. */
  readonly truncated: boolean;
}

/**
 * Reads core metadata: mail headers, with the description behind an empty line. A field's continuation lines are joined with line feeds.
 *
 * @param text content of `METADATA` or `PKG-INFO`
 * @see https://packaging.python.org/en/latest/specifications/core-metadata/
 */
export function parseMetadata(text: string): Metadata {
  const fields = new Map<string, string[]>();
  let last: string[] | undefined;
  let ended = false;
  for (const { text: line } of linesOf(text)) {
    ended = line.trim() === '';
    if (ended) break;
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line)) {
      if (last) last[last.length - 1] = `${last.at(-1)}\n${line.trim()}`.slice(0, limits.fieldLength);
    } else if (colon > 0) {
      const name = line.slice(0, colon).toLowerCase();
      last = fields.get(name) ?? [];
      last.push(line.slice(colon + 1, colon + 1 + limits.fieldLength).trim());
      fields.set(name, last);
    }
  }
  const all = (field: string) => fields.get(field.toLowerCase()) ?? [];
  return { all, get: (field) => all(field)[0], truncated: !ended && !text.endsWith('\n') };
}
