import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sources } from '../../src/advisories/sources/registry.ts';

const folder = fileURLToPath(new URL('../../src/advisories/sources/', import.meta.url));

test('every folder is registered, and each kind once', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  expect(sources.map(({ kind }) => kind).sort()).toEqual(folders.sort());
});

test('an address is fetched by one connector at most, and whatever it is, none throws', () => {
  const connectors = sources.flatMap(({ connector }) => connector ?? []);
  const claimed = (origin: string) => connectors.filter((connector) => connector.claims(origin)).length;
  const known = ['PyPI/all.zip', '.well-known/csaf/provider-metadata.json', 'aggregator.json', 'advisories.zip', 'epss.csv.gz', ''];
  for (const path of known) expect(claimed(`https://feed.example/${path}`), path).toBeLessThanOrEqual(1);
  for (const prefix of ['csaf', 'npm-bulk']) expect(claimed(`${prefix}:https://feed.example/all.zip`), prefix).toBe(1);
  for (const { address } of sources) expect(claimed(address ?? '')).toBe(0);
  fc.assert(fc.property(fc.string(), (text) => void [text, `https://${text}`, `csaf:${text}`].map(claimed)));
});

describe.each(sources)('$kind', (source) => {
  test('names itself and the endings of its files', () => {
    expect(source.title).not.toBe('');
    expect(source.endings.filter((ending) => !/^\.[a-z]+$/.test(ending))).toEqual([]);
    expect(source.endings.length).toBeGreaterThan(0);
  });

  test('claims nothing that is empty or of another form', () => {
    for (const value of [undefined, null, '', 0, [], {}, { $schema: 'https://json-schema.org/draft/2020-12/schema' }]) {
      expect(source.claims({ path: `a${source.endings[0]}`, bytes: new Uint8Array(), value })).toBe(false);
    }
  });

  test('whatever a file holds, nothing is thrown and every record is read or unread', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.uint8Array({ maxLength: 100 }), fc.constantFrom(...source.endings), (value, bytes, ending) => {
        const document = { path: `a${ending}`, bytes, value };
        source.claims(document);
        for (const record of source.read(document, { now: 0 }))
          expect(['advisory', 'enrichment', 'later', 'unread']).toContain(record.kind);
      }),
    );
  });
});
