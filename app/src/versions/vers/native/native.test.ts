import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalVers, satisfies, versFromNative } from '../../index.ts';

test.each([
  ['npm', '^1.2.3 || ~2.3', 'vers:npm/>=1.2.3|<2.0.0|>=2.3.0|<2.4.0'],
  ['npm', '1.0.0 - 2.0.0', 'vers:npm/>=1.0.0|<=2.0.0'],
  ['npm', '^0.0.3', 'vers:npm/>=0.0.3|<0.0.4'],
  ['npm', '', 'vers:npm/*'],
  ['npm', 'latest', undefined],
  ['gem', '~> 2.0.8, != 2.0.9', 'vers:gem/>=2.0.8|!=2.0.9|<2.1'],
  ['gem', '~> 2', 'vers:gem/>=2|<3'],
  ['gem', '~> 2.1.0.pre.1', 'vers:gem/>=2.1.0.pre.1|<2.2'],
  ['pypi', '>=1.0,<2.0,!=1.5', 'vers:pypi/>=1.0|!=1.5|<2.0'],
  ['pypi', '~=1.4.2', 'vers:pypi/>=1.4.2|<1.5.dev0'],
  ['pypi', '==1.4.*', 'vers:pypi/>=1.4.dev0|<1.5.dev0'],
  ['pypi', '!=1.4.*', 'vers:pypi/<1.4.dev0|>=1.5.dev0'],
  ['pypi', '!=1.4.*,>1', undefined],
  ['pypi', '1.0', undefined],
  ['maven', '[1.0,2.0)', 'vers:maven/>=1.0|<2.0'],
  ['maven', '(,1.0],[1.2,)', 'vers:maven/<=1.0|>=1.2'],
  ['maven', '[1.0]', 'vers:maven/1.0'],
  ['maven', '1.0', 'vers:maven/1.0'],
  ['maven', '(1.0)', undefined],
  ['maven', '[1.0,2.0', undefined],
  ['nuget', '1.0', 'vers:nuget/>=1.0'],
  ['nuget', '(1.0,)', 'vers:nuget/>1.0'],
  ['nuget', '1.2.*', 'vers:nuget/>=1.2'],
  ['composer', '^1.2', 'vers:composer/>=1.2.0.0-dev|<2.0.0.0-dev'],
  ['composer', '~1.2.3 || 3.*', 'vers:composer/>=1.2.3.0-dev|<1.3.0.0-dev|>=3.0.0.0-dev|<4.0.0.0-dev'],
  ['composer', '>=1.0,<2.0', 'vers:composer/>=1.0.0.0-dev|<2.0.0.0-dev'],
  ['composer', '1.0 - 2.0', 'vers:composer/>=1.0.0.0-dev|<2.1.0.0-dev'],
  ['composer', '^0.3', 'vers:composer/>=0.3.0.0-dev|<0.4.0.0-dev'],
  ['composer', '*', 'vers:composer/*'],
  ['conan', '~1.2 || >3', 'vers:conan/>=1.2|<1.3-|>3'],
  ['nginx', '1.4.1+, 0.7.52-0.8.39', 'vers:nginx/>=0.7.52|<=0.8.39|>=1.4.1|<1.5.0'],
  ['openssl', '3.0.1, 1.0.2zd', 'vers:openssl/1.0.2zd|3.0.1'],
  ['cargo', '^1', undefined],
])('%s %j -> %s', (scheme, range, wanted) => {
  expect(versFromNative(scheme, range)).toBe(wanted);
});

test('an upper bound keeps pre-releases out where the ecosystem does', () => {
  expect(satisfies('2.0.0-beta1', versFromNative('composer', '^1.2')!)).toBe(false);
  expect(satisfies('1.5rc1', versFromNative('pypi', '~=1.4.2')!)).toBe(false);
  expect(satisfies('1.2.0-beta1', versFromNative('composer', '^1.2')!)).toBe(true);
});

test('whatever the text, nothing throws and what is made is canonical', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '^',
      '~',
      '~>',
      '>=',
      '<',
      '!=',
      '||',
      ',',
      ' ',
      ' - ',
      '[',
      ')',
      '1',
      '1.2',
      '1.2.3',
      'x',
      '*',
      '.*',
      '-beta',
      '9'.repeat(300),
    ),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('npm', 'gem', 'pypi', 'maven', 'nuget', 'composer', 'conan', 'nginx', 'openssl'),
      fc.array(piece, { maxLength: 8 }),
      (scheme, pieces) => {
        const vers = versFromNative(scheme, pieces.join(''));
        if (vers !== undefined && vers !== `vers:${scheme}/`) expect(canonicalVers(vers)).toBe(vers);
      },
    ),
    { numRuns: 3000 },
  );
});
