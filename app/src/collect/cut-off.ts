import type { CollectedBuilder } from './collected-builder.ts';

/**
 * A gap where a file that a tool writes line by line does not end in a line end: it may have been cut off, and its form would not show it.
 * @param text of a file whose tool ends every line
 */
export function missCutOff(builder: CollectedBuilder, text: string): void {
  if (text.endsWith('\n')) return;
  const place = { line: text.split('\n').length };
  builder.miss('cut-off', 'the file does not end in a line end: it may not be whole', place, { blocking: true });
}
