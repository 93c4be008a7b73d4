import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashesOfIntegrity, hashOfHex, hashOfPair } from './integrity.ts';

test('integrity metadata is read word by word, options left out', () => {
  const digest = Buffer.alloc(64, 0xab);
  const old = Buffer.alloc(20, 1);
  expect(hashesOfIntegrity(`sha512-${digest.toString('base64')}?x sha1-${old.toString('base64')}`)).toEqual([
    `sha512:${'ab'.repeat(64)}`,
    `sha1:${'01'.repeat(20)}`,
  ]);
});

test.each(['', '-', 'sha512-', 'sha512-AAAA', 'sha3-AAAA', 'sha1-####', 'constructor-AAAA'])('%j holds no digest', (text) => {
  expect(hashesOfIntegrity(text)).toEqual([]);
});

test('hexadecimal needs the length of its algorithm', () => {
  expect(hashOfHex('SHA1', 'AB'.repeat(20))).toBe(`sha1:${'ab'.repeat(20)}`);
  expect(hashOfHex('sha1', 'ab')).toBeUndefined();
  expect(hashOfPair(`sha256=${'0A'.repeat(32)}`)).toBe(`sha256:${'0a'.repeat(32)}`);
  expect(hashOfPair('sha256')).toBeUndefined();
});

test('every digest that is written is read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      expect(hashesOfIntegrity(`sha256-${Buffer.from(bytes).toString('base64')}`)).toEqual([
        `sha256:${Buffer.from(bytes).toString('hex')}`,
      ]);
    }),
  );
});
