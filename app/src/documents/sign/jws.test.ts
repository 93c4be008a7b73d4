import { createHmac, createSecretKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { signJws, verifyJws } from './jws.ts';
import { thumbprintOf } from './keys.ts';

const file = Buffer.from('SPDXVersion: SPDX-2.3\n');
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed25519 = generateKeyPairSync('ed25519');

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64url');
const made = (key: KeyObject, more = {}) => signJws(file, { key, algorithm: undefined, keyId: undefined, certificates: [], ...more });

function verify(signature: string, keys: readonly KeyObject[] = [p256.publicKey], bytes: Uint8Array = file) {
  const trust = {
    keys: keys.map((object) => ({ object, id: undefined, algorithm: undefined, thumbprint: thumbprintOf(object) })),
    anchors: [],
    at: 0,
  };
  return verifyJws(bytes, Buffer.from(signature), trust).map(({ verdict }) => verdict);
}

function signedBy(header: object, payload: string | Uint8Array = base64(file)): string {
  const told = base64(JSON.stringify(header));
  const input = Buffer.concat([Buffer.from(`${told}.`), Buffer.from(payload)]);
  return `${told}..${base64(sign('sha256', input, { key: p256.privateKey, dsaEncoding: 'ieee-p1363' }))}`;
}

test('a signature apart is verified for its file and its key only', () => {
  const jws = made(p256.privateKey, { keyId: 'release' });
  expect(jws).toMatch(/^[\w-]+\.\.[\w-]+$/);
  expect(verify(jws)).toEqual(['verified']);
  expect(verify(`${jws}\n`)).toEqual(['verified']);
  expect(verify(jws, [ed25519.publicKey])).toEqual(['bad']);
  expect(verify(jws, [])).toEqual(['undetermined']);
  expect(verify(jws, [p256.publicKey], Buffer.from('other'))).toEqual(['bad']);
  expect(verify(made(ed25519.privateKey), [ed25519.publicKey])).toEqual(['verified']);
});

test('as JSON, with the payload or without it', () => {
  const [told, , value] = made(p256.privateKey).split('.');
  const part = { protected: told, signature: value };
  expect(verify(JSON.stringify(part))).toEqual(['verified']);
  expect(verify(JSON.stringify({ payload: base64(file), signatures: [part, part] }))).toEqual(['verified', 'verified']);
  expect(verify(JSON.stringify({ payload: base64('other'), signatures: [part] }))).toEqual(['bad']);
  expect(verify(`${told}.${base64(file)}.${value}`)).toEqual(['verified']);
  expect(verify(`${told}.${base64('other')}.${value}`)).toEqual(['bad']);
});

test('headers that demand something: what is known is done, all else is undetermined', () => {
  expect(verify(signedBy({ alg: 'ES256', b64: false, crit: ['b64'] }, file))).toEqual(['verified']);
  expect(verify(signedBy({ alg: 'ES256', crit: ['exp'], exp: 1 }))).toEqual(['undetermined']);
  expect(verify(signedBy({ alg: 'ES256', crit: [] }))).toEqual(['undetermined']);
  expect(verify(signedBy({ alg: 'ES256', b64: false }, file))).toEqual(['undetermined']);
});

test('no algorithm, and one of another kind of key, is never verified', () => {
  expect(verify(`${base64('{"alg":"none"}')}..`)).toEqual(['undetermined']);
  const pem = String(p256.publicKey.export({ type: 'spki', format: 'pem' }));
  const told = base64('{"alg":"HS256"}');
  const forged = `${told}..${createHmac('sha256', createSecretKey(Buffer.from(pem)))
    .update(`${told}.${base64(file)}`)
    .digest('base64url')}`;
  expect(verify(forged)).toEqual(['bad']);
  // The header outside the signature says nothing.
  expect(verify(JSON.stringify({ header: { alg: 'ES256' }, signature: 'AA' }))).toEqual(['undetermined']);
});

test.each(['', 'x', 'a.b', 'a.b.c.d', '{', '{}', '{"signatures":[]}', '[]'])('%j is no JWS', (text) => {
  expect(verify(text)).not.toContain('verified');
});
