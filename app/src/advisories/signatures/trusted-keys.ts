import { WaybillError } from '../../domain/errors.ts';
import { type KeyRing, loadSignatureReader } from './open-pgp.ts';

/** Rings of keys as one. */
export function joinRings(rings: readonly KeyRing[]): KeyRing {
  return {
    fingerprints: rings.flatMap(({ fingerprints }) => fingerprints),
    async refusal(bytes, signature, now) {
      let first: string | undefined;
      for (const ring of rings) {
        const refusal = await ring.refusal(bytes, signature, now);
        if (refusal === undefined) return undefined;
        first ??= refusal;
      }
      return first ?? 'there is no key to check it with';
    },
  };
}

/** Keys that a person trusts: then only these count. @throws WaybillError `malformed`, `unreadable` where signatures cannot be checked here */
export async function readTrustedKeys(texts: readonly string[]): Promise<KeyRing> {
  const reader = await loadSignatureReader();
  if (!reader) {
    throw new WaybillError(
      'unreadable',
      'Signatures cannot be checked: the package “openpgp” is not there. Install it beside Waybill with `npm install openpgp`.',
    );
  }
  const rings: KeyRing[] = [];
  for (const [index, text] of texts.entries()) rings.push(await reader.readKeys(Buffer.from(text), `key ${index + 1} of --trust`));
  return joinRings(rings);
}
