import { createSecretKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../reading.ts';
import type { AlgorithmName } from './algorithms.ts';
import { type Key, readCertificates, readKeys, thumbprintOf } from './keys.ts';
import { type SignWishes, signJsf } from './sign-jsf.ts';
import { type Judged, verifyJsf } from './verify-jsf.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const p521 = generateKeyPairSync('ec', { namedCurve: 'P-521' });
const ed25519 = generateKeyPairSync('ed25519');
const ed448 = generateKeyPairSync('ed448');
const secret = createSecretKey(randomBytes(64));

const signers: readonly (readonly [AlgorithmName, KeyObject, KeyObject])[] = [
  ...(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const).map((name) => [name, rsa.privateKey, rsa.publicKey] as const),
  ['ES256', p256.privateKey, p256.publicKey],
  ['ES384', p384.privateKey, p384.publicKey],
  ['ES512', p521.privateKey, p521.publicKey],
  ['Ed25519', ed25519.privateKey, ed25519.publicKey],
  ['Ed448', ed448.privateKey, ed448.publicKey],
  ...(['HS256', 'HS384', 'HS512'] as const).map((name) => [name, secret, secret] as const),
];

const bom: JsonObject = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  components: [{ type: 'library', name: 'left', version: '1' }],
};

const keyOf = (object: KeyObject, id?: string, algorithm?: string): Key => ({ object, id, algorithm, thumbprint: thumbprintOf(object) });

function sign(document: JsonObject, key: KeyObject, more: Partial<SignWishes> = {}): JsonObject {
  const usual = { algorithm: undefined, keyId: undefined, certificates: [], embedKey: true, as: 'only' } as const;
  return signJsf(document, { ...usual, key, ...more });
}

function verify(document: JsonObject, ...keys: (KeyObject | Key)[]): Judged {
  return verifyJsf(document, {
    keys: keys.map((key) => ('object' in key ? key : keyOf(key))),
    anchors: [],
    at: Date.now(),
    acceptExcluded: [],
  });
}

const signatureOf = (document: JsonObject) => document.signature as JsonObject;

describe.each(signers)('%s', (algorithm, privateKey, publicKey) => {
  const signed = sign(bom, privateKey, { algorithm });

  test('signs and is verified, however the document is written', () => {
    expect(verify(signed, publicKey)).toMatchObject({ verdict: 'verified', signatures: [{ algorithm, pointer: '/signature' }] });
    const turned = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(signed))).reverse());
    expect(verify(turned, publicKey).verdict).toBe('verified');
    expect(bom).not.toHaveProperty('signature');
  });

  test('fails when anything is changed, taken away or added', () => {
    for (const changed of [
      { ...signed, version: 2 },
      { ...signed, components: [] },
      { ...signed, more: null },
      { ...signed, signature: { ...signatureOf(signed), keyId: 'x' } },
      { ...signed, signature: { ...signatureOf(signed), value: `A${String(signatureOf(signed).value).slice(1)}` } },
      { ...signed, signature: { ...signatureOf(signed), value: '' } },
    ]) {
      if (JSON.stringify(changed) !== JSON.stringify(signed)) expect(verify(changed, publicKey).verdict).toBe('bad');
    }
  });

  test('is never taken for another algorithm', () => {
    for (const [other] of signers.filter(([name]) => name !== algorithm)) {
      const confused = { ...signed, signature: { ...signatureOf(signed), algorithm: other } };
      expect(verify(confused, publicKey).verdict).toBe('bad');
    }
  });

  test('is undetermined without a key, and bad by another', () => {
    expect(verify(signed).verdict).toBe('undetermined');
    const others = signers.filter(([, , key]) => key !== publicKey).map(([, , key]) => key);
    expect(verify(signed, ...others).verdict).toBe('bad');
    const bare = sign(bom, privateKey, { algorithm, embedKey: false });
    expect([verify(bare, publicKey).verdict, verify(bare).verdict, verify(bare, ...others).verdict]).toEqual([
      'verified',
      'undetermined',
      'bad',
    ]);
  });
});

test('a public key is never taken for a secret', () => {
  const pem = Buffer.from(String(rsa.publicKey.export({ type: 'spki', format: 'pem' })));
  const forged = sign(bom, createSecretKey(pem), { algorithm: 'HS256' });
  expect(verify(forged, ...readKeys(pem, 'public.pem'))).toMatchObject({
    verdict: 'bad',
    signatures: [{ reason: expect.stringContaining('takes a secret') }],
  });
});

test.each([
  { algorithm: 'none' },
  { algorithm: 'https://example.com/own' },
  { algorithm: 5 },
  { extensions: ['x'] },
  { alg: 'HS256' },
  { excludes: [] },
])('what is not understood is undetermined: %j', (more) => {
  const signed = sign(bom, p256.privateKey);
  expect(verify({ ...signed, signature: { ...signatureOf(signed), ...more } }, p256.publicKey).verdict).toBe('undetermined');
});

test('a document without a signature, or with one of a part only, is undetermined', () => {
  expect(verify(bom, p256.publicKey)).toMatchObject({ verdict: 'undetermined', reason: 'it is not signed' });
  const part = sign({ type: 'library', name: 'left', version: '1' }, p256.privateKey);
  expect(verify({ ...bom, components: [part] }, p256.publicKey)).toMatchObject({
    verdict: 'undetermined',
    reason: 'only parts of it are signed',
    signatures: [{ verdict: 'verified', pointer: '/components/0/signature' }],
  });
  const forged = { ...part, version: '2' };
  expect(verify(sign({ ...bom, components: [forged] }, p256.privateKey), p256.publicKey).verdict).toBe('bad');
});

test('signatures are found in a document with more parts than a call has arguments', () => {
  const parts = Array.from({ length: 200_000 }, (_, at) => ({ name: `part ${at}` }));
  const document = { bomFormat: 'CycloneDX', components: parts, ...Object.fromEntries(parts.map((part) => [part.name, part])) };
  expect(verifyJsf(document, { keys: [], anchors: [], at: 0, acceptExcluded: [] }).verdict).toBe('undetermined');
});

test('several signers each sign for themselves', () => {
  const one = sign(bom, p256.privateKey, { as: 'signers' });
  const two = sign(one, ed25519.privateKey, { as: 'signers' });
  expect(verify(two, p256.publicKey, ed25519.publicKey)).toMatchObject({
    verdict: 'verified',
    signatures: [{ pointer: '/signature/signers/0' }, {}],
  });
  expect(verify(two, p256.publicKey)).toMatchObject({
    verdict: 'undetermined',
    signatures: [{ verdict: 'verified' }, { verdict: 'undetermined' }],
  });
  expect(verify({ ...two, version: 2 }, p256.publicKey, ed25519.publicKey).verdict).toBe('bad');
  const list = signatureOf(two).signers as JsonObject[];
  // One of several can be taken away: the others are still over the document.
  expect(verify({ ...two, signature: { signers: [list[1]!] } }, ed25519.publicKey).verdict).toBe('verified');
  expect(verify({ ...two, signature: { signers: [] } }, ed25519.publicKey).verdict).toBe('undetermined');
});

test('a chain signs what was signed before', () => {
  const chained = sign(sign(bom, p256.privateKey, { as: 'chain' }), ed25519.privateKey, { as: 'chain' });
  expect(verify(chained, p256.publicKey, ed25519.publicKey).verdict).toBe('verified');
  const list = signatureOf(chained).chain as JsonObject[];
  for (const chain of [[list[1]!], [list[1]!, list[0]!], [list[0]!, list[0]!, list[1]!]]) {
    expect(verify({ ...chained, signature: { chain } }, p256.publicKey, ed25519.publicKey).verdict).toBe('bad');
  }
});

test('a signature is not put over another, unless that is wished for', () => {
  const signed = sign(bom, p256.privateKey);
  for (const as of ['only', 'signers', 'chain'] as const) {
    expect(() => sign(signed, ed25519.privateKey, { as })).toThrow(expect.objectContaining({ code: 'usage' }));
  }
});

test('what a signature leaves out must be accepted by name', () => {
  const key = { keys: [keyOf(p256.publicKey)], anchors: [], at: 0 };
  const { signature } = sign({ version: 1 }, p256.privateKey);
  const left = { version: 1, notes: 'anything', signature: { ...(signature as JsonObject), excludes: ['notes'] } };
  expect(verifyJsf(left, { ...key, acceptExcluded: ['notes'] }).verdict).toBe('verified');
  expect(verifyJsf(left, { ...key, acceptExcluded: [] }).verdict).toBe('undetermined');
  expect(verifyJsf({ ...left, version: 2 }, { ...key, acceptExcluded: ['notes'] }).verdict).toBe('bad');
});

test.each([
  ['a public key', p256.publicKey, {}],
  ['an algorithm of another key', p256.privateKey, { algorithm: 'RS256' }],
  ['a curve of another', p256.privateKey, { algorithm: 'ES384' }],
  ['no algorithm', p256.privateKey, { algorithm: 'none' }],
  ['a short secret', createSecretKey(randomBytes(8)), {}],
  ['a weak key', generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey, {}],
])('%s does not sign', (_, key, more) => {
  expect(() => sign(bom, key, more)).toThrow(expect.objectContaining({ code: 'usage' }));
});

test('keys are chosen by their names, and used for what they are meant', () => {
  const signed = sign(bom, p256.privateKey, { keyId: 'release', embedKey: false });
  expect(verify(signed, keyOf(p256.publicKey, 'release')).verdict).toBe('verified');
  expect(verify(signed, keyOf(p256.publicKey, 'nightly')).verdict).toBe('undetermined');
  expect(verify(signed, keyOf(p256.publicKey, 'release', 'ES384')).verdict).toBe('bad');
});

describe('certificates', () => {
  const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
  const signed = JSON.parse(String(fixture('certified.cdx.json')));
  const anchors = readCertificates(fixture('authority.pem'), 'authority.pem');
  const during = Date.UTC(2030, 0, 1);
  const judge = (document: JsonObject, more: object) => verifyJsf(document, { keys: [], anchors, at: during, acceptExcluded: [], ...more });

  test('lead to an authority that is trusted, and tell who signed', () => {
    expect(judge(signed, {})).toMatchObject({ verdict: 'verified', signatures: [{ signer: 'email:releases@example.com' }] });
  });

  test('are undetermined without an authority and outside their time, bad by another authority', () => {
    expect(judge(signed, { anchors: [] }).verdict).toBe('undetermined');
    expect(judge(signed, { at: Date.UTC(2020, 0, 1) }).verdict).toBe('undetermined');
    expect(judge({ ...signed, version: 2 }, {}).verdict).toBe('bad');
    const leaf = readCertificates(Buffer.from(pemOf(signed.signature.certificatePath[0])), 'leaf');
    // A certificate that is no authority issues nothing; pinned itself, it is trusted.
    expect(judge(signed, { anchors: leaf }).verdict).toBe('verified');
    const twice = {
      ...signed,
      signature: { ...signed.signature, certificatePath: [...signed.signature.certificatePath, ...signed.signature.certificatePath] },
    };
    expect(judge(twice, {}).verdict).toBe('bad');
  });
});

function pemOf(der: string): string {
  const lines = Buffer.from(der, 'base64url')
    .toString('base64')
    .match(/.{1,64}/g)!;
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

test('no signature crashes it or is verified', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('algorithm', 'value', 'publicKey', 'signers', 'chain', 'excludes', 'certificatePath', 'keyId'),
        fc.jsonValue(),
      ),
      (signature) => {
        expect(verify({ ...bom, signature: signature as JsonObject }, p256.publicKey, rsa.publicKey).verdict).not.toBe('verified');
      },
    ),
  );
});
