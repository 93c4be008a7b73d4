import { parsePurl } from '../domain/purl/index.ts';
import type { Reading } from './reading.ts';

/** A purl as the source spells it; a gap and undefined for text that is none. */
export function readPurl(reading: Reading, purl: string | undefined, pointer: string, subject: string | undefined): string | undefined {
  if (purl === undefined || parsePurl(purl) !== undefined) return purl;
  reading.gap('invalid-purl', pointer, `${JSON.stringify(purl.slice(0, 200))} is no purl`, subject);
  return undefined;
}
