import { Buffer } from 'node:buffer';
import type { Place } from '../domain/errors.ts';
import type { CollectedBuilder } from './collected-builder.ts';

/** Length of a digest in bytes, by algorithm as the lockfiles spell it. */
const digestBytes: ReadonlyMap<string, number> = new Map([
  ['md5', 16],
  ['sha1', 20],
  ['sha224', 28],
  ['sha256', 32],
  ['sha384', 48],
  ['sha512', 64],
]);

/**
 * Reads Subresource Integrity metadata, as npm, yarn and pnpm keep it.
 *
 * @param text one or more `algorithm-base64` words, each perhaps with `?options`
 * @returns `algorithm:hex` of every word that is a whole digest; a word that is none is left out
 * @see https://www.w3.org/TR/SRI/#integrity-metadata
 */
export function hashesOfIntegrity(text: string): string[] {
  return text.split(/\s+/).flatMap((word) => {
    const dash = word.indexOf('-');
    return dash < 1 ? [] : (hashOfBase64(word.slice(0, dash), word.slice(dash + 1).split('?', 1)[0]!) ?? []);
  });
}

/** The hashes of an entry's integrity field; one that is there and says nothing is a gap. */
export function readIntegrity(builder: CollectedBuilder, integrity: string | undefined, subject: string, place: Place): string[] {
  const hashes = integrity ? hashesOfIntegrity(integrity) : [];
  if (integrity && hashes.length === 0) {
    builder.miss('malformed-hash', `the integrity of "${subject}" is no digest`, place, { subject, blocking: false });
  }
  return hashes;
}

/** `algorithm:hex` of a digest in base64; undefined where it has not the length of that algorithm, or the algorithm is unknown. */
export function hashOfBase64(algorithm: string, base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const name = algorithm.toLowerCase();
  return bytes.length === digestBytes.get(name) && isBase64(base64) ? `${name}:${bytes.toString('hex')}` : undefined;
}

/** `algorithm:hex` of a digest in hexadecimal; undefined where it has not the length of that algorithm, or the algorithm is unknown. */
export function hashOfHex(algorithm: string, hex: string): string | undefined {
  const name = algorithm.toLowerCase();
  const bytes = digestBytes.get(name);
  return bytes !== undefined && hex.length === bytes * 2 && /^[0-9a-f]+$/i.test(hex) ? `${name}:${hex.toLowerCase()}` : undefined;
}

/** The digest in `algorithm:hex`, as Python's lockfiles write it; undefined for anything else. */
export function hashOfPair(text: string): string | undefined {
  const colon = text.search(/[:=]/);
  return colon < 1 ? undefined : hashOfHex(text.slice(0, colon), text.slice(colon + 1));
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}
