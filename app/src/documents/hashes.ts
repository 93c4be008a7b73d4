import { algorithmNamed, hashAlgorithms } from '../domain/hash.ts';
import type { Reading } from './reading.ts';

/** An algorithm as we name it, and how many digits its digests have. */
export interface DigestForm {
  readonly prefix: string;
  readonly digits: number;
}

/** `algorithm:hex` in lower case; a gap and undefined for an algorithm that is not known here, or a digest that cannot be one of it. */
export function readHash(reading: Reading, algorithm: unknown, digest: unknown, pointer: string): string | undefined {
  if (typeof algorithm !== 'string' || typeof digest !== 'string') {
    reading.gap('invalid-hash', pointer, 'a hash is an object with an algorithm and its digest as text');
    return undefined;
  }
  const form = reading.digestForm(algorithm);
  if (form === undefined) {
    reading.gap('unknown-hash-algorithm', pointer, `nothing is looked up by ${JSON.stringify(algorithm.slice(0, 40))}`);
    return undefined;
  }
  if (digest.length !== form.digits || !isHex(digest)) {
    reading.gap('invalid-hash', pointer, `a digest of ${algorithm} has ${form.digits} hexadecimal digits; this is none`);
    return undefined;
  }
  return form.prefix + digest.toLowerCase();
}

/** The form of an algorithm that a source names; undefined for one that is not known here. */
export function digestFormOf(algorithm: string): DigestForm | undefined {
  const known = algorithmNamed(algorithm);
  return known && { prefix: `${known}:`, digits: hashAlgorithms[known].digits };
}

/** As fast as a loop that has run often, and much faster than one that has not. */
const hex = /^[0-9a-fA-F]*$/;

/** Whether a text holds hexadecimal digits only. */
export function isHex(text: string): boolean {
  return hex.test(text);
}
