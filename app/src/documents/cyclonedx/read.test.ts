import { describe, expect, test } from 'vitest';
import { readCycloneDx } from './read.ts';

function read(document: object) {
  return readCycloneDx({ bomFormat: 'CycloneDX', specVersion: '1.6', ...document }, '1.6', 'bom.json');
}

function gapsOf(document: object) {
  return read(document).collected.gaps.map(({ kind, pointer, blocking }) => [kind, pointer, blocking]);
}

const library = { type: 'library', name: 'left', version: '1.0.0' };

describe('a component', () => {
  test('is read with everything that identifies it', () => {
    const { collected } = read({
      components: [
        {
          type: 'library',
          'bom-ref': 'a',
          group: '@scope',
          name: 'left',
          version: '1.0.0',
          purl: 'pkg:npm/%40scope/left@1.0.0',
          cpe: 'cpe:2.3:a:scope:left:1.0.0:*:*:*:*:*:*:*',
          swid: { tagId: 'left-tag', name: 'left' },
          hashes: [{ alg: 'SHA-256', content: 'AB'.repeat(32) }],
          licenses: [{ license: { id: 'MIT' } }, { license: { name: 'Our own' } }, { expression: 'MIT OR ISC' }],
          supplier: { name: 'Left Ltd' },
          publisher: 'The Left',
          scope: 'required',
          evidence: { occurrences: [{ location: 'lib/left.js' }] },
        },
      ],
    });
    expect(collected.components).toEqual([
      {
        ref: 'a',
        kind: 'library',
        group: '@scope',
        name: 'left',
        version: '1.0.0',
        purl: 'pkg:npm/%40scope/left@1.0.0',
        cpes: ['cpe:2.3:a:scope:left:1.0.0:*:*:*:*:*:*:*'],
        swid: 'left-tag',
        hashes: [`sha256:${'ab'.repeat(32)}`],
        licenses: ['MIT', 'Our own', 'MIT OR ISC'],
        supplier: 'Left Ltd',
        publisher: 'The Left',
        scope: 'required',
        location: 'lib/left.js',
        place: { pointer: '/components/0' },
      },
    ]);
    expect(collected).toMatchObject({ complete: true, gaps: [] });
  });

  test('inside another, or inside the root, is one more', () => {
    const { counted, collected } = read({
      metadata: { component: { ...library, name: 'root', components: [{ ...library, name: 'a' }] } },
      components: [{ ...library, name: 'b', components: [{ ...library, name: 'c' }] }],
    });
    expect(counted).toBe(3);
    expect(collected.components.map(({ name, ref }) => [name, ref])).toEqual([
      ['a', '#/metadata/component/components/0'],
      ['b', '#/components/0'],
      ['c', '#/components/0/components/0'],
    ]);
  });

  test('without a name is counted and hides something', () => {
    const { counted, collected } = read({ components: [{ type: 'library', components: [library] }, 7, library] });
    expect(counted).toBe(3);
    expect(collected.components).toHaveLength(2);
    expect(collected.complete).toBe(false);
    expect(collected.gaps.map(({ kind, pointer }) => [kind, pointer])).toEqual([
      ['missing-name', '/components/0'],
      ['wrong-type', '/components/1'],
    ]);
  });

  test('whose parts cannot be used enters without them', () => {
    const component = { ...library, purl: 'left@1', version: 1, hashes: [{ alg: 'SHA-256', content: 'abcd' }], licenses: ['MIT'] };
    expect(gapsOf({ components: [component] })).toEqual([
      ['wrong-type', '/components/0/version', false],
      ['invalid-purl', '/components/0/purl', false],
      ['invalid-hash', '/components/0/hashes/0', false],
      ['wrong-type', '/components/0/licenses/0', false],
      ['no-identity', '/components/0', false],
    ]);
  });

  test.each([
    [{ scope: 'excluded' }, 'development'],
    [{ scope: 'optional' }, 'optional'],
    [{}, undefined],
    [{ scope: 'required', properties: [{ name: 'cdx:npm:package:development', value: 'true' }] }, 'development'],
  ])('with %j has the scope %s', (fields, scope) => {
    expect(read({ components: [{ ...library, ...fields }] }).collected.components[0]!.scope).toBe(scope);
  });

  test.each([
    [
      { SrcName: 'openssl', SrcVersion: '3.0.11', SrcRelease: '1~deb12u2', SrcEpoch: '1' },
      { name: 'openssl', version: '1:3.0.11-1~deb12u2' },
    ],
    [
      { SrcName: 'openssl', SrcVersion: '3.1.0-r4' },
      { name: 'openssl', version: '3.1.0-r4' },
    ],
    [{ SrcName: 'openssl' }, { name: 'openssl' }],
    [{ SrcVersion: '1' }, undefined],
  ])('with what Trivy says of its source, %j', (said, source) => {
    const properties = Object.entries(said).map(([name, value]) => ({ name: `aquasecurity:trivy:${name}`, value }));
    expect(read({ components: [{ ...library, properties }] }).collected.components[0]!.source).toEqual(source);
  });

  test('with a name beyond all measure is not read', () => {
    expect(gapsOf({ components: [{ ...library, name: 'x'.repeat(1_000_000) }] })).toEqual([
      ['too-long', '/components/0/name', false],
      ['missing-name', '/components/0', true],
    ]);
  });
});

describe('the graph', () => {
  const root = { ...library, 'bom-ref': 'root', name: 'root' };
  const [a, b] = [
    { ...library, 'bom-ref': 'a' },
    { ...library, 'bom-ref': 'b' },
  ];

  test('tells what the root needs itself, and what needs what', () => {
    const { collected } = read({
      metadata: { component: root },
      components: [a, b],
      dependencies: [
        { ref: 'root', dependsOn: ['a'] },
        { ref: 'a', dependsOn: ['b'], provides: ['b'] },
      ],
    });
    expect(collected.components.map(({ direct }) => direct)).toEqual([true, undefined]);
    expect(collected.relations).toEqual([
      { kind: 'dependsOn', from: 'a', to: 'b' },
      { kind: 'provides', from: 'a', to: 'b' },
    ]);
  });

  test('tells a missing reference once, and hides nothing by it', () => {
    const dependencies = [
      { ref: 'a', dependsOn: ['gone', 'gone', 'urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#b'] },
      { ref: 'gone', dependsOn: ['a'] },
    ];
    expect(gapsOf({ components: [a], dependencies })).toEqual([['dangling-reference', '/dependencies/0/dependsOn/0', false]]);
  });

  test('keeps both of two components with one bom-ref', () => {
    const { collected } = read({ components: [a, { ...a, name: 'right' }], dependencies: [{ ref: 'a', dependsOn: ['a'] }] });
    expect(collected.components.map(({ ref }) => ref)).toEqual(['a', '#/components/1']);
    expect(collected.gaps.map(({ kind }) => kind)).toEqual(['duplicate-ref']);
  });
});

describe('the head', () => {
  test('tells who made the document, when, with what, and of what asset', () => {
    const { head } = read({
      serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
      metadata: {
        timestamp: '2024-05-01T12:00:00Z',
        tools: { components: [{ type: 'application', name: 'maker', version: '2' }], services: [{ name: 'online' }] },
        authors: [{ name: 'Ann', email: 'ann@example.com' }],
        supplier: { name: 'Example' },
        component: { type: 'container', name: 'registry.example:5000/shop/app:1.2@sha256:00', version: '1.2' },
      },
      components: [],
    });
    expect(head).toMatchObject({
      serial: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
      time: Date.UTC(2024, 4, 1, 12),
      tools: ['maker', 'online'],
      authors: ['Ann'],
      assetName: 'registry.example:5000/shop/app',
      assetKind: 'image',
      root: { supplier: 'Example' },
    });
  });

  test('knows the tools of 1.4 and earlier', () => {
    expect(read({ metadata: { tools: [{ vendor: 'x', name: 'maker', version: '1' }] }, components: [] }).head.tools).toEqual(['maker']);
  });

  test.each([
    [[{ aggregate: 'complete', assemblies: ['root'] }], 'declaredComplete'],
    [[{ aggregate: 'complete' }], 'declaredComplete'],
    [[{ aggregate: 'complete', assemblies: ['a'] }], 'notDeclared'],
    [[{ aggregate: 'incomplete_first_party_only', assemblies: ['root'] }], 'declaredIncomplete'],
    [[{ aggregate: 'incomplete', assemblies: ['a'] }], 'declaredIncomplete'],
    [
      [
        { aggregate: 'complete', assemblies: ['root'] },
        { aggregate: 'incomplete', assemblies: ['a'] },
      ],
      'declaredComplete',
    ],
    [[{ aggregate: 'unknown', assemblies: ['root'] }], 'notDeclared'],
    [[{ aggregate: 'incomplete', vulnerabilities: ['v'] }], 'notDeclared'],
    [undefined, 'notDeclared'],
  ])('with the compositions %j it is %s', (compositions, completeness) => {
    const { head, collected } = read({ metadata: { component: { ...library, 'bom-ref': 'root' } }, components: [], compositions });
    expect(head.completeness).toBe(completeness);
    expect(collected.complete).toBe(completeness !== 'declaredIncomplete');
  });

  test('of a document without a list of components does not say that there are none', () => {
    expect(read({ metadata: { component: library } }).collected.complete).toBe(false);
    expect(read({ metadata: { component: library }, components: [] }).collected.complete).toBe(true);
  });
});

test('services are read, nested ones too', () => {
  const service = { name: 'mail', provider: { name: 'Post' }, endpoints: ['https://mail.example'], services: [{ name: 'inner' }, {}] };
  const { collected } = read({ components: [], services: [service] });
  expect(collected.services).toEqual([
    { ref: '#/services/0', name: 'mail', provider: 'Post', endpoints: ['https://mail.example'], place: { pointer: '/services/0' } },
    { ref: '#/services/0/services/0', name: 'inner', endpoints: [], place: { pointer: '/services/0/services/0' } },
  ]);
});
