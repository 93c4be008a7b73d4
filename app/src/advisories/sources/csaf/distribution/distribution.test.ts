import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChecksum } from '../../../feed/checksum.ts';
import { fieldsOf } from '../../../fields.ts';
import { readDirectoryLists } from './directory-lists.ts';
import { resolveDocument, resolveInside } from './listed-document.ts';
import { readMetadata } from './metadata.ts';
import { readRolie } from './rolie.ts';

const base = 'https://vendor.example/csaf/white/';

test('whatever a list says, its documents stand below its folder', () => {
  const parts = fc.array(fc.constantFrom('..', '.', '/', '\\', 'a', '%2e', '%2F', '.json', '?', '#', ':', '//', 'https:'), {
    maxLength: 8,
  });
  const path = fc.oneof(
    fc.string(),
    parts.map((list) => list.join('')),
  );
  fc.assert(
    fc.property(path, (text) => {
      const url = resolveInside(text, base);
      expect(url === undefined || url.startsWith(base)).toBe(true);
    }),
  );
});

test('a line is a document or a gap, and what either list names is there once', () => {
  const { documents, gaps } = readDirectoryLists(
    {
      index: '2026/a.json\r\n2026/b.json\n\nno document\na.json.sha256\n',
      changes: '"2026/b.json","2026-01-02T00:00:00Z"\n"2026/b.json","2026-01-01T00:00:00Z"\n2026/c.json,2026-01-03T00:00:00Z\n',
    },
    base,
  );
  expect(documents).toEqual([
    { url: `${base}2026/a.json` },
    { url: `${base}2026/b.json`, changed: '2026-01-02T00:00:00Z' },
    { url: `${base}2026/c.json`, changed: '2026-01-03T00:00:00Z' },
  ]);
  expect(gaps).toMatchObject([{ line: 4, path: `${base}index.txt` }]);
});

test('a document does not leave HTTPS, and is JSON', () => {
  expect(resolveDocument('a.json', base)).toBe(`${base}a.json`);
  expect(resolveDocument('https://other.example/a.json', base)).toBe('https://other.example/a.json');
  for (const href of [
    'http://vendor.example/a.json',
    'a.txt',
    'a.json?x=1',
    'https://u:p@vendor.example/a.json',
    'javascript:a.json',
    '',
  ]) {
    expect(resolveDocument(href, base)).toBeUndefined();
  }
});

test('whatever a file of a distribution holds, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (value, more) => {
      readMetadata(value);
      readMetadata({ metadata_version: '2.0', role: 'csaf_provider', distributions: value });
      readMetadata({ metadata_version: '2.0', role: 'csaf_provider', distributions: [{ rolie: value, directory_url: more }] });
      readMetadata({ aggregator: {}, aggregator_version: '2.0', csaf_providers: [value, { metadata: more, mirrors: value }] });
      const { documents, gaps } = readRolie(fieldsOf({ entry: [value, { link: value, content: more }] }), `${base}feed.json`);
      expect(documents.length + gaps.length).toBeLessThanOrEqual(2);
    }),
  );
});

test('a checksum is read as the tools that make it write it', () => {
  const hex = 'AB'.repeat(32);
  expect(readChecksum(`${hex}  a.json\n`)).toEqual({ algorithm: 'sha256', hex: hex.toLowerCase() });
  expect(readChecksum(`${hex}${hex}`)).toMatchObject({ algorithm: 'sha512' });
  for (const text of ['', '<html>', hex.slice(1), `${hex}a`]) expect(readChecksum(text)).toBeUndefined();
});

test('an entry names its document and its checksums by addresses of any form', () => {
  const entry = (link: readonly object[], more: object = {}) =>
    readRolie(fieldsOf({ entry: [{ link, ...more }] }), `${base}feed.json`).documents;
  const links = [
    { rel: 'self', href: '2026/a.json' },
    { rel: 'hash', href: '2026/a.json.sha512' },
    { rel: 'hash', href: 'http://vendor.example/a.json.sha256' },
    { rel: 'signature', href: '2026/a.json.asc' },
  ];
  expect(entry(links)).toEqual([
    { url: `${base}2026/a.json`, checksums: [`${base}2026/a.json.sha512`], signature: `${base}2026/a.json.asc` },
  ]);
  expect(entry(links, { content: { src: 'http://vendor.example/a.json' } })).toEqual([]);
});
