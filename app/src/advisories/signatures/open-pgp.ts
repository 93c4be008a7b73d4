import type { PublicKey } from 'openpgp';
import { messageOf, WaybillError } from '../../domain/errors.ts';

type OpenPgp = typeof import('openpgp');

/** Public keys by which documents are checked. */
export interface KeyRing {
  /** Of the keys in it, in lower case. */
  readonly fingerprints: readonly string[];
  /**
   * Why a detached signature of the bytes does not hold; undefined where one in it does.
   *
   * @param signature armoured, or its packets
   * @param now milliseconds since the epoch: what was signed later does not hold
   */
  refusal(bytes: Uint8Array, signature: Uint8Array, now: number): Promise<string | undefined>;
}

/** Reads keys and checks signatures. */
export interface SignatureReader {
  /** @param text of one or more keys, armoured or as packets @throws WaybillError `malformed` for what is no public key */
  readKeys(text: Uint8Array, path: string): Promise<KeyRing>;
}

/**
 * The library stands beside the program, so that it can be exchanged and left out; undefined where it is not there.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9580
 */
export async function loadSignatureReader(): Promise<SignatureReader | undefined> {
  let library: OpenPgp;
  try {
    library = await import('openpgp');
  } catch {
    return undefined;
  }
  return { readKeys: (text, path) => readKeys(library, text, path) };
}

async function readKeys(library: OpenPgp, text: Uint8Array, path: string): Promise<KeyRing> {
  let keys: readonly PublicKey[];
  try {
    const found = isArmoured(text)
      ? await library.readKeys({ armoredKeys: textOf(text) })
      : await library.readKeys({ binaryKeys: new Uint8Array(text) });
    keys = found.map((key) => key.toPublic());
  } catch (cause) {
    throw new WaybillError('malformed', `${path} is no OpenPGP key: ${messageOf(cause)}.`, { place: { path }, cause });
  }
  return {
    fingerprints: keys.map((key) => key.getFingerprint().toLowerCase()),
    refusal: (bytes, signature, now) => refusalOf(library, keys, bytes, signature, now),
  };
}

async function refusalOf(
  library: OpenPgp,
  keys: readonly PublicKey[],
  bytes: Uint8Array,
  text: Uint8Array,
  now: number,
): Promise<string | undefined> {
  try {
    const signature = isArmoured(text)
      ? await library.readSignature({ armoredSignature: textOf(text) })
      : await library.readSignature({ binarySignature: new Uint8Array(text) });
    const message = await library.createMessage({ binary: new Uint8Array(bytes) });
    const { signatures } = await library.verify({ message, signature, verificationKeys: [...keys], date: new Date(now) });
    const refusals: string[] = [];
    for (const { verified } of signatures) {
      const refusal = await verified.then(() => undefined, messageOf);
      if (refusal === undefined) return undefined;
      refusals.push(refusal);
    }
    return refusals[0] ?? 'it holds no signature';
  } catch (error) {
    return messageOf(error);
  }
}

function isArmoured(text: Uint8Array): boolean {
  return textOf(text.subarray(0, 512)).includes('-----BEGIN PGP');
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
