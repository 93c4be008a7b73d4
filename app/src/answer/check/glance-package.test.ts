import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookupName } from '../../advisories/index.ts';
import { packagesOfSubject } from '../../match/index.ts';
import { glancePackage } from './glance-package.ts';
import { subjectOf } from './subject-of.ts';

const named = (purl: string) => packagesOfSubject(subjectOf({ ref: 'x', kind: 'library', name: 'x', purl })).map(keyOf);
const keyOf = (name: { readonly ecosystem: string; readonly name: string }) => `${name.ecosystem} ${lookupName(name)}`;

test.each([
  'pkg:npm/left@1.0.0',
  'pkg:npm/%40acme/left@1.0.0',
  'pkg:pypi/some_thing@1.0',
  'pkg:golang/example.org/a/b@v1.0.0',
  'pkg:maven/org.acme/logger@1.0?type=jar',
  'pkg:rpm/almalinux/bash@1.0-1.el9?arch=x86_64&distro=almalinux-9',
  'pkg:deb/debian/openssl@3.0-1?distro=debian-12',
])('%s is told at a glance', (purl) => {
  expect(named(purl)).toEqual([keyOf(glancePackage(purl)!)]);
});

test.each([
  'pkg:npm/Left@1.0.0',
  'pkg:golang/std@1.21.0',
  'pkg:npm/left',
  'pkg:npm/a/b@1',
  'pkg:deb/debian/libssl3@3.0-1?distro=debian-12&upstream=openssl',
  'pkg:deb/debian/libssl3@3.0-1?%75pstream=openssl',
  'pkg:generic/left@1',
  'pkg:pypi/a%2Fb@1',
])('%s is read whole', (purl) => {
  expect(glancePackage(purl)).toBeUndefined();
});

test('whatever is told at a glance is what reading tells', () => {
  const type = fc.constantFrom('npm', 'pypi', 'golang', 'cargo', 'gem', 'composer', 'nuget', 'maven', 'rpm', 'deb', 'apk', 'hex');
  const piece = fc.constantFrom(
    'a',
    'b-c',
    'd_e',
    'f.g',
    '/',
    '//',
    '%40',
    '@',
    'X',
    'std',
    'debian',
    'almalinux',
    '..',
    '.',
    '-',
    '1.0',
    '?',
    'distro=debian-12',
    '&',
    '#s',
  );
  fc.assert(
    fc.property(type, fc.array(piece, { maxLength: 9 }), (of, pieces) => {
      const purl = `pkg:${of}/${pieces.join('')}`;
      const glanced = glancePackage(purl);
      if (glanced) expect(named(purl)).toEqual([keyOf(glanced)]);
    }),
    { numRuns: 5000 },
  );
});
