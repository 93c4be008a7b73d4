import fc from 'fast-check';
import { PackageURL } from 'packageurl-js';
import { describe, expect, test } from 'vitest';
import { buildPurl, canonicalPurl, formatPurl, knownTypes, maxPurlLength, parsePurl, purlOf, readPurl, validatePurl } from './index.ts';

/** Any code units, also halves of characters: quicker to make than fast-check's own. */
function anyCharacters(maxLength: number) {
  return fc.array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength }).map((codes) => String.fromCharCode(...codes));
}

describe('reading', () => {
  test.each([
    ['pkg:npm/%40babel/core@7.1.0', { type: 'npm', namespace: '@babel', name: 'core', version: '7.1.0', qualifiers: {} }],
    ['pkg:npm/@babel/core', { type: 'npm', namespace: '@babel', name: 'core', qualifiers: {} }],
    ['pkg:npm/%40babel%2Fcore@7.1.0', { type: 'npm', namespace: '@babel', name: 'core', version: '7.1.0', qualifiers: {} }],
    [
      'pkg:golang/github.com%2FBurntSushi/toml@v1.0.0',
      { type: 'golang', namespace: 'github.com/BurntSushi', name: 'toml', version: 'v1.0.0', qualifiers: {} },
    ],
    [
      'pkg:deb/debian/attr@1:2.4.47-2%2Bb1?arch=amd64',
      { type: 'deb', namespace: 'debian', name: 'attr', version: '1:2.4.47-2+b1', qualifiers: { arch: 'amd64' } },
    ],
    ['PKG://Generic//a//b@1#./x/../y/', { type: 'generic', namespace: 'a', name: 'b', version: '1', qualifiers: {}, subpath: 'x/y' }],
    [' pkg:brew/node@20@20.1 ', { type: 'brew', name: 'node@20', version: '20.1', qualifiers: {} }],
    [
      'pkg:githubactions/Actions/Cache%2FSave@v4',
      { type: 'githubactions', namespace: 'actions', name: 'cache/Save', version: 'v4', qualifiers: {} },
    ],
    ['pkg:generic/a?b=&c=1&&d', { type: 'generic', name: 'a', qualifiers: { c: '1' } }],
    ['pkg:generic/a@', { type: 'generic', name: 'a', qualifiers: {} }],
  ])('%s', (text, wanted) => {
    expect(parsePurl(text)).toEqual(wanted);
  });

  test.each([
    ['', 'no-scheme'],
    ['npm/a', 'no-scheme'],
    ['pkg:', 'bad-type'],
    ['pkg:npm', 'no-name'],
    ['pkg:npm/', 'no-name'],
    ['pkg:npm/@1.0', 'no-name'],
    ['pkg:9p/a', 'bad-type'],
    ['pkg:n_p/a', 'bad-type'],
    ['pkg:npm/a%', 'bad-encoding'],
    ['pkg:npm/%FF', 'bad-encoding'],
    ['pkg:npm/a@%zz', 'bad-encoding'],
    ['pkg:npm/a#%zz', 'bad-encoding'],
    ['pkg:npm/a?b=%zz', 'bad-encoding'],
    ['pkg:npm/a?b=1&B=2', 'bad-qualifier'],
    ['pkg:npm/a?__proto__=1', 'bad-qualifier'],
    ['pkg:npm/a?1=1', 'bad-qualifier'],
    ['pkg:swift/a@1', 'namespace-required'],
    ['pkg:otp/a/b@1', 'namespace-prohibited'],
    ['pkg:julia/A@1', 'qualifier-required'],
    [`pkg:npm/${'a'.repeat(maxPurlLength)}`, 'too-long'],
    [`pkg:npm/a?${Array.from({ length: 300 }, (_, i) => `k${i}=1`).join('&')}`, 'too-long'],
  ])('%s is refused: %s', (text, reason) => {
    expect(readPurl(text)).toBe(reason);
    expect(parsePurl(text)).toBeUndefined();
    expect(canonicalPurl(text)).toBeUndefined();
  });

  test('names of inherited properties are ordinary keys', () => {
    expect(canonicalPurl('pkg:generic/a?toString=1&constructor=2')).toBe('pkg:generic/a?constructor=2&tostring=1');
  });
});

describe('writing', () => {
  test.each([
    ['pkg:PYPI/Django_package@1.11.1', 'pkg:pypi/django-package@1.11.1'],
    ['pkg:npm/@Scope/Name@1.0.0', 'pkg:npm/%40scope/name@1.0.0'],
    ['pkg:rpm/Fedora/Curl@1?Arch=i386', 'pkg:rpm/fedora/Curl@1?arch=i386'],
    ["pkg:generic/it's(a)*!@1,2", 'pkg:generic/it%27s%28a%29%2A%21@1%2C2'],
    ['pkg:generic/näme@1', 'pkg:generic/n%C3%A4me@1'],
    ['pkg:generic/\ud800@1', 'pkg:generic/%EF%BF%BD@1'],
  ])('%s -> %s', (text, wanted) => {
    expect(canonicalPurl(text)).toBe(wanted);
  });

  test('parts become a purl, or none', () => {
    expect(
      purlOf({ type: 'deb', namespace: 'Debian', name: 'libssl3', version: '3.0-1', qualifiers: { arch: 'amd64', distro: undefined } }),
    ).toBe('pkg:deb/debian/libssl3@3.0-1?arch=amd64');
    expect(purlOf({ type: 'npm', name: '@babel/core', version: '7' })).toBe('pkg:npm/%40babel/core@7');
    expect(purlOf({ type: 'npm', name: '' })).toBeUndefined();
    expect(buildPurl({ type: null, name: 'a' })).toBe('bad-type');
  });
});

test('validation names what deviates', () => {
  expect(validatePurl('pkg:deb/Curl@1')).toEqual({
    ok: true,
    canonical: 'pkg:deb/curl@1',
    problems: ['not-canonical', 'namespace-missing'],
  });
  expect(validatePurl('pkg:cargo/a/b')).toEqual({ ok: true, canonical: 'pkg:cargo/a/b', problems: ['namespace-unexpected'] });
  expect(validatePurl('pkg:acme/b')).toEqual({ ok: true, canonical: 'pkg:acme/b', problems: ['unknown-type'] });
  expect(validatePurl('b')).toEqual({ ok: false, refusal: 'no-scheme' });
});

test('a name that is a path has no empty parts, encoded or not', () => {
  expect(parsePurl('pkg:git/forge.example/%2F')).toBeUndefined();
  expect(parsePurl('pkg:git/forge.example/team/%2Frepo/')?.name).toBe('team/repo');
});

describe('whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom('pkg:', '/', '@', '?', '#', '%', '%2F', '%40', '&', '=', '..', 'repository_url=databricks', 'uuid=1'),
    fc.constantFrom(...knownTypes),
    anyCharacters(6),
  );
  const anyText = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.tuple(fc.constantFrom(...knownTypes), fc.array(piece, { maxLength: 12 })).map(([type, pieces]) => `pkg:${type}/${pieces.join('')}`),
  );

  test('nothing throws, and the canonical form is read back as the same purl', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const purl = parsePurl(text);
        if (purl === undefined) return;
        const canonical = formatPurl(purl);
        expect(parsePurl(canonical)).toEqual(purl);
        expect(canonicalPurl(canonical)).toBe(canonical);
        expect(canonicalPurl(text)).toBe(canonical);
      }),
      { numRuns: 3000 },
    );
  });

  test('parts that make a purl are read back', () => {
    const part = fc.option(anyCharacters(8));
    const parts = fc.record({ type: fc.constantFrom(...knownTypes), namespace: part, name: part, version: part, subpath: part });
    fc.assert(
      fc.property(parts, (given) => {
        const purl = buildPurl({ ...given, qualifiers: { uuid: 'x' } });
        if (typeof purl !== 'string') expect(parsePurl(formatPurl(purl))).toEqual(purl);
      }),
      { numRuns: 3000 },
    );
  });

  test('ordinary purls read as packageurl-js reads them', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    const version = fc.stringMatching(/^[0-9]{1,3}(\.[0-9a-z]{1,3}){0,3}$/);
    fc.assert(
      fc.property(fc.constantFrom('npm', 'maven', 'gem', 'cargo', 'generic'), word, word, version, (type, namespace, name, number) => {
        const ours = parsePurl(`pkg:${type}/${namespace}/${name}@${number}?arch=${name}`)!;
        const theirs = PackageURL.fromString(formatPurl(ours));
        expect([ours.type, ours.namespace, ours.name, ours.version, { ...ours.qualifiers }]).toEqual([
          theirs.type,
          theirs.namespace,
          theirs.name,
          theirs.version,
          { ...theirs.qualifiers },
        ]);
      }),
    );
  });
});
