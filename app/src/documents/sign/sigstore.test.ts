import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { thumbprintOf } from './keys.ts';
import { type SigstoreWishes, verifySigstore } from './sigstore.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
const file = fixture('signed.cdx.json');
const bundle = JSON.parse(String(fixture('signed.cdx.json.sigstore.json')));
const trustedRoot = fixture('trusted-root.json');
const usual: SigstoreWishes = { trustedRoot, keys: [], identity: 'builds@example.com', issuer: 'https://accounts.example.com' };

const judge = (value: unknown, more: Partial<SigstoreWishes> = {}, bytes: Uint8Array = file) =>
  verifySigstore(bytes, Buffer.from(JSON.stringify(value)), { ...usual, ...more });

/** The bundle with one of its parts changed. */
function changed(change: (copy: typeof bundle) => void): unknown {
  const copy = structuredClone(bundle);
  change(copy);
  return copy;
}

test('a bundle is verified where the one who signed is the one who should', () => {
  expect(judge(bundle)).toMatchObject({ verdict: 'verified', signer: 'builds@example.com' });
  expect(judge(bundle, { identity: '*@example.com' }).verdict).toBe('verified');
  expect(judge(bundle, { identity: 'other@example.com' }).verdict).toBe('bad');
  expect(judge(bundle, { issuer: 'https://evil.example.com' }).verdict).toBe('bad');
});

test('that somebody signed says nothing until it is said who should have', () => {
  expect(judge(bundle, { identity: undefined })).toMatchObject({
    verdict: 'undetermined',
    reason: expect.stringContaining('builds@example.com'),
  });
});

test('what was not looked at is told', () => {
  expect(judge(bundle).unchecked).toEqual([expect.stringContaining('log of certificates'), expect.stringContaining('nothing is fetched')]);
});

test.each([
  ['another file', bundle, Buffer.from('{}')],
  ['another signature', changed((copy) => (copy.messageSignature.signature = Buffer.alloc(70).toString('base64'))), file],
  ['another time in the log', changed((copy) => (copy.verificationMaterial.tlogEntries[0].integratedTime = '1000000000')), file],
  ['no log', changed((copy) => (copy.verificationMaterial.tlogEntries = [])), file],
  ['a log that did not promise', changed((copy) => (copy.verificationMaterial.tlogEntries[0].inclusionPromise = undefined)), file],
])('%s is not verified', (_, value, bytes) => {
  expect(judge(value, {}, bytes).verdict).not.toBe('verified');
});

test('by the root of the public deployment it is not trusted', () => {
  expect(judge(bundle, { trustedRoot: undefined }).verdict).toBe('bad');
});

test.each([{}, [], null, { mediaType: 'x' }])('%j is no bundle', (value) => {
  expect(judge(value).verdict).toBe('undetermined');
});

test('a root that cannot be read is refused', () => {
  expect(() => judge(bundle, { trustedRoot: Buffer.from('{') })).toThrow(expect.objectContaining({ code: 'malformed' }));
});

test('a bundle by a key, alone or around a statement about the file', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { object: publicKey, id: undefined, algorithm: undefined, thumbprint: thumbprintOf(publicKey) };
  const material = {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { publicKey: { hint: 'release' }, tlogEntries: [] },
  };
  const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
  const plain = {
    ...material,
    messageSignature: {
      messageDigest: { algorithm: 'SHA2_256', digest: digest(file).toString('base64') },
      signature: sign('sha256', file, privateKey).toString('base64'),
    },
  };
  expect(judge(plain, { keys: [key] })).toMatchObject({
    verdict: 'verified',
    unchecked: [expect.stringContaining('no transparency log'), expect.anything()],
  });
  expect(judge(plain).verdict).toBe('undetermined');
  expect(judge(plain, { keys: [key] }, Buffer.from('other')).verdict).toBe('bad');
  const type = 'application/vnd.in-toto+json';
  const envelope = (about: Uint8Array) => {
    const payload = Buffer.from(
      JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: 'bom', digest: { sha256: digest(about).toString('hex') } }],
      }),
    );
    const signed = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `), payload]);
    const signatures = [{ sig: sign('sha256', signed, privateKey).toString('base64'), keyid: '' }];
    return { ...material, dsseEnvelope: { payload: payload.toString('base64'), payloadType: type, signatures } };
  };
  expect(judge(envelope(file), { keys: [key] }).verdict).toBe('verified');
  expect(judge(envelope(Buffer.from('other')), { keys: [key] }).verdict).toBe('bad');
});
