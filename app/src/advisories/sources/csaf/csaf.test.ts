import { describe, expect, test } from 'vitest';
import { csaf } from './index.ts';

const branch = (category: string, name: string, more: object) => ({ category, name, ...more });
const product = (id: string, helper: object = {}) => ({ product: { product_id: id, name: id, product_identification_helper: helper } });
const composite = (part: string, platform: string) => ({
  category: 'default_component_of',
  product_reference: part,
  relates_to_product_reference: platform,
  full_product_name: { product_id: `${platform}:${part}`, name: `${part} of ${platform}` },
});

const document = {
  document: {
    csaf_version: '2.0',
    title: 'Update for curl',
    tracking: {
      id: 'RHSA-2026:0001',
      initial_release_date: '2026-01-02T00:00:00+00:00',
      current_release_date: '2026-01-03T00:00:00+00:00',
    },
    references: [{ category: 'self', url: 'https://example.org/rhsa' }],
  },
  product_tree: {
    branches: [
      branch('vendor', 'Red Hat', {
        branches: [
          branch('product_name', 'BaseOS-9', product('BaseOS-9', { cpe: 'cpe:/o:redhat:enterprise_linux:9::baseos' })),
          branch('architecture', 'x86_64', {
            branches: ['x86_64', 'aarch64', 'src'].map((arch) =>
              branch(
                'product_version',
                `curl.${arch}`,
                product(`curl.${arch}`, { purl: `pkg:rpm/redhat/curl@7.76.1-26.el9?arch=${arch}&epoch=1` }),
              ),
            ),
          }),
          branch('product_version', 'jar', product('jar', { purl: 'pkg:maven/org.example/lib@1.0.0.redhat-1' })),
          branch('product_version', 'plain', product('plain')),
        ],
      }),
      branch('vendor', 'Example', {
        branches: [
          branch('product_name', 'Controller', {
            branches: [
              branch('product_version_range', 'vers:all/<V3.1.4', product('C1')),
              branch(
                'product_version',
                'V2.0',
                product('C2', { hashes: [{ file_hashes: [{ algorithm: 'SHA-256', value: 'AB'.repeat(32) }] }] }),
              ),
              branch('product_version_range', 'some versions', product('C3')),
            ],
          }),
        ],
      }),
    ],
    relationships: [
      ...['x86_64', 'aarch64', 'src'].map((arch) => composite(`curl.${arch}`, 'BaseOS-9')),
      composite('jar', 'BaseOS-9'),
      composite('plain', 'BaseOS-9'),
    ],
  },
};

function read(...vulnerabilities: object[]) {
  const value = { ...document, vulnerabilities };
  return [...csaf.read({ path: 'a.json', bytes: new Uint8Array(), value }, { now: 0 })];
}

function affected(status: object) {
  const [record] = read({ cve: 'CVE-2026-10000', product_status: status });
  return record?.kind === 'advisory' ? record.advisory.affected : record;
}

test('each vulnerability is a record of its own, which the document is related to', () => {
  const records = read(
    { cve: 'CVE-2026-10000', title: 'First', scores: [{ cvss_v3: { vectorString: 'CVSS:3.1/AV:N' } }] },
    { ids: [{ text: 'BUG-7' }] },
  );
  expect(records).toMatchObject([
    {
      kind: 'advisory',
      advisory: {
        id: 'RHSA-2026:0001/CVE-2026-10000',
        summary: 'First',
        aliases: ['CVE-2026-10000'],
        related: ['RHSA-2026:0001'],
        published: '2026-01-02T00:00:00Z',
        modified: '2026-01-03T00:00:00Z',
        severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' }],
        references: [{ type: 'ADVISORY', url: 'https://example.org/rhsa' }],
      },
    },
    { advisory: { id: 'RHSA-2026:0001/BUG-7', summary: 'Update for curl', aliases: [] } },
  ]);
  expect(read({ cve: 'CVE-2026-10000' })).toMatchObject([{ advisory: { id: 'RHSA-2026:0001', aliases: ['CVE-2026-10000'], related: [] } }]);
});

describe('a status', () => {
  test('fixed, of a distribution: all before is affected, once for all architectures, on this platform', () => {
    const fixed = ['x86_64', 'aarch64', 'src'].map((arch) => `BaseOS-9:curl.${arch}`);
    expect(affected({ fixed })).toEqual([
      {
        ecosystem: 'Red Hat:enterprise_linux:9::baseos',
        name: 'curl',
        versions: [],
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1:7.76.1-26.el9' }] }],
      },
    ]);
  });

  test('fixed elsewhere says nothing of other streams, but that this version is safe; affected says so of its version', () => {
    expect(affected({ fixed: ['BaseOS-9:jar'] })).toEqual([
      { ecosystem: 'Maven', name: 'org.example:lib', versions: ['1.0.0.redhat-1'], ranges: [], safe: 'fixed' },
    ]);
    expect(affected({ known_affected: ['jar'] })).toEqual([
      { ecosystem: 'Maven', name: 'org.example:lib', versions: ['1.0.0.redhat-1'], ranges: [] },
    ]);
  });

  test('of a part without a purl is of its platform', () => {
    expect(affected({ known_affected: ['BaseOS-9:plain'] })).toEqual([
      {
        ecosystem: 'Red Hat:enterprise_linux:9::baseos',
        name: 'plain',
        versions: [],
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }],
      },
    ]);
  });

  test('of products without an ecosystem is by name, publisher, and version or range', () => {
    const range = [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '3.1.4' }] }];
    expect(affected({ known_affected: ['C1', 'C2', 'C3'] })).toMatchObject([
      { ranges: range, product: { names: ['Controller', 'C1'], publishers: ['Example'], versions: [] } },
      { ranges: [], product: { versions: ['2.0'], hashes: [`sha256:${'ab'.repeat(32)}`] } },
      { ranges: [], product: { versions: [] } },
    ]);
  });

  test('under investigation leaves it open', () => {
    expect(affected({ under_investigation: ['BaseOS-9:curl.x86_64'] })).toEqual([
      { ecosystem: 'Red Hat:enterprise_linux:9::baseos', name: 'curl', versions: [], ranges: [] },
    ]);
  });

  test('not affected says of a version, of all of a part, or of a product that it is safe', () => {
    const every = [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }];
    const baseos = { ecosystem: 'Red Hat:enterprise_linux:9::baseos', safe: 'notAffected' };
    expect(affected({ known_not_affected: ['BaseOS-9:curl.x86_64', 'BaseOS-9:plain', 'C2', 'C3'] })).toMatchObject([
      { ...baseos, name: 'curl', versions: ['1:7.76.1-26.el9'], ranges: [] },
      { ...baseos, name: 'plain', versions: [], ranges: every },
      { product: { names: ['Controller', 'C2'], versions: ['2.0'] }, safe: 'notAffected' },
    ]);
  });
});

test('a status of a product that is not there makes the record unread', () => {
  expect(affected({ fixed: ['nothing'] })).toMatchObject({
    kind: 'unread',
    gap: { pointer: '/vulnerabilities/0/product_status/fixed', subject: 'RHSA-2026:0001' },
  });
});

test('a tree that is nested without end is refused', () => {
  let tree: object = branch('product_name', 'x', {});
  for (let depth = 0; depth < 300; depth += 1) tree = branch('product_family', 'x', { branches: [tree] });
  const value = { ...document, product_tree: { branches: [tree] }, vulnerabilities: [] };
  expect([...csaf.read({ path: 'a.json', bytes: new Uint8Array(), value }, { now: 0 })]).toMatchObject([{ kind: 'unread' }]);
});

test.each([
  ['WHITE', undefined],
  ['CLEAR', undefined],
  ['amber', 'AMBER'],
  ['AMBER+STRICT', 'AMBER+STRICT'],
  ['secret', 'RED'],
])('a document that is labelled %s may be passed on accordingly', (label, tlp) => {
  const head = { ...document.document, distribution: { tlp: { label } } };
  const value = { ...document, document: head, vulnerabilities: [{ cve: 'CVE-2026-10000' }] };
  const [record] = csaf.read({ path: 'a.json', bytes: new Uint8Array(), value }, { now: 0 });
  expect(record?.kind === 'advisory' && record.advisory.tlp).toBe(tlp);
});
