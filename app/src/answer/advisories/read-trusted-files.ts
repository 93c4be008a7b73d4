import { WaybillError } from '../../domain/errors.ts';
import { readNamed } from '../../platform/files/read-named.ts';
import { limits } from '../../platform/limits.ts';

/** Files of OpenPGP public keys as texts. @throws WaybillError `not-found`, `limit-exceeded`, `usage` for what is not armoured */
export function readTrustedFiles(paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    const bytes = readNamed(path);
    if (bytes.length > limits.openPgpKeyBytes)
      throw new WaybillError('limit-exceeded', `${path} is larger than ${limits.openPgpKeyBytes} bytes`, { place: { path } });
    const text = new TextDecoder('latin1').decode(bytes);
    if (text.includes('-----BEGIN PGP PUBLIC KEY BLOCK-----')) return text;
    throw new WaybillError('usage', `${path} holds no armoured public key. \`gpg --armor --export\` writes one.`, { place: { path } });
  });
}
