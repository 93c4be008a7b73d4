import type { KeyObject, X509Certificate } from 'node:crypto';
import { WaybillError } from '../../domain/errors.ts';
import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { type AlgorithmName, algorithmFor, isAlgorithm, signBytes, whyUnfit } from './algorithms.ts';
import { toBase64url } from './base64url.ts';
import { canonicalJson } from './canonical-json.ts';
import { signaturesOf } from './jsf-signatures.ts';
import { publicJwk, thumbprintOf } from './keys.ts';

export interface SignWishes {
  /** A private key or a secret. */
  readonly key: KeyObject;
  /** Undefined for the usual one of such a key. */
  readonly algorithm: string | undefined;
  readonly keyId: string | undefined;
  /** The signer's certificates, its own first; they stand in place of the public key. */
  readonly certificates: readonly X509Certificate[];
  /** Whether the public key stands in the signature. */
  readonly embedKey: boolean;
  /** The one signature, one of several signers, or the next of a chain. */
  readonly as: 'only' | 'signers' | 'chain';
}

/**
 * Signs a document of CycloneDX as JSF does it: the signature stands in it.
 *
 * @returns the document with its signature; the one that was given stays as it was
 * @throws WaybillError `usage` for a key that does not fit or a document that is signed in another way, `malformed` for what cannot be signed
 * @see https://cyberphone.github.io/doc/security/jsf.html
 */
export function signJsf(document: JsonObject, wishes: SignWishes): JsonObject {
  const algorithm = chooseAlgorithm(wishes);
  const core = { algorithm, ...keyFields(wishes) };
  const signature = placed(document.signature, core, wishes.as);
  const made = signaturesOf({ object: document, signature, pointer: '' }).at(-1)!;
  const bytes = new TextEncoder().encode(canonicalJson(made.signed));
  const value = toBase64url(signBytes(algorithm, wishes.key, bytes));
  return { ...document, signature: placed(document.signature, { ...core, value }, wishes.as) };
}

/** The algorithm that was wished for or is usual for the key. @throws WaybillError `usage` */
export function chooseAlgorithm({ key, algorithm }: Pick<SignWishes, 'key' | 'algorithm'>): AlgorithmName {
  const name = algorithm ?? algorithmFor(key);
  if (!isAlgorithm(name)) throw new WaybillError('usage', `There is no algorithm ${name === undefined ? 'for this key' : `“${name}”`}.`);
  if (key.type === 'public') throw new WaybillError('usage', 'A public key cannot sign: name the private one.');
  const unfit = whyUnfit(name, key);
  if (unfit !== undefined) throw new WaybillError('usage', `The key cannot sign: ${unfit}.`);
  return name;
}

function keyFields({ key, keyId, certificates, embedKey }: SignWishes): JsonObject {
  const [leaf] = certificates;
  if (leaf && thumbprintOf(leaf.publicKey) !== thumbprintOf(key)) {
    throw new WaybillError('usage', 'The first certificate is not that of the key.');
  }
  const named = keyId === undefined ? {} : { keyId };
  if (leaf) return { ...named, certificatePath: certificates.map(({ raw }) => toBase64url(raw)) };
  const publicKey = embedKey ? publicJwk(key) : undefined;
  return { ...named, ...(publicKey === undefined ? {} : { publicKey }) };
}

/** The signature with one more in its place. */
function placed(before: unknown, core: JsonObject, as: SignWishes['as']): JsonObject {
  if (before === undefined) return as === 'only' ? core : { [as]: [core] };
  const list = isObject(before) && as !== 'only' ? before[as] : undefined;
  if (isObject(before) && as !== 'only' && Array.isArray(list)) return { ...before, [as]: [...list, core] };
  throw new WaybillError(
    'usage',
    'The document is signed already. Another signature is added to `signers` or `chain` by --as, where its first one stands there too; --replace takes the old ones out.',
  );
}
