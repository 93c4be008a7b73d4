import { constants, createHmac, type KeyObject, sign, timingSafeEqual, verify } from 'node:crypto';

type Hash = 'sha256' | 'sha384' | 'sha512';

interface Algorithm {
  /** The kinds of key that it takes; a key of any other kind is never tried. */
  readonly keyType: 'rsa' | 'ec' | 'ed25519' | 'ed448' | 'secret';
  readonly hash?: Hash;
  /** Of elliptic keys, as OpenSSL calls it. */
  readonly curve?: string;
  readonly pss?: true;
}

const table = {
  RS256: { keyType: 'rsa', hash: 'sha256' },
  RS384: { keyType: 'rsa', hash: 'sha384' },
  RS512: { keyType: 'rsa', hash: 'sha512' },
  PS256: { keyType: 'rsa', hash: 'sha256', pss: true },
  PS384: { keyType: 'rsa', hash: 'sha384', pss: true },
  PS512: { keyType: 'rsa', hash: 'sha512', pss: true },
  ES256: { keyType: 'ec', hash: 'sha256', curve: 'prime256v1' },
  ES384: { keyType: 'ec', hash: 'sha384', curve: 'secp384r1' },
  ES512: { keyType: 'ec', hash: 'sha512', curve: 'secp521r1' },
  Ed25519: { keyType: 'ed25519' },
  Ed448: { keyType: 'ed448' },
  HS256: { keyType: 'secret', hash: 'sha256' },
  HS384: { keyType: 'secret', hash: 'sha384' },
  HS512: { keyType: 'secret', hash: 'sha512' },
} as const satisfies Record<string, Algorithm>;

/** The algorithms of RFC 7518 and RFC 8037 by the names that JSF gives them. */
export type AlgorithmName = keyof typeof table;

export const algorithmNames = Object.keys(table) as readonly AlgorithmName[];

/** Keys of RSA below this length can be broken with money. Bits. */
const leastRsaBits = 2048;

export function isAlgorithm(name: unknown): name is AlgorithmName {
  return typeof name === 'string' && Object.hasOwn(table, name);
}

/** The algorithm for a key where nobody wishes another. */
export function algorithmFor(key: KeyObject): AlgorithmName | undefined {
  return (['PS256', 'ES256', 'ES384', 'ES512', 'Ed25519', 'Ed448', 'HS256'] as const).find((name) => whyUnfit(name, key) === undefined);
}

/**
 * Why a key cannot be used with an algorithm; undefined where it can. What a document says of its algorithm is the word of whoever wrote it: a public key is never
 * taken for a secret, nor one curve for another.
 */
export function whyUnfit(name: AlgorithmName, key: KeyObject): string | undefined {
  const { keyType, curve, hash }: Algorithm = table[name];
  if (keyType === 'secret') {
    if (key.type !== 'secret') return `${name} takes a secret, not a key of ${key.asymmetricKeyType}`;
    const least = Number(hash!.slice(3)) / 8;
    return key.symmetricKeySize! < least ? `${name} takes a secret of at least ${least} bytes` : undefined;
  }
  if (key.type === 'secret') return `${name} takes no secret`;
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type !== keyType) return `${name} takes no key of ${type}`;
  if (keyType === 'rsa' && details!.modulusLength! < leastRsaBits) return `the key of RSA has fewer than ${leastRsaBits} bits`;
  return keyType === 'ec' && details?.namedCurve !== curve ? `${name} takes no key on ${details?.namedCurve}` : undefined;
}

/** Signs bytes. The key fits the algorithm. */
export function signBytes(name: AlgorithmName, key: KeyObject, bytes: Uint8Array): Uint8Array {
  const { keyType, hash }: Algorithm = table[name];
  return keyType === 'secret' ? createHmac(hash!, key).update(bytes).digest() : sign(hash ?? null, bytes, withForm(name, key));
}

/** Whether a signature of bytes holds. The key fits the algorithm. */
export function verifyBytes(name: AlgorithmName, key: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean {
  const { keyType, hash }: Algorithm = table[name];
  if (keyType !== 'secret') return verify(hash ?? null, bytes, withForm(name, key), signature);
  const own = createHmac(hash!, key).update(bytes).digest();
  return own.length === signature.length && timingSafeEqual(own, signature);
}

/** Elliptic signatures are two numbers side by side, and PSS has a salt as long as its hash. @see RFC 7518, sections 3.4 and 3.5 */
function withForm(name: AlgorithmName, key: KeyObject) {
  const { pss, curve }: Algorithm = table[name];
  if (pss) return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return curve === undefined ? { key } : { key, dsaEncoding: 'ieee-p1363' as const };
}
