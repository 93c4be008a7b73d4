import { algorithmNamed, hashAlgorithms } from '../../../domain/hash.ts';
import { isHex } from '../../hashes.ts';
import type { Rule } from '../rule.ts';
import { shown } from './identity.ts';

/** Algorithms that no component is looked up by, but whose digests have a length all the same. */
const otherDigits: Readonly<Record<string, number>> = {
  ADLER32: 8,
  MD2: 32,
  MD4: 32,
  SHA224: 56,
  'Streebog-256': 64,
  'Streebog-512': 128,
};

export const hashLength: Rule = {
  id: 'hash/length',
  severity: 'error',
  demands:
    'A digest has as many hexadecimal digits as its algorithm gives. The fingerprint of a key or certificate may be shortened: a warning.',
  formats: ['cyclonedx', 'spdx', 'spdx3'],
  start(context) {
    const lengths = new Map<string, number | undefined>();
    const check = (algorithm: unknown, digest: unknown) => {
      if (typeof algorithm !== 'string' || typeof digest !== 'string') return;
      if (!lengths.has(algorithm)) lengths.set(algorithm, digitsOf(algorithm));
      const digits = lengths.get(algorithm);
      if (digits === undefined || (digest.length === digits && isHex(digest))) return;
      const isFingerprint = context.pointer().endsWith('/fingerprint/content');
      context.report(
        `${shown(digest)} is no ${algorithm} digest, which has ${digits} hexadecimal digits`,
        isFingerprint ? { severity: 'warning' } : {},
      );
    };
    return {
      keys: {
        content: (value, { alg }) => check(alg, value),
        checksumValue: (value, { algorithm }) => check(algorithm, value),
        hashValue: (value, { algorithm }) =>
          check(typeof algorithm === 'string' ? algorithm.replace(/^blake2b(\d)/, 'blake2b-$1').replace('_', '-') : algorithm, value),
        packageVerificationCodeValue: (value) => check('SHA1', value),
      },
    };
  },
};

function digitsOf(algorithm: string): number | undefined {
  const known = algorithmNamed(algorithm);
  return known ? hashAlgorithms[known].digits : otherDigits[algorithm];
}
