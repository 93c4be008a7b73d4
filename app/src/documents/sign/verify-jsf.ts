import { messageOf } from '../../domain/errors.ts';
import type { JsonObject } from '../reading.ts';
import { fromBase64url } from './base64url.ts';
import { canonicalJson } from './canonical-json.ts';
import { excludesOf, findSigned, type JsfSignature, signaturesOf, strangeField } from './jsf-signatures.ts';
import { judgeSignature, type Trust } from './judge-signature.ts';
import { type Judgement, type SignatureVerdict, worstVerdict } from './judgement.ts';

export interface JsfWishes extends Trust {
  /** Properties that a signature may leave out. */
  readonly acceptExcluded: readonly string[];
}

/** What was found of a document's signatures. */
export interface Judged {
  readonly verdict: SignatureVerdict;
  readonly reason: string | null;
  readonly signatures: readonly (Judgement & { readonly pointer: string | null })[];
}

/** Judges all signatures of JSF in a document. It is verified where one is over the whole of it and none fails or stays open. */
export function verifyJsf(document: JsonObject, wishes: JsfWishes): Judged {
  const signatures: (Judgement & { readonly pointer: string })[] = [];
  let signsAll = false;
  for (const signed of findSigned(document)) {
    signsAll ||= signed.object === document;
    const all = signaturesOf(signed);
    if (all.length === 0) signatures.push({ ...unread('the signature holds no signers'), pointer: signed.pointer });
    const judged = all.map((one) => ({ ...judgeJsf(one, wishes), pointer: one.pointer }));
    // Where one of several holds, nothing was changed: that another is by a key that was not given is no fault of the document.
    const isWhole = judged.length > 1 && judged.some(({ verdict }) => verdict === 'verified');
    signatures.push(
      ...judged.map((one) => (isWhole && one.verdict === 'bad' && !hasFailed(one) ? { ...one, verdict: 'undetermined' as const } : one)),
    );
  }
  if (signatures.length === 0) return { verdict: 'undetermined', reason: 'it is not signed', signatures };
  const worst = worstVerdict(signatures.map(({ verdict }) => verdict));
  if (signsAll || worst === 'bad') return { verdict: worst, reason: null, signatures };
  return { verdict: 'undetermined', reason: 'only parts of it are signed', signatures };
}

/** It holds by no key at all, or by none that it could be by: as far as anybody can tell, it was tampered with. */
function hasFailed({ key, checked }: Judgement): boolean {
  return key !== null && checked.length === 0;
}

function judgeJsf(signature: JsfSignature, wishes: JsfWishes): Judgement {
  const { core } = signature;
  const strange = strangeField(signature);
  if (strange !== undefined) return unread(`it has the field “${strange.slice(0, 100)}”, which is not known`, core);
  const excludes = excludesOf(signature);
  if (!excludes) return unread('what it leaves out is told in a way that is not understood', core);
  if (core.publicKey !== undefined && core.certificatePath !== undefined)
    return unread('it brings a key and certificates, of which only one may stand', core);
  const missing = excludes.filter((name) => !Object.hasOwn(signature.signed, name));
  if (missing.length > 0) return unread(`it leaves out “${missing[0]}”, which is not there`, core);
  try {
    const signed = new TextEncoder().encode(canonicalJson(without(signature.signed, excludes)));
    const { algorithm, keyId, publicKey, certificatePath, value } = core;
    const judged = judgeSignature({ algorithm, keyId, publicKey, certificatePath, value: fromBase64url(value), signed }, wishes);
    return withExcludes(judged, excludes, wishes.acceptExcluded);
  } catch (thrown) {
    return { ...unread(messageOf(thrown), core), verdict: 'bad' };
  }
}

/** What is left out is not signed; only whoever asks can say that this is right. */
function withExcludes(judged: Judgement, excludes: readonly string[], accepted: readonly string[]): Judgement {
  if (excludes.length === 0) return judged;
  const unchecked = [...judged.unchecked, `what it leaves out: ${excludes.join(', ')}`];
  const refused = excludes.filter((name) => !accepted.includes(name));
  if (refused.length === 0 || judged.verdict !== 'verified') return { ...judged, unchecked };
  const reason = `it leaves out ${refused.join(', ')}, which --accept-excluded did not name`;
  return { ...judged, unchecked, verdict: 'undetermined', reason };
}

/** Without what is left out, and without the list of it. */
function without(signed: JsonObject, excludes: readonly string[]): JsonObject {
  if (excludes.length === 0) return signed;
  const { excludes: _, ...signature } = signed.signature as JsonObject;
  return { ...Object.fromEntries(Object.entries(signed).filter(([key]) => !excludes.includes(key))), signature };
}

function unread(reason: string, { algorithm, keyId }: JsonObject = {}): Judgement {
  return {
    verdict: 'undetermined',
    reason,
    algorithm: typeof algorithm === 'string' ? algorithm : null,
    keyId: typeof keyId === 'string' ? keyId : null,
    key: null,
    signer: null,
    checked: [],
    unchecked: [],
  };
}
