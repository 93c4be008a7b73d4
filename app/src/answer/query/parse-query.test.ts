import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WaybillError } from '../../domain/errors.ts';
import { parseQuery } from './parse-query.ts';

const any = { kind: 'any' };
const exact = (version: string) => ({ kind: 'exact', version });

test.each([
  ['pkg:npm/lodash', { kind: 'purl', coordinate: 'npm/lodash', version: any }],
  ['pkg:npm/lodash@4.17.20', { kind: 'purl', coordinate: 'npm/lodash', version: exact('4.17.20') }],
  ['pkg:npm/%40babel/core', { kind: 'purl', coordinate: 'npm/@babel/core' }],
  ['pkg:npm/lodash vers:npm/>=4|<4.17.21', { kind: 'purl', version: { kind: 'range', vers: 'vers:npm/>=4|<4.17.21' } }],
  [
    '"3CX Desktop App" 18.12.407..18.12.416',
    { kind: 'name', alternatives: [{ pattern: '3CX Desktop App', version: { kind: 'span', from: '18.12.407', to: '18.12.416' } }] },
  ],
  [
    '3CX Desktop App 18.12.407',
    { kind: 'name', alternatives: [{ pattern: '3CX Desktop App', version: exact('18.12.407') }, { pattern: '3CX Desktop App 18.12.407' }] },
  ],
  ['log4j*', { kind: 'name', alternatives: [{ pattern: 'log4j*', version: any }] }],
  ['lodash@4.17.20', { kind: 'name', alternatives: [{ pattern: 'lodash', version: exact('4.17.20') }] }],
  ['@babel/core', { kind: 'name', alternatives: [{ pattern: '@babel/core', version: any }] }],
  ['7zip', { kind: 'name', alternatives: [{ pattern: '7zip' }] }],
  [`SHA-256:${'AB'.repeat(32)}`, { kind: 'hash', hash: `sha256:${'ab'.repeat(32)}` }],
  ['ab'.repeat(20), { kind: 'hash', hash: `sha1:${'ab'.repeat(20)}` }],
  ['CVE-2021-44228', { kind: 'advisory', id: 'CVE-2021-44228' }],
  ['GHSA-jfh8-c2jp-5v3q', { kind: 'advisory' }],
  ['WB-COMP-2023-0001', { kind: 'advisory' }],
  [
    'signer:"3CX Ltd" version:18.12.407',
    {
      kind: 'fields',
      terms: [
        { field: 'signer', value: '3CX Ltd' },
        { field: 'version', value: '18.12.407' },
      ],
    },
  ],
  [
    'license:GPL-3.0-only asset:ws-*',
    {
      kind: 'fields',
      terms: [
        { field: 'license', value: 'GPL-3.0-only' },
        { field: 'asset', value: 'ws-*' },
      ],
    },
  ],
  [`hash:${'ab'.repeat(32)}`, { kind: 'fields' }],
  ['publisher:Acme Corp', { kind: 'fields', terms: [{ field: 'publisher', value: 'Acme Corp' }] }],
])('%s', (text, expected) => {
  expect(parseQuery(text)).toMatchObject(expected);
});

test.each(['', '   ', 'pkg:', 'pkg:npm/a range', 'sha256:abcdef0123456789abcdef0123456789', 'name:', 'x'.repeat(5000)])(
  '“%s” is refused with a reason',
  (text) => {
    expect(() => parseQuery(text)).toThrow(WaybillError);
  },
);

test('no text is anything but understood or refused', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseQuery(text);
      } catch (error) {
        expect(error).toBeInstanceOf(WaybillError);
      }
    }),
  );
});
