import { createHash } from 'node:crypto';
import { bundleFromJSON } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import seeds from '@sigstore/tuf/seeds.json' with { type: 'json' };
import { PolicyError, toSignedEntity, toTrustMaterial, VerificationError, Verifier } from '@sigstore/verify';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { wildcard } from '../../domain/wildcard.ts';
import { parseJson } from '../../platform/json/index.ts';
import { isObject } from '../fields.ts';
import type { Judgement } from './judgement.ts';
import { type Key, thumbprintOf } from './keys.ts';

export interface SigstoreWishes {
  /** A trusted root as Sigstore's deployments publish it; undefined for that of the public one, as the build brought it. */
  readonly trustedRoot: Uint8Array | undefined;
  /** Keys for bundles that are signed by a key rather than by a certificate. */
  readonly keys: readonly Key[];
  /** Who must have signed: an address or a URI, `*` for any characters. */
  readonly identity: string | undefined;
  /** Who must have vouched for the identity: the address of an issuer. */
  readonly issuer: string | undefined;
}

/** The repository of the public deployment, as `@sigstore/tuf` brings its root. */
const publicRepository = 'https://tuf-repo-cdn.sigstore.dev';

/**
 * Judges a Sigstore bundle over the bytes of a file, without any network: the signature, the certificate up to a trusted authority, the entry in the transparency log and its
 * time, as far as the trusted root names logs. That somebody signed says nothing until it is said who should have.
 *
 * @throws WaybillError `malformed` for a trusted root that cannot be read
 */
export function verifySigstore(bytes: Uint8Array, bundle: Uint8Array, wishes: SigstoreWishes): Judgement {
  const root = readRoot(wishes.trustedRoot);
  try {
    return judgeBundle(bytes, bundleFromJSON(parseJson(bundle)), root, wishes);
  } catch (thrown) {
    if (thrown instanceof PolicyError) return judgement('bad', thrown.message);
    // The library tells what does not hold by these two; all else is a bundle that it does not understand.
    return thrown instanceof VerificationError
      ? judgement('bad', thrown.message)
      : judgement('undetermined', `the bundle cannot be read: ${messageOf(thrown)}`);
  }
}

function judgeBundle(bytes: Uint8Array, bundle: ReturnType<typeof bundleFromJSON>, root: TrustedRoot, wishes: SigstoreWishes): Judgement {
  const isKeyed = bundle.verificationMaterial.content.$case === 'publicKey';
  if (isKeyed && wishes.keys.length === 0) return judgement('undetermined', 'it is signed by a key, and none was given: --key FILE');
  const other = isOtherFile(bytes, bundle);
  if (other !== undefined) return judgement('bad', other);
  // A key that was given is trusted by itself; a certificate lives for minutes, so that only a log or a clock tells that it was used in them.
  const thresholds = isKeyed
    ? { tlogThreshold: 0, timestampThreshold: 0, ctlogThreshold: 0 }
    : { tlogThreshold: Math.min(1, root.tlogs.length), timestampThreshold: 1, ctlogThreshold: Math.min(1, root.ctlogs.length) };
  const entity = toSignedEntity(bundle, Buffer.from(bytes));
  const { key, identity } = tryKeys(isKeyed ? wishes.keys : [undefined], (given) =>
    new Verifier(
      toTrustMaterial(root, () => trusted(given)),
      thresholds,
    ).verify(entity),
  );
  const logged = entity.tlogEntries.length;
  const checked = [
    'the signature holds for this file',
    ...(isKeyed ? ['the key is one that was given'] : ['the certificate was issued by a trusted authority, and used while it was valid']),
    ...(logged > 0 ? [`${logged} entries of transparency logs`] : []),
    ...(!isKeyed && root.ctlogs.length > 0 ? ['the certificate stands in a log of certificates'] : []),
  ];
  const unchecked = [
    ...(logged === 0 ? ['no transparency log holds it, or none that the trusted root names'] : []),
    ...(!isKeyed && root.ctlogs.length === 0 ? ['a log of certificates: the trusted root names none'] : []),
    'whether the trusted root is the newest: nothing is fetched',
  ];
  const told = { key: thumbprintOf(key), checked, unchecked, signer: identity?.subjectAlternativeName ?? null };
  return {
    ...judgement('verified', null),
    ...told,
    ...(isKeyed ? {} : judgeIdentity(identity?.subjectAlternativeName, identity?.extensions?.issuer, wishes)),
  };
}

function judgeIdentity(signer: string | undefined, by: string | undefined, { identity, issuer }: SigstoreWishes): Partial<Judgement> {
  const told = `${signer ?? 'somebody'}, as ${by ?? 'nobody'} says`;
  if (identity === undefined || issuer === undefined) {
    return { verdict: 'undetermined', reason: `it is signed by ${told}; say who must have signed: --identity WHO --issuer URL` };
  }
  const isMeant = signer !== undefined && wildcard(identity)(signer) && by === issuer;
  return isMeant ? {} : { verdict: 'bad', reason: `it is signed by ${told}` };
}

/** The statement inside an envelope must be about this file; the signature only says that somebody made the statement. */
function isOtherFile(bytes: Uint8Array, bundle: ReturnType<typeof bundleFromJSON>): string | undefined {
  if (bundle.content.$case !== 'dsseEnvelope') return undefined;
  const { payload, payloadType } = bundle.content.dsseEnvelope;
  if (payloadType !== 'application/vnd.in-toto+json') return `its envelope holds ${payloadType.slice(0, 100)}, no statement about a file`;
  const statement = parseJson(payload);
  const subjects = isObject(statement) && Array.isArray(statement.subject) ? statement.subject.filter(isObject) : [];
  const digest = createHash('sha256').update(bytes).digest('hex');
  const isAbout = subjects.some((subject) => isObject(subject.digest) && subject.digest.sha256 === digest);
  return isAbout ? undefined : 'its statement is about another file';
}

/** The first key by which a bundle holds. @throws what the last one made of it */
function tryKeys<T>(keys: readonly (Key | undefined)[], verify: (key: Key | undefined) => T): T {
  for (const key of keys.slice(0, -1)) {
    try {
      return verify(key);
    } catch (thrown) {
      if (!(thrown instanceof VerificationError)) throw thrown;
    }
  }
  return verify(keys.at(-1));
}

function trusted(key: Key | undefined) {
  if (!key) throw new WaybillError('internal', 'a bundle with a certificate asks for no key');
  return { publicKey: key.object, validFor: () => true };
}

function readRoot(given: Uint8Array | undefined): TrustedRoot {
  try {
    const target = seeds[publicRepository].targets['trusted_root.json'];
    return TrustedRoot.fromJSON(parseJson(given ?? Buffer.from(target, 'base64')));
  } catch (cause) {
    throw new WaybillError('malformed', `the trusted root cannot be read: ${messageOf(cause)}`, { cause });
  }
}

function judgement(verdict: Judgement['verdict'], reason: string | null): Judgement {
  return { verdict, reason, algorithm: null, keyId: null, key: null, signer: null, checked: [], unchecked: [] };
}
