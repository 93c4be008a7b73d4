import { writeDocument } from '../../documents/edit/index.ts';
import { readCertificates, readKeys, type SignWishes, signJsf, signJws } from '../../documents/sign/index.ts';
import { openForWork } from '../../documents/work-document.ts';
import { WaybillError } from '../../domain/errors.ts';
import type { Input } from '../../platform/files/inputs.ts';
import { readNamed } from '../../platform/files/read-named.ts';
import { findDuplicateKeys } from '../../platform/json/index.ts';
import type { Edited } from './edit.ts';

export interface SignOptions {
  /** Files: a private key or a secret, the words that open it, certificates. */
  readonly key: string;
  readonly passphraseFile: string | undefined;
  readonly certificates: string | undefined;
  readonly algorithm: string | undefined;
  readonly keyId: string | undefined;
  readonly embedKey: boolean;
  readonly as: SignWishes['as'];
  /** Whether signatures that stand in the document go. */
  readonly replace: boolean;
}

/** Signs one document of CycloneDX in JSON; the signature stands in it. @throws WaybillError for what cannot be signed so */
export async function signDocument(input: Input, options: SignOptions): Promise<Edited> {
  const bytes = await input.bytes();
  const { format, form, version, value, opened } = openForWork(bytes, input.path);
  if (format !== 'cyclonedx' || form !== 'json') {
    throw new WaybillError(
      'unsupported-version',
      `${input.path} is no CycloneDX in JSON, and has no place for a signature: sign it apart with --detached FILE.`,
    );
  }
  if (version !== undefined && ['1.0', '1.1', '1.2', '1.3'].includes(version)) {
    throw new WaybillError(
      'unsupported-version',
      `CycloneDX ${version} has no place for a signature; 1.4 has. Convert it, or sign it apart with --detached FILE.`,
    );
  }
  const [duplicate] = findDuplicateKeys(opened.bytes!, 1);
  if (duplicate)
    throw new WaybillError('malformed', `${input.path} tells ${duplicate.pointer} twice, so that nobody could say what was signed.`);
  const { signature: _, ...bare } = value;
  const { embedKey, as } = options;
  const signed = signJsf(options.replace ? bare : value, { ...signingKey(options), embedKey, as });
  return { text: writeDocument(signed), notes: ['The document was signed.'], undone: [] };
}

/** Signs the bytes of any file, apart from it. */
export async function signApart(input: Input, options: SignOptions): Promise<string> {
  return `${signJws(await input.bytes(), signingKey(options))}\n`;
}

function signingKey({ key: path, passphraseFile, certificates, algorithm, keyId }: SignOptions) {
  const passphrase = passphraseFile === undefined ? undefined : new TextDecoder().decode(readNamed(passphraseFile)).replace(/\r?\n$/, '');
  const keys = readKeys(readNamed(path), path, passphrase).filter(({ object }) => object.type !== 'public');
  const [key] = keyId === undefined ? keys : [...keys.filter(({ id }) => id === keyId), ...keys];
  if (!key) throw new WaybillError('usage', `${path} holds no private key.`);
  return {
    key: key.object,
    algorithm: algorithm ?? key.algorithm,
    keyId: keyId ?? key.id,
    certificates: certificates === undefined ? [] : readCertificates(readNamed(certificates), certificates),
  };
}
