/** Digest algorithms by their name here, with the number of hex digits; codes are part of the ledger's layout and never reused. */
export const hashAlgorithms = {
  md5: { code: 1, digits: 32 },
  sha1: { code: 2, digits: 40 },
  sha256: { code: 3, digits: 64 },
  sha384: { code: 4, digits: 96 },
  sha512: { code: 5, digits: 128 },
  'sha3-256': { code: 6, digits: 64 },
  'sha3-384': { code: 7, digits: 96 },
  'sha3-512': { code: 8, digits: 128 },
  'blake2b-256': { code: 9, digits: 64 },
  'blake2b-384': { code: 10, digits: 96 },
  'blake2b-512': { code: 11, digits: 128 },
  blake3: { code: 12, digits: 64 },
} as const;

export type HashAlgorithm = keyof typeof hashAlgorithms;

/** The length alone names these, when a hash is given without its algorithm. */
const byDigits: Readonly<Record<number, HashAlgorithm>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 96: 'sha384', 128: 'sha512' };

/** `algorithm:hex` in lower case from `SHA-256:AB…`, `sha256:ab…` or bare hex digits; undefined for anything that is no hash. */
export function normaliseHash(text: string): string | undefined {
  const colon = text.indexOf(':');
  const digits = text.slice(colon + 1).toLowerCase();
  if (!/^[0-9a-f]{32,128}$/.test(digits)) return undefined;
  const algorithm = colon < 0 ? byDigits[digits.length] : algorithmNamed(text.slice(0, colon));
  return algorithm && hashAlgorithms[algorithm].digits === digits.length ? `${algorithm}:${digits}` : undefined;
}

/** The algorithm that a source calls `SHA-256`, `SHA256`, `sha3-512` or `BLAKE2b-256`; undefined for one that is not known here. */
export function algorithmNamed(name: string): HashAlgorithm | undefined {
  const lower = name.toLowerCase().replace(/^(md|sha)-(\d)/, '$1$2');
  return Object.hasOwn(hashAlgorithms, lower) ? (lower as HashAlgorithm) : undefined;
}
