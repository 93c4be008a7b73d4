import { expect, test } from 'vitest';
import { otherDocument } from './other-document.ts';

const asked = (value: unknown) => otherDocument({ path: 'a.json', bytes: new Uint8Array(), value })?.message;

test('statements and inventories are told where they belong', () => {
  expect(asked({ '@context': 'https://openvex.dev/ns/v0.2.0', statements: [] })).toContain('an OpenVEX document');
  expect(asked({ bomFormat: 'CycloneDX', vulnerabilities: [] })).toContain('waybill ingest');
  expect(asked({ spdxVersion: 'SPDX-2.3' })).toContain('an SPDX document');
});

test('anything else is not', () => {
  for (const value of [undefined, null, 'openvex', [], {}, { '@context': 'https://schema.org' }, { spdxVersion: 3 }]) {
    expect(asked(value)).toBeUndefined();
  }
});
