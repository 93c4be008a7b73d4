import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../platform/pattern/index.ts';
import { parsePath } from '../select/index.ts';
import { patchDocument, redactDocument, trimDocument } from './index.ts';

describe('trim', () => {
  const fresh = () => ({
    metadata: { properties: [1], component: { name: 'x', properties: [2] } },
    components: [{ properties: [3], a: { b: 1, c: { b: 2 } } }],
  });
  const none = { keys: [], from: [], paths: [] };

  test('--from a.b trims below a.b and nothing else of a', () => {
    const document = fresh();
    expect(trimDocument(document, { ...none, keys: ['properties'], from: ['metadata.component'] })).toEqual({
      removed: 1,
      unknownPaths: [],
      unknownKeys: [],
    });
    expect(document).toEqual({ ...fresh(), metadata: { properties: [1], component: { name: 'x' } } });
  });

  test('a key a.b is the b of an a only', () => {
    const document = fresh();
    trimDocument(document, { ...none, keys: ['a.b'] });
    expect(document.components[0]!.a).toEqual({ c: { b: 2 } });
  });

  test('an exact way is taken out, of lists too', () => {
    const document = { list: [{ x: 1 }, { x: 2 }, { y: 3 }], gone: 1 };
    expect(trimDocument(document, { ...none, paths: ['list.x', '/list/2', 'gone'] }).removed).toBe(4);
    expect(document).toEqual({ list: [{}, {}] });
  });

  test('what is not there is told', () => {
    const document = fresh();
    expect(trimDocument(document, { keys: ['colour'], from: ['services'], paths: ['metadata.nothing'] })).toEqual({
      removed: 0,
      unknownPaths: ['services', 'metadata.nothing'],
      unknownKeys: ['colour'],
    });
    expect(document).toEqual(fresh());
  });
});

describe('patch (RFC 6902)', () => {
  test.each([
    [{ foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux' }], { foo: 'bar', baz: 'qux' }],
    [
      { foo: ['a', 'c'] },
      [
        { op: 'add', path: '/foo/1', value: 'b' },
        { op: 'add', path: '/foo/-', value: 'd' },
      ],
      { foo: ['a', 'b', 'c', 'd'] },
    ],
    [{ a: 1, b: 2 }, [{ op: 'remove', path: '/a' }], { b: 2 }],
    [{ a: 1 }, [{ op: 'replace', path: '/a', value: null }], { a: null }],
    [{ a: { x: 1 }, b: {} }, [{ op: 'move', from: '/a/x', path: '/b/y' }], { a: {}, b: { y: 1 } }],
    [
      { a: [1] },
      [
        { op: 'copy', from: '/a', path: '/b' },
        { op: 'add', path: '/b/-', value: 2 },
      ],
      { a: [1], b: [1, 2] },
    ],
    [
      { 'a/b': 1, '~': 2 },
      [
        { op: 'test', path: '/a~1b', value: 1 },
        { op: 'remove', path: '/~0' },
      ],
      { 'a/b': 1 },
    ],
    [{ a: 1 }, [{ op: 'add', path: '', value: [] }], []],
    [{ a: { x: 1, y: 2 } }, [{ op: 'test', path: '/a', value: { y: 2, x: 1 } }], { a: { x: 1, y: 2 } }],
  ])('%j %j', (document, patch, expected) => {
    expect(patchDocument(document, patch)).toEqual(expected);
  });

  test.each([
    [[{ op: 'remove', path: '/nothing' }], 'operation 0'],
    [
      [
        { op: 'add', path: '/a', value: 1 },
        { op: 'replace', path: '/nothing', value: 1 },
      ],
      'operation 1',
    ],
    [[{ op: 'test', path: '/list/0', value: 2 }], 'the test fails'],
    [[{ op: 'add', path: '/list/7', value: 2 }], 'position'],
    [[{ op: 'add', path: '/list/01', value: 2 }], 'position'],
    [[{ op: 'move', from: '/list', path: '/list/0' }], 'into itself'],
    [[{ op: 'add', path: '/x' }], 'value'],
    [[{ op: 'add', path: 'x', value: 1 }], 'JSON pointer'],
    [[{ op: 'frob', path: '/x' }], 'frob'],
    ['text', 'RFC 6902'],
  ])('%j is refused', (patch, told) => {
    expect(() => patchDocument({ list: [1] }, patch)).toThrow(
      expect.objectContaining({ code: 'malformed', message: expect.stringContaining(told) }),
    );
  });

  test('copies that double do not fill memory', () => {
    const double = Array.from({ length: 40 }, () => ({ op: 'copy', from: '/a', path: '/a/-' }));
    expect(() => patchDocument({ a: [1] }, double)).toThrow(/copies more/);
  });

  test('moves cannot nest without end', () => {
    const deeper = Array.from({ length: 30_000 }, (_, index) => [
      { op: 'add', path: index % 2 ? '/a' : '/b', value: {} },
      { op: 'move', from: index % 2 ? '/b' : '/a', path: index % 2 ? '/a/x' : '/b/x' },
    ]).flat();
    expect(() => patchDocument({ a: {} }, deeper)).toThrow(/deeper/);
  });

  test('__proto__ is a key like any other', () => {
    const patched = patchDocument({}, JSON.parse('[{"op":"add","path":"/__proto__","value":{"x":1}}]')) as object;
    expect(JSON.stringify(patched)).toBe('{"__proto__":{"x":1}}');
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});

describe('patch (RFC 7386)', () => {
  test.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j %j', (document, patch, expected) => {
    expect(patchDocument(document, patch)).toEqual(expected);
  });

  test('a patch twice is a patch once', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()), (document, patch) => {
        const once = patchDocument(structuredClone(document), patch);
        expect(patchDocument(structuredClone(once), patch)).toEqual(once);
      }),
    );
  });
});

describe('redact', () => {
  const wishes = { paths: [], keys: [], patterns: [], people: false };

  test('references still meet, purls stay purls, and what declares the format stays', () => {
    const document = {
      bomFormat: 'CycloneDX',
      components: [{ type: 'library', 'bom-ref': 'pkg:npm/secret@1', name: 'secret', purl: 'pkg:npm/secret@1' }],
      dependencies: [{ ref: 'pkg:npm/secret@1' }],
    };
    expect(redactDocument(document, { ...wishes, patterns: [compilePattern('secret|CycloneDX')] })).toMatchObject({
      replaced: 4,
      texts: 2,
    });
    expect(document).toEqual({
      bomFormat: 'CycloneDX',
      components: [{ type: 'library', 'bom-ref': 'pkg:generic/redacted-1', name: 'redacted-2', purl: 'pkg:generic/redacted-1' }],
      dependencies: [{ ref: 'pkg:generic/redacted-1' }],
    });
  });

  test('people, keys and paths', () => {
    const document = {
      metadata: { authors: [{ name: 'Ann', email: 'ann@example.com' }] },
      note: 'x',
      deep: { note: ['y'], url: 'https://intern.example' },
    };
    const done = redactDocument(document, { ...wishes, people: true, keys: ['note'], paths: [parsePath('deep.url'), parsePath('gone')] });
    expect(done.unknownPaths).toEqual(['gone']);
    expect(JSON.stringify(document)).not.toMatch(/Ann|ann@|"x"|"y"|intern/);
    expect(document.metadata.authors[0]!.email).toMatch(/^redacted-\d@redacted\.invalid$/);
  });

  test.each([
    {
      creationInfo: { creators: ['Person: Ann (ann@example.com)', 'Organization: Acme (ann@example.com)', 'Tool: t'] },
      annotations: [{ annotator: 'Person: Ann' }],
    },
    {
      '@graph': [
        {
          type: 'Person',
          spdxId: 'urn:a',
          name: 'Ann',
          externalIdentifier: [{ externalIdentifierType: 'urlScheme', identifier: 'https://ann.example' }],
        },
        { type: 'Organization', name: 'Acme', externalIdentifier: [{ externalIdentifierType: 'email', identifier: 'ann@example.com' }] },
        { type: 'Tool', name: 't' },
      ],
    },
    {
      components: [{ pedigree: { commits: [{ committer: { name: 'Ann' } }] } }],
      annotations: [{ annotator: { individual: { name: 'Ann' } } }],
    },
  ])('people of every format: %#', (document) => {
    redactDocument(document, { ...wishes, people: true });
    expect(JSON.stringify(document)).not.toMatch(/Ann|ann[@.]/);
    expect(JSON.stringify(document)).not.toMatch(/"type":"redacted|IdentifierType":"redacted|Tool: redacted|"Tool","name":"redacted/);
  });
});
