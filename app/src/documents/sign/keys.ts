import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type JsonWebKey,
  type KeyObject,
  X509Certificate,
} from 'node:crypto';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { parseJson } from '../../platform/json/index.ts';
import { isObject, wordOf } from '../fields.ts';
import { canonicalJson } from './canonical-json.ts';

/** A key that somebody gave. */
export interface Key {
  readonly object: KeyObject;
  /** Its name, where a JWK tells one. */
  readonly id: string | undefined;
  /** The one algorithm that it is for, where a JWK tells one. */
  readonly algorithm: string | undefined;
  /** `sha256:` and the thumbprint of its public part (RFC 7638) in hex; of a secret, nothing that tells of it. */
  readonly thumbprint: string;
}

const pemBlock = /-----BEGIN ([A-Z0-9 ]+)-----[A-Za-z0-9+/=\s:,-]+?-----END \1-----/g;

/**
 * Reads keys: PEM (private, public, certificates), a JWK or a set of them. A secret stands in a JWK only (`"kty": "oct"`), so that no other file is taken for one.
 *
 * @param passphrase for a private key that is encrypted
 * @throws WaybillError `malformed` for what holds no key, or one that cannot be read
 */
export function readKeys(bytes: Uint8Array, path: string, passphrase?: string): readonly Key[] {
  const text = new TextDecoder().decode(bytes);
  try {
    const keys = text.trimStart().startsWith('{') ? jsonKeys(bytes, path) : pemKeys(text, passphrase);
    if (keys.length > 0) return keys;
  } catch (cause) {
    if (cause instanceof WaybillError) throw cause;
    throw new WaybillError('malformed', `${path} holds a key that cannot be read: ${messageOf(cause)}`, { place: { path }, cause });
  }
  throw new WaybillError('malformed', `${path} holds no key: it takes PEM, a JWK or a set of JWKs.`, { place: { path } });
}

/** Certificates in PEM. @throws WaybillError `malformed` where there is none */
export function readCertificates(bytes: Uint8Array, path: string): readonly X509Certificate[] {
  const blocks = blocksOf(new TextDecoder().decode(bytes)).filter(({ label }) => label === 'CERTIFICATE');
  if (blocks.length === 0) throw new WaybillError('malformed', `${path} holds no certificate in PEM.`, { place: { path } });
  try {
    return blocks.map(({ pem }) => new X509Certificate(pem));
  } catch (cause) {
    throw new WaybillError('malformed', `${path} holds a certificate that cannot be read: ${messageOf(cause)}`, { place: { path }, cause });
  }
}

/** The public key that a JWK describes, and no more of it. @throws where it is none */
export function publicKeyOf(jwk: unknown): KeyObject {
  if (!isObject(jwk) || jwk.kty === 'oct') throw new WaybillError('malformed', 'it is no public key');
  const fields = ['kty', 'crv', 'x', 'y', 'n', 'e'].flatMap((field) => (Object.hasOwn(jwk, field) ? [[field, jwk[field]] as const] : []));
  return createPublicKey({ key: Object.fromEntries(fields) as JsonWebKey, format: 'jwk' });
}

/** The public part of a key as a JWK with the fields that it needs; undefined for a secret. */
export function publicJwk(key: KeyObject): JsonWebKey | undefined {
  if (key.type === 'secret') return undefined;
  return (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
}

/** @see RFC 7638 */
export function thumbprintOf(key: KeyObject): string {
  const jwk = publicJwk(key);
  return jwk === undefined ? 'a secret' : `sha256:${createHash('sha256').update(canonicalJson(jwk)).digest('hex')}`;
}

function pemKeys(text: string, passphrase: string | undefined): readonly Key[] {
  return blocksOf(text).flatMap(({ label, pem }) => {
    if (label.endsWith('PRIVATE KEY')) return keyOf(createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) }));
    if (label.endsWith('PUBLIC KEY')) return keyOf(createPublicKey(pem));
    return label === 'CERTIFICATE' ? keyOf(new X509Certificate(pem).publicKey) : [];
  });
}

function blocksOf(text: string): { readonly label: string; readonly pem: string }[] {
  return [...text.matchAll(pemBlock)].map(([pem, label]) => ({ label: label!, pem }));
}

function jsonKeys(bytes: Uint8Array, path: string): readonly Key[] {
  const value = parseJson(bytes, { path });
  const list = isObject(value) && Array.isArray(value.keys) ? value.keys : [value];
  return list.filter(isObject).map((jwk) => {
    const object =
      jwk.kty === 'oct' ? secretOf(jwk.k) : 'd' in jwk ? createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' }) : publicKeyOf(jwk);
    return keyOf(object, textOf(jwk.kid), textOf(jwk.alg));
  });
}

function secretOf(k: unknown): KeyObject {
  return createSecretKey(Buffer.from(wordOf(k), 'base64url'));
}

function keyOf(object: KeyObject, id?: string, algorithm?: string): Key {
  return { object, id, algorithm, thumbprint: thumbprintOf(object) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
