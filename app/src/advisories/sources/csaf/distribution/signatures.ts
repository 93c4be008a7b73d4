import { messageOf, WaybillError } from '../../../../domain/errors.ts';
import type { Gap } from '../../../../domain/gap.ts';
import { limits } from '../../../../platform/limits.ts';
import type { FeedRequest } from '../../../fetch/connector.ts';
import { type KeyRing, loadSignatureReader, type SignatureReader } from '../../../signatures/open-pgp.ts';
import { noSignature, wrongSignature } from '../../../signatures/signature-gaps.ts';
import { joinRings, readTrustedKeys } from '../../../signatures/trusted-keys.ts';
import type { ListedDocument, ListedKey } from './listed-document.ts';

/** Holds documents against the signatures that stand beside them, and counts those that were not checked. */
export interface SignatureChecker {
  check(document: ListedDocument, path: string, bytes: Uint8Array): Promise<Gap | undefined>;
  /** What was checked, and what was not and why. */
  notes(): readonly string[];
}

/** After so many documents of a folder without any signature, none is looked for in it any more. */
const enough = 5;

/** @param trusted keys that a person trusts: then only these count, and what is not signed is not read @throws WaybillError as `readTrustedKeys` */
export async function openSignatureChecker(request: FeedRequest, trusted: readonly string[] | undefined): Promise<SignatureChecker> {
  const anchor = trusted && (await readTrustedKeys(trusted));
  const reader = await loadSignatureReader();
  const rings = new Map<string, Promise<KeyRing | Gap>>();
  const lacking = new Map<string, number>();
  const counts = { held: 0, unsigned: 0, keyless: 0 };

  async function signatureOf(document: ListedDocument): Promise<Uint8Array | undefined> {
    const { url, signature } = document;
    const folder = url.slice(0, url.lastIndexOf('/'));
    const lacks = lacking.get(folder) ?? 0;
    if (signature === undefined && !anchor && lacks >= enough) return undefined;
    const answer = await request.get(signature ?? `${url}.asc`, { maxBytes: limits.signatureBytes }).catch((error) => {
      // What is only looked for may be refused with any status; what a list names must be had.
      if (signature !== undefined || !(error instanceof WaybillError)) throw error;
      return { status: 'missing' as const };
    });
    if (answer.status === 'fetched') {
      lacking.set(folder, Number.NEGATIVE_INFINITY);
      return answer.bytes;
    }
    lacking.set(folder, lacks + 1);
    return undefined;
  }

  /** The keys of a document's publisher; a gap where one that is named cannot be had, or is another one. */
  function ringOf(keys: readonly ListedKey[], loaded: SignatureReader): Promise<KeyRing | Gap> {
    const name = keys.map(({ url }) => url).join('\n');
    const known = rings.get(name) ?? readRing(request, keys, loaded);
    rings.set(name, known);
    return known;
  }

  return {
    async check(document, path, bytes) {
      if (!reader) return undefined;
      const keys = document.keys ?? [];
      const signature = await signatureOf(document);
      if (!signature) {
        counts.unsigned += 1;
        return anchor ? noSignature(path) : undefined;
      }
      if (!anchor && keys.length === 0) {
        counts.keyless += 1;
        return undefined;
      }
      const ring = anchor ?? (await ringOf(keys, reader));
      if ('kind' in ring) return { ...ring, path };
      const refusal = await ring.refusal(bytes, signature, request.now);
      if (refusal !== undefined) return wrongSignature(path, refusal);
      counts.held += 1;
      return undefined;
    },
    notes: () => (reader ? tellCounts(counts, anchor !== undefined) : [notChecked]),
  };
}

const notChecked =
  'OpenPGP signatures were not checked: the package “openpgp” is not there. What is known of the documents’ origin is the server they came from. `npm install openpgp` beside Waybill brings it.';

function tellCounts({ held, unsigned, keyless }: Readonly<Record<'held' | 'unsigned' | 'keyless', number>>, isAnchored: boolean): string[] {
  const by = isAnchored ? 'keys that you trust' : 'the keys that the publisher names, which come from the same place';
  return [
    ...(held === 0 ? [] : [`The OpenPGP signatures of ${held} documents hold, by ${by}.`]),
    ...(unsigned === 0 ? [] : [`${unsigned} documents came without an OpenPGP signature.`]),
    ...(keyless === 0
      ? []
      : [`${keyless} documents are signed, and the publisher names no key to check that with; --trust KEY gives one.`]),
  ];
}

async function readRing(request: FeedRequest, keys: readonly ListedKey[], reader: SignatureReader): Promise<KeyRing | Gap> {
  const rings: KeyRing[] = [];
  let gap: Gap | undefined;
  for (const { url, fingerprint } of keys.slice(0, limits.csafKeys)) {
    const found = await readKey(request, url, reader).catch((error) => {
      if (!(error instanceof WaybillError)) throw error;
      return messageOf(error);
    });
    if (typeof found === 'string') gap ??= keyGap(url, found);
    else if (fingerprint !== undefined && !found.fingerprints.includes(fingerprint)) {
      gap ??= keyGap(url, `its fingerprint is ${found.fingerprints[0]}, and ${fingerprint} is named`);
    } else rings.push(found);
  }
  return rings.length > 0 ? joinRings(rings) : (gap ?? keyGap('', 'none is named'));
}

async function readKey(request: FeedRequest, url: string, reader: SignatureReader): Promise<KeyRing | string> {
  const answer = await request.get(url, { maxBytes: limits.openPgpKeyBytes });
  return answer.status === 'fetched' ? await reader.readKeys(answer.bytes, url) : 'the server does not have it';
}

function keyGap(url: string, why: string): Gap {
  const message = `It is signed, and the key to check that with is not to be had: ${url}: ${why}. It is not read.`;
  return { kind: 'no-key', message, blocking: true };
}
