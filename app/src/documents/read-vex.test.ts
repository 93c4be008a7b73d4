import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WaybillError } from '../domain/errors.ts';
import { readVex } from './read-vex.ts';

const read = (value: unknown) => readVex(new TextEncoder().encode(JSON.stringify(value)), 'x.json');
const told = (value: unknown) =>
  read(value).statements.map(({ vulnerability, status, products }) => [vulnerability, status, products.map((product) => product.told)]);

const openVex = { '@context': 'https://openvex.dev/ns/v0.2.0', author: 'A. Vendor', timestamp: '2026-01-01T00:00:00Z' };

test('OpenVEX: ids and aliases, products with parts, times of statement and document, expiry', () => {
  const document = read({
    ...openVex,
    statements: [
      {
        vulnerability: { name: 'CVE-1', aliases: ['GHSA-1'] },
        products: [{ '@id': 'pkg:oci/shop', subcomponents: [{ '@id': 'pkg:npm/left@1.0.0' }] }],
        status: 'not_affected',
        justification: 'component_not_present',
        timestamp: '2026-02-01T00:00:00Z',
        'waybill:expires': '2026-03-01',
      },
      { vulnerability: 'CVE-2', products: ['pkg:npm/left'], status: 'under_investigation' },
      {
        vulnerability: { '@id': 'https://nvd.example/CVE-3' },
        products: [{ identifiers: { purl: 'pkg:npm/a' }, hashes: { 'sha-256': 'ab'.repeat(32) } }],
        status: 'fixed',
      },
    ],
  });
  expect(document.statements).toMatchObject([
    {
      vulnerability: ['CVE-1', 'GHSA-1'],
      status: 'notAffected',
      justification: 'component_not_present',
      author: 'A. Vendor',
      time: Date.parse('2026-02-01T00:00:00Z'),
      expires: Date.parse('2026-03-01'),
      products: [{ purl: { name: 'left', version: '1.0.0' }, within: { purl: { type: 'oci', name: 'shop' } } }],
      place: { pointer: '/statements/0' },
    },
    { vulnerability: ['CVE-2'], status: 'underInvestigation', time: Date.parse('2026-01-01T00:00:00Z') },
    { vulnerability: ['CVE-3'], status: 'fixed', products: [{ purl: { name: 'a' }, hashes: [`sha256:${'ab'.repeat(32)}`] }] },
  ]);
});

test('“not affected” without a reason is a gap, in every format', () => {
  const statement = { vulnerability: 'CVE-1', products: ['pkg:npm/left'], status: 'not_affected' };
  const cyclonedx = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    vulnerabilities: [{ id: 'CVE-1', affects: [{ ref: 'pkg:npm/left@1' }], analysis: { state: 'not_affected' } }],
  };
  const csaf = {
    document: { csaf_version: '2.0', tracking: {} },
    product_tree: { full_product_names: [{ product_id: 'P', name: 'left', product_identification_helper: { purl: 'pkg:npm/left@1' } }] },
    vulnerabilities: [{ cve: 'CVE-1', product_status: { known_not_affected: ['P'] } }],
  };
  for (const document of [{ ...openVex, statements: [statement] }, cyclonedx, csaf]) {
    expect(read(document)).toMatchObject({ statements: [], gaps: [{ kind: 'unjustified' }] });
  }
});

test('CycloneDX: states, references to components, to other documents, and versions', () => {
  const analysed = (ref: string, state: string, more: object = {}) => ({
    id: 'CVE-1',
    references: [{ id: 'GHSA-1' }],
    affects: [{ ref, ...more }],
    analysis: { state, detail: 'why' },
  });
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3E671687-395B-41F5-A30F-A58921A69B79',
    metadata: { timestamp: '2026-01-01T00:00:00Z', authors: [{ name: 'A. Vendor' }] },
    components: [{ type: 'library', name: 'a', components: [{ type: 'library', name: 'left', purl: 'pkg:npm/left@1', 'bom-ref': 'l' }] }],
    vulnerabilities: [
      analysed('l', 'resolved'),
      analysed('urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg%3Anpm%2Fb%401', 'false_positive'),
      analysed('pkg:npm/c', 'in_triage', { versions: [{ version: '1.0' }, { version: '2.0', status: 'unaffected' }] }),
      { id: 'CVE-2', affects: [{ ref: 'l' }] },
    ],
  };
  expect(read(document).statements).toMatchObject([
    {
      vulnerability: ['CVE-1', 'GHSA-1'],
      status: 'fixed',
      author: 'A. Vendor',
      note: 'why',
      products: [{ purl: { name: 'left' }, reference: { ref: 'l' } }],
    },
    {
      status: 'notAffected',
      products: [
        { purl: { name: 'b', version: '1' }, reference: { ref: 'pkg:npm/b@1', serial: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79' } },
      ],
    },
    { status: 'underInvestigation', products: [{ purl: { name: 'c', version: '1.0' } }] },
  ]);
});

test('CSAF: products of branches and of platforms, flags and impacts', () => {
  const product = (id: string, purl: string) => ({ product_id: id, name: id, product_identification_helper: { purl } });
  const document = {
    document: { csaf_version: '2.0', publisher: { name: 'A. Vendor' }, tracking: { current_release_date: '2026-01-01T00:00:00Z' } },
    product_tree: {
      branches: [{ branches: [{ product: product('A', 'pkg:rpm/redhat/a@1-1.el9') }, { product: product('B', 'pkg:rpm/redhat/b') }] }],
      full_product_names: [product('C', 'pkg:npm/c')],
      relationships: [
        { product_reference: 'A', relates_to_product_reference: 'C', full_product_name: { product_id: 'A-on-C', name: 'x' } },
      ],
    },
    vulnerabilities: [
      {
        cve: 'CVE-1',
        product_status: { known_not_affected: ['A-on-C', 'B'], fixed: ['C'], under_investigation: ['missing'] },
        flags: [{ label: 'vulnerable_code_not_present', product_ids: ['A-on-C'] }],
      },
    ],
  };
  expect(told(document)).toEqual([
    [['CVE-1'], 'notAffected', ['pkg:rpm/redhat/a@1-1.el9']],
    [['CVE-1'], 'fixed', ['pkg:npm/c']],
  ]);
  expect(read(document).statements[0]).toMatchObject({ author: 'A. Vendor', justification: 'vulnerable_code_not_present' });
});

test('what makes no statement is refused', () => {
  expect(() => read({ hello: 'world' })).toThrow(expect.objectContaining({ code: 'unknown-format' }));
  expect(() => read({ ...openVex, statements: [] })).toThrow(expect.objectContaining({ code: 'malformed' }));
});

test('whatever the JSON, nothing but an error of ours is thrown', () => {
  const anyDocument = fc.oneof(
    fc.record({ '@context': fc.constant('https://openvex.dev/ns/v0.2.0'), statements: fc.jsonValue() }),
    fc.record({
      bomFormat: fc.constant('CycloneDX'),
      vulnerabilities: fc.array(fc.jsonValue()),
      components: fc.jsonValue(),
      metadata: fc.jsonValue(),
    }),
    fc.record({ document: fc.constant({ csaf_version: '2.0' }), product_tree: fc.jsonValue(), vulnerabilities: fc.jsonValue() }),
  );
  fc.assert(
    fc.property(anyDocument, (value) => {
      try {
        read(value);
      } catch (error) {
        expect(error).toBeInstanceOf(WaybillError);
      }
    }),
  );
});

test('CSAF: one package on many platforms is said once, and what nothing identifies is counted', () => {
  const product = (id: string, purl?: string) => ({
    category: 'product_version',
    name: id,
    product: { product_id: id, name: id, ...(purl === undefined ? {} : { product_identification_helper: { purl } }) },
  });
  const platforms = Array.from({ length: 50 }, (_, at) => `P${at}`);
  const document = read({
    document: { csaf_version: '2.0', publisher: { name: 'V' }, tracking: { current_release_date: '2026-01-01T00:00:00Z' } },
    product_tree: {
      branches: [
        product('A', 'pkg:rpm/redhat/a@1-1'),
        product('B', 'pkg:rpm/redhat/b@1-1'),
        product('bare'),
        ...platforms.map((id) => product(id)),
      ],
      relationships: platforms.flatMap((platform) =>
        ['A', 'B'].map((part) => ({
          full_product_name: { product_id: `${platform}:${part}`, name: 'x' },
          product_reference: part,
          relates_to_product_reference: platform,
        })),
      ),
    },
    vulnerabilities: [
      {
        cve: 'CVE-1',
        product_status: { fixed: platforms.flatMap((each) => [`${each}:A`, `${each}:B`]), known_affected: ['bare', 'nowhere'] },
      },
    ],
  });
  expect(document.statements).toMatchObject([
    { status: 'fixed', products: [{ told: 'pkg:rpm/redhat/a@1-1' }, { told: 'pkg:rpm/redhat/b@1-1' }] },
  ]);
  expect(document.gaps).toMatchObject([{ kind: 'unidentified-product', message: expect.stringContaining('of 2 products') }]);
});
