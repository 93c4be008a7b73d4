import { expect, test } from 'vitest';
import { npmPurl } from './npm-purl.ts';
import { isPublicRegistry } from './public-registry.ts';

const host = (...labels: string[]) => labels.join('.');

test.each([
  ['a', undefined, 'pkg:npm/a@1.0.0'],
  ['@s/a', `https://${host('registry', 'npmjs', 'org')}/@s/a/-/a-1.0.0.tgz`, 'pkg:npm/%40s/a@1.0.0'],
  ['a', `https://${host('registry', 'yarnpkg', 'com')}/a/-/a-1.0.0.tgz#c0ffee`, 'pkg:npm/a@1.0.0'],
  ['@s/a', 'https://user:secret@npm.example/api/@s%2fa/-/a-1.0.0.tgz', 'pkg:npm/%40s/a@1.0.0?repository_url=https://npm.example/api'],
  ['@s/a', 'https://npm.example/download/@s/a/1.0.0/c0ffee', 'pkg:npm/%40s/a@1.0.0?repository_url=https://npm.example'],
  ['a', 'https://files.example/a.tgz?token=secret', 'pkg:npm/a@1.0.0?download_url=https://files.example/a.tgz'],
  ['a', 'git+ssh://git@git.example/o/a.git#c0ffee', 'pkg:npm/a@1.0.0?vcs_url=git+ssh://git@git.example/o/a.git@c0ffee'],
])('%s from %s', (name, resolved, purl) => {
  const [path, query] = npmPurl(name, '1.0.0', resolved)!.split('?', 2);
  expect(query === undefined ? path : `${path}?${decodeURIComponent(query)}`).toBe(purl);
});

test('a domain that only ends alike is not the public one', () => {
  expect(isPublicRegistry('npm', `https://evil${host('npmjs', 'org')}/`)).toBe(false);
  expect(isPublicRegistry('npm', `https://${host('npmjs', 'org')}.evil.example/`)).toBe(false);
  expect(isPublicRegistry('pypi', `https://${host('npmjs', 'org')}/`)).toBe(false);
  expect(isPublicRegistry('constructor', 'not a url')).toBe(false);
});
