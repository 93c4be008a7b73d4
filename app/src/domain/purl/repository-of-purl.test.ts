import { expect, test } from 'vitest';
import { normalizePackageName, parsePurl, repositoryOfPurl } from './index.ts';

test.each([
  ['pkg:github/Curl/curl@8.0.0', 'github.com/curl/curl'],
  ['pkg:gitlab/group/part/name@1', 'gitlab.com/group/part/name'],
  ['pkg:gitlab/group/name@1?repository_url=https://git.example.org', 'git.example.org/group/name'],
  ['pkg:bitbucket/owner/name@1', 'bitbucket.org/owner/name'],
  ['pkg:generic/curl@8?vcs_url=git%2Bhttps://github.com/curl/curl.git%40abc%23lib', 'github.com/curl/curl'],
  ['pkg:generic/curl@8?vcs_url=git%2Bssh://git%40github.com/curl/curl', 'github.com/curl/curl'],
  ['pkg:generic/curl@8', undefined],
  ['pkg:npm/curl@8?vcs_url=git%2Bhttps://github.com/curl/curl', undefined],
])('the repository of %s', (text, repository) => {
  expect(repositoryOfPurl(parsePurl(text)!)).toBe(repository);
});

test.each(['https://github.com/Curl/curl.git', 'git@github.com:curl/curl.git', 'git://github.com/curl/curl/', 'github.com/curl/curl'])(
  '%s',
  (url) => {
    expect(normalizePackageName('GIT', url)).toBe('github.com/curl/curl');
  },
);
