import type { KeyObject, X509Certificate } from 'node:crypto';
import { messageOf } from '../../domain/errors.ts';
import { type AlgorithmName, isAlgorithm, verifyBytes, whyUnfit } from './algorithms.ts';
import { judgePath, nameOf, readPath } from './certificate-path.ts';
import type { Judgement } from './judgement.ts';
import { type Key, publicKeyOf, thumbprintOf } from './keys.ts';

/** Whom somebody trusts. */
export interface Trust {
  readonly keys: readonly Key[];
  /** Authorities whose certificates are believed. */
  readonly anchors: readonly X509Certificate[];
  /** The moment for which certificates are judged, in milliseconds since the epoch. */
  readonly at: number;
}

/** A signature as a document or a header tells it. Everything in it is the word of whoever wrote it. */
export interface Claim {
  readonly algorithm: unknown;
  readonly keyId?: unknown;
  readonly publicKey?: unknown;
  readonly certificatePath?: unknown;
  /** Undefined where it is not written as it must be. */
  readonly value: Uint8Array | undefined;
  /** The bytes that it is over. */
  readonly signed: Uint8Array;
}

type Found = Pick<Judgement, 'verdict' | 'reason'> & Partial<Judgement>;

/**
 * Judges one signature. That it holds by a key which it brings itself says that nothing was changed since, but not by whom: only a key or an authority that somebody trusts
 * makes it verified.
 */
export function judgeSignature(claim: Claim, trust: Trust): Judgement {
  const found = judge(claim, trust);
  return {
    algorithm: typeof claim.algorithm === 'string' ? claim.algorithm : null,
    keyId: typeof claim.keyId === 'string' ? claim.keyId : null,
    key: null,
    signer: null,
    checked: [],
    unchecked: [],
    ...found,
  };
}

function judge(claim: Claim, trust: Trust): Found {
  const { algorithm, value, publicKey, certificatePath } = claim;
  if (!isAlgorithm(algorithm))
    return { verdict: 'undetermined', reason: `the algorithm ${JSON.stringify(algorithm)?.slice(0, 100)} is not known` };
  if (!value) return { verdict: 'bad', reason: 'its value is no base64url' };
  if (certificatePath !== undefined) return judgeCertified(algorithm, claim, trust);
  if (publicKey !== undefined) return judgeSelfKeyed(algorithm, claim, trust);
  return judgeByKeys(algorithm, claim, trust);
}

/** It brings its key: that must be one of those that are trusted. */
function judgeSelfKeyed(algorithm: AlgorithmName, claim: Claim, { keys }: Trust): Found {
  const key = attempt(() => publicKeyOf(claim.publicKey));
  if (typeof key === 'string') return { verdict: 'undetermined', reason: `its public key cannot be read: ${key}` };
  const thumbprint = thumbprintOf(key);
  const fault = faultOf(algorithm, key, claim);
  if (fault !== undefined) return { verdict: 'bad', reason: fault, key: thumbprint };
  const told = { key: thumbprint, checked: ['the signature holds by the key that it brings'] };
  if (keys.length === 0)
    return {
      ...told,
      verdict: 'undetermined',
      reason: 'nobody said whether that key is trusted: --key FILE',
      unchecked: ['whose key it is'],
    };
  const isTrusted = keys.some((each) => each.thumbprint === thumbprint && isMeantFor(each, algorithm));
  if (!isTrusted) return { ...told, verdict: 'bad', reason: 'it is by another key than those that are trusted' };
  return { ...told, verdict: 'verified', reason: null, checked: [...told.checked, 'the key is one that was given'] };
}

function judgeCertified(algorithm: AlgorithmName, claim: Claim, trust: Trust): Found {
  const path = readPath(claim.certificatePath);
  if (!path) return { verdict: 'undetermined', reason: 'its certificates cannot be read' };
  const [leaf] = path;
  const thumbprint = thumbprintOf(leaf!.publicKey);
  const fault = faultOf(algorithm, leaf!.publicKey, claim);
  const told = { key: thumbprint, signer: nameOf(leaf!) };
  if (fault !== undefined) return { ...told, verdict: 'bad', reason: fault };
  const checked = ['the signature holds by the certificate that it brings'];
  if (trust.keys.some((each) => each.thumbprint === thumbprint && isMeantFor(each, algorithm))) {
    return {
      ...told,
      verdict: 'verified',
      reason: null,
      checked: [...checked, 'its key is one that was given'],
      unchecked: ['its certificates'],
    };
  }
  if (trust.anchors.length === 0 && trust.keys.length > 0)
    return { ...told, checked, verdict: 'bad', reason: 'it is by another key than those that are trusted' };
  const judged = judgePath(path, trust.anchors, trust.at);
  if (!judged.trusted) return { ...told, checked, verdict: judged.verdict, reason: judged.reason };
  return {
    ...told,
    verdict: 'verified',
    reason: null,
    checked: [...checked, 'its certificates lead to an authority that was given, and are valid at the moment'],
    unchecked: ['whether a certificate was revoked, or is meant for signing documents'],
  };
}

/** It tells no key, at most its name: one of the trusted must fit. */
function judgeByKeys(algorithm: AlgorithmName, claim: Claim, { keys }: Trust): Found {
  if (keys.length === 0) return { verdict: 'undetermined', reason: 'it brings no key, and none was given: --key FILE' };
  const named = keys.filter(({ id }) => id === undefined || typeof claim.keyId !== 'string' || id === claim.keyId);
  if (named.length === 0) return { verdict: 'undetermined', reason: `no key that was given is called ${JSON.stringify(claim.keyId)}` };
  const faults = named.map((key) =>
    isMeantFor(key, algorithm) ? faultOf(algorithm, key.object, claim) : `a key is for ${key.algorithm} only`,
  );
  const at = faults.indexOf(undefined);
  if (at < 0)
    return { verdict: 'bad', reason: faults.length === 1 ? faults[0]! : `it holds by none of the ${faults.length} keys that were given` };
  return { verdict: 'verified', reason: null, key: named[at]!.thumbprint, checked: ['the signature holds by a key that was given'] };
}

/** Why a signature does not hold by a key; undefined where it does. */
function faultOf(algorithm: AlgorithmName, key: KeyObject, { signed, value }: Claim): string | undefined {
  const unfit = whyUnfit(algorithm, key);
  if (unfit !== undefined) return unfit;
  const holds = attempt(() => verifyBytes(algorithm, key, signed, value!));
  return holds === true ? undefined : 'it does not hold: the document was changed, or it was made with another key';
}

function isMeantFor({ algorithm }: Key, name: AlgorithmName): boolean {
  return algorithm === undefined || algorithm === name || (algorithm === 'EdDSA' && name.startsWith('Ed'));
}

function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (thrown) {
    return messageOf(thrown);
  }
}
