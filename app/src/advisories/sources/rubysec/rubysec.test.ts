import { expect, test } from 'vitest';
import { rubysec } from './index.ts';

function read(fields: object) {
  const document = {
    path: 'gems/example/CVE-2026-10000.yml',
    bytes: new Uint8Array(),
    value: { url: 'https://example.org/', date: '2026-01-02', title: 'A flaw', ...fields },
  };
  return rubysec.claims(document) ? [...rubysec.read(document, { now: 0 })][0] : undefined;
}

test('what is neither patched nor unaffected is affected', () => {
  const record = {
    gem: 'example',
    cve: '2026-10000',
    ghsa: 'aaaa-bbbb-cccc',
    cvss_v3: '7.5',
    patched_versions: ['~> 4.2.5, >= 4.2.5.1', '>= 5.0.1'],
    unaffected_versions: ['< 4.0.0'],
    related: { cve: ['2026-10001'] },
  };
  expect(read(record)).toMatchObject({
    kind: 'advisory',
    advisory: {
      id: 'RubySec/example/CVE-2026-10000',
      aliases: ['CVE-2026-10000', 'GHSA-aaaa-bbbb-cccc'],
      related: ['CVE-2026-10001'],
      published: '2026-01-02T00:00:00Z',
      severity: [{ type: 'CVSS_V3', score: '7.5' }],
      affected: [
        {
          ecosystem: 'RubyGems',
          name: 'example',
          ranges: [{ events: [{ introduced: '4.0.0' }, { fixed: '4.2.5.1' }, { introduced: '4.3.a' }, { fixed: '5.0.1' }] }],
        },
      ],
    },
  });
});

test('without a patched version all are affected; an engine is no gem', () => {
  expect(read({ engine: 'ruby', cve: '2026-1' })).toMatchObject({
    advisory: { affected: [{ ecosystem: 'Ruby', ranges: [{ events: [{ introduced: '0' }] }] }] },
  });
});

test('a requirement that cannot be read makes it unread', () => {
  expect(read({ gem: 'example', patched_versions: ['!= 1.0'] })).toMatchObject({ kind: 'unread', gap: { pointer: '/patched_versions/0' } });
});
