import type { KeyObject, X509Certificate } from 'node:crypto';
import { messageOf } from '../../domain/errors.ts';
import { parseJson } from '../../platform/json/index.ts';
import { isObject, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { signBytes } from './algorithms.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { judgeSignature, type Trust } from './judge-signature.ts';
import type { Judgement } from './judgement.ts';
import { chooseAlgorithm } from './sign-jsf.ts';

/** What RFC 8037 calls the algorithms that JSF and RFC 9864 call by their curves. */
const edwards = 'EdDSA';

/**
 * Signs the bytes of a file as they are, apart from it: a JWS without its payload.
 *
 * @throws WaybillError `usage` for a key that does not fit
 * @see RFC 7515, section 7.1 and appendix F
 */
export function signJws(
  bytes: Uint8Array,
  {
    key,
    algorithm,
    keyId,
    certificates,
  }: { key: KeyObject; algorithm: string | undefined; keyId: string | undefined; certificates: readonly X509Certificate[] },
): string {
  const name = chooseAlgorithm({ key, algorithm });
  const header = {
    alg: name.startsWith('Ed') ? edwards : name,
    ...(keyId === undefined ? {} : { kid: keyId }),
    ...(certificates.length === 0 ? {} : { x5c: certificates.map(({ raw }) => raw.toString('base64')) }),
  };
  const told = toBase64url(JSON.stringify(header));
  return `${told}..${toBase64url(signBytes(name, key, signingInput(told, bytes, true)))}`;
}

/** One signature of a JWS: its protected header, as it stands and as it reads, and its value. */
interface Part {
  readonly told: string;
  readonly value: string;
}

/**
 * Judges a JWS over the bytes of a file: in compact form or as JSON, without its payload or with the very same. Only what its protected header says counts.
 *
 * @returns a judgement for each signature; one that says what is wrong where it is no JWS
 */
export function verifyJws(bytes: Uint8Array, signature: Uint8Array, trust: Trust): readonly Judgement[] {
  const parts = partsOf(signature, bytes);
  if (typeof parts === 'string') return [unread(parts)];
  return parts.map((part) => judgePart(part, bytes, trust));
}

function judgePart({ told, value }: Part, bytes: Uint8Array, trust: Trust): Judgement {
  const header = headerOf(told);
  if (!header) return unread('its protected header cannot be read');
  const { alg, kid, x5c, jwk, b64 = true, crit } = header;
  const strange = criticalOf(crit).find((name) => name !== 'b64');
  if (strange !== undefined) return unread(`it demands “${strange.slice(0, 100)}”, which is not known`, header);
  if (typeof b64 !== 'boolean' || (b64 === false && !criticalOf(crit).includes('b64')))
    return unread('it says in a wrong way how its payload is written', header);
  const isEdwards = alg === edwards;
  // One name stands for two curves; the key tells which is meant.
  const algorithm = isEdwards ? (trust.keys.some(({ object }) => object.asymmetricKeyType === 'ed448') ? 'Ed448' : 'Ed25519') : alg;
  const claim = {
    algorithm,
    keyId: kid,
    publicKey: jwk,
    certificatePath: x5c,
    value: fromBase64url(value),
    signed: signingInput(told, bytes, b64),
  };
  return { ...judgeSignature(claim, trust), algorithm: typeof alg === 'string' ? alg : null };
}

/** @see RFC 7797 for a payload that is not in base64url */
function signingInput(told: string, bytes: Uint8Array, inBase64: boolean): Uint8Array {
  return inBase64 ? Buffer.from(`${told}.${toBase64url(bytes)}`) : Buffer.concat([Buffer.from(`${told}.`), bytes]);
}

function partsOf(signature: Uint8Array, bytes: Uint8Array): readonly Part[] | string {
  const text = new TextDecoder().decode(signature).trim();
  if (!text.startsWith('{')) {
    const [told, payload, value, ...more] = text.split('.');
    if (told === undefined || payload === undefined || value === undefined || more.length > 0) return 'this is no JWS';
    return isSame(payload, bytes) ? [{ told, value }] : 'its payload is not this file';
  }
  try {
    const whole = parseJson(signature);
    if (!isObject(whole)) return 'this is no JWS';
    if (whole.payload !== undefined && !isSame(whole.payload, bytes)) return 'its payload is not this file';
    const list = Array.isArray(whole.signatures) ? whole.signatures.filter(isObject) : [whole];
    if (list.length === 0) return 'it holds no signature';
    return list.map((part) => ({ told: wordOf(part.protected ?? ''), value: wordOf(part.signature ?? '') }));
  } catch (thrown) {
    return messageOf(thrown);
  }
}

function isSame(payload: unknown, bytes: Uint8Array): boolean {
  return payload === '' || payload === toBase64url(bytes);
}

function headerOf(told: string): JsonObject | undefined {
  const bytes = fromBase64url(told);
  try {
    const header = bytes && parseJson(bytes);
    return isObject(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

/** What the header says must be understood; a list in another form demands what nobody can know. */
function criticalOf(crit: unknown): readonly string[] {
  if (crit === undefined) return [];
  return Array.isArray(crit) && crit.length > 0 ? crit.map(String) : ['an empty or strange `crit`'];
}

function unread(reason: string, { alg, kid }: JsonObject = {}): Judgement {
  const algorithm = typeof alg === 'string' ? alg : null;
  const isOther = reason === 'its payload is not this file';
  return {
    verdict: isOther ? 'bad' : 'undetermined',
    reason,
    algorithm,
    keyId: typeof kid === 'string' ? kid : null,
    key: null,
    signer: null,
    checked: [],
    unchecked: [],
  };
}
