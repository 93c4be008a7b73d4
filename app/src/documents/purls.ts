import type { Reading } from './reading.ts';

const shape = /^\s{0,8}pkg:\/{0,8}[a-z][a-z0-9.+-]{0,63}\/+(?:@[^/\s?#@]+\/)?[^\s?#@/]/i;

/**
 * A purl as the source spells it; a gap and undefined for text that cannot be one. Only its shape is looked at: the ledger, which makes it
 * canonical, reads every purl whole, and doing that twice would cost as much as everything else here.
 *
 * @see https://github.com/package-url/purl-spec
 */
export function readPurl(reading: Reading, purl: string | undefined, pointer: string, subject: string | undefined): string | undefined {
  if (purl === undefined || isPurlLike(purl)) return purl;
  reading.gap('invalid-purl', pointer, `${JSON.stringify(purl.slice(0, 200))} is no purl`, subject);
  return undefined;
}

/** Whether a text has the shape of a purl. */
export function isPurlLike(text: string): boolean {
  return shape.test(text);
}
