import { describe, expect, test } from 'vitest';
import { endoflife } from './index.ts';

const now = Date.parse('2026-01-10T12:00:00Z');

function read(value: unknown, path = 'api/example.json', text = '') {
  const document = { path, bytes: Buffer.from(text), value };
  return endoflife.claims(document) ? [...endoflife.read(document, { now })] : undefined;
}

const release = (name: string, eolFrom: string | null, isEol = false) => ({ name, eolFrom, isEol });
const product = {
  name: 'example',
  label: 'Example Server',
  identifiers: [
    { type: 'purl', id: 'pkg:npm/example' },
    { type: 'purl', id: 'pkg:deb/debian/example' },
    { type: 'purl', id: 'pkg:generic/examplesrv' },
    { type: 'cpe', id: 'cpe:2.3:a:example:example' },
  ],
  releases: [
    release('19', '2027-01-01'),
    release('18', '2026-01-10'),
    release('17', null, true),
    release('lts-a', '2020-01-01'),
    release('16', null),
  ],
};

describe('a product', () => {
  test('has a range for each line that has ended, and is read again when another one ends', () => {
    expect(read({ schema_version: '1.2.0', result: product })).toEqual([
      {
        kind: 'advisory',
        advisory: {
          id: 'EOL/example',
          class: 'endOfLife',
          summary: 'Example Server: 3 of 5 release lines are no longer supported',
          details: '- 18: 2026-01-10\n- 17: ended\n- lts-a: 2020-01-01',
          aliases: [],
          related: [],
          published: '2020-01-01T00:00:00Z',
          modified: '2026-01-10T00:00:00Z',
          severity: [],
          affected: [
            {
              ecosystem: 'npm',
              name: 'example',
              versions: ['lts-a'],
              ranges: [
                { type: 'ECOSYSTEM', events: [{ introduced: '18.0.0-0' }, { limit: '19.0.0-0' }] },
                { type: 'ECOSYSTEM', events: [{ introduced: '17.0.0-0' }, { limit: '18.0.0-0' }] },
              ],
            },
            {
              versions: ['lts-a'],
              ranges: [
                { type: 'ECOSYSTEM', events: [{ introduced: '18' }, { limit: '19' }] },
                { type: 'ECOSYSTEM', events: [{ introduced: '17' }, { limit: '18' }] },
              ],
              product: {
                names: ['Example Server', 'example', 'examplesrv'],
                publishers: [],
                signers: [],
                platforms: [],
                versions: [],
                hashes: [],
                domains: [],
              },
            },
          ],
          references: [{ type: 'WEB', url: 'https://endoflife.date/example' }],
        },
      },
      { kind: 'later' },
    ]);
  });

  test('of which nothing has ended makes no advisory', () => {
    expect(
      read({
        result: [
          { ...product, releases: [release('1', '2030-01-01')] },
          { ...product, releases: [release('1', null)] },
        ],
      }),
    ).toEqual([{ kind: 'later' }]);
  });

  test('of which a line has lines below it holds only what is called so', () => {
    const [first] = read({ result: { ...product, identifiers: [], releases: [release('8', '2020-01-01'), release('8.1', null)] } })!;
    expect(first).toMatchObject({ advisory: { affected: [{ versions: ['8'], ranges: [] }] } });
  });
});

test('the older list of cycles has its product from its address', () => {
  const cycles = [
    { cycle: '2', eol: false },
    { cycle: 1, eol: '2020-01-01' },
  ];
  expect(read(cycles)).toMatchObject([
    { advisory: { id: 'EOL/example', affected: [{ ranges: [{ events: [{ introduced: '1' }, { limit: '2' }] }] }] } },
  ]);
});

test('a page of the site is read by its facts', () => {
  const page =
    '---\ntitle: Example\npermalink: /example\nidentifiers:\n- purl: pkg:pypi/example\n- repology: x\nreleases:\n- releaseCycle: "3.10"\n  eol: 2020-01-01\n---\nText\n';
  expect(read(undefined, 'products/x.md', page)).toMatchObject([
    {
      advisory: {
        id: 'EOL/example',
        affected: [
          { ecosystem: 'PyPI', ranges: [{ events: [{ introduced: '3.10' }, { limit: '3.11' }] }] },
          { product: { names: ['Example', 'example'] } },
        ],
      },
    },
  ]);
  expect(read(undefined, 'README.md', '# Text')).toBeUndefined();
});

test('what cannot be read is unread', () => {
  expect(read({ result: { name: 'x', releases: [{ name: '1', eolFrom: 'soon' }] } })).toMatchObject([
    { kind: 'unread', gap: { pointer: '/result/0/releases/0/eolFrom' } },
  ]);
  expect(read(undefined, 'x.md', '---\nreleases:\n- [\n---\n')).toMatchObject([{ kind: 'unread' }]);
});
