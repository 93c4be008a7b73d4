import type { Gap } from '../../domain/gap.ts';
import { compareTexts } from './named-components.ts';

/** What could not be read or decided, a line each, sorted and each once. */
export function gapLines(gaps: readonly Gap[]): readonly string[] {
  return [...new Set(gaps.map(gapLine))].sort(compareTexts);
}

function gapLine({ kind, message, path, line, pointer }: Gap): string {
  const at = line === undefined ? pointer : line;
  const place = path === undefined ? '' : `${path}${at === undefined ? '' : `:${at}`}: `;
  return `${kind}: ${place}${message}`;
}
