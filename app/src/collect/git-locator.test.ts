import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gitLocator, locatorOfRepository } from './git-locator.ts';

test.each([
  ['git+ssh://git@git.example/o/r.git#c0ffee', 'git+ssh://git@git.example/o/r.git@c0ffee'],
  ['git+https://user:secret@git.example/o/r.git#v1.0', 'git+https://git.example/o/r.git@v1.0'],
  ['git://git.example/o/r.git', 'git://git.example/o/r.git'],
  ['ssh://git@git.example:2222/o/r', 'git+ssh://git@git.example:2222/o/r'],
  ['git@git.example:o/r.git#c0ffee', 'git+ssh://git@git.example/o/r.git@c0ffee'],
  ['github:o/r#c0ffee', 'git+https://github.com/o/r@c0ffee'],
  ['https://git.example/o/r.git#commit=c0ffee&workspace=x', 'git+https://git.example/o/r.git@c0ffee'],
  ['https://git.example/o/r.git#semver:^1.0', 'git+https://git.example/o/r.git'],
  ['https://files.example/o/r.tgz', undefined],
  ['../near', undefined],
])('%s', (text, locator) => {
  expect(gitLocator(text)).toBe(locator);
});

test('a repository is one whatever its URL looks like', () => {
  expect(locatorOfRepository('https://git.example/o/r', 'c0ffee')).toBe('git+https://git.example/o/r@c0ffee');
  expect(locatorOfRepository('git@git.example:o/r', 'c0ffee')).toBe('git+ssh://git@git.example/o/r@c0ffee');
});

test('no password gets through', () => {
  const scheme = fc.constantFrom('git+https', 'git+ssh', 'ssh', 'git', 'https');
  fc.assert(
    fc.property(scheme, fc.webPath(), (protocol, path) => {
      expect(locatorOfRepository(`${protocol}://user:hunter2@git.example${path}`, 'c0ffee') ?? '').not.toContain('hunter2');
    }),
  );
});
