import { expect, test } from 'vitest';
import type { AffectedPackage } from '../domain/advisory.ts';
import { parsePurl } from '../domain/purl/index.ts';
import { judge } from './judge.ts';
import { numbersInTag } from './tag-numbers.ts';

const [first, last, fix] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];
const entry: AffectedPackage = {
  ecosystem: 'GIT',
  name: 'https://github.com/Example/Curl.git',
  versions: ['curl-7_88_0', 'curl-8_0_0', 'curl-8_0_1-rc1'],
  ranges: [
    { type: 'GIT', repo: 'https://github.com/Example/Curl.git', events: [{ introduced: first }, { fixed: fix }, { introduced: last }] },
  ],
};
const judged = (text: string, affected: AffectedPackage = entry) => {
  const purl = parsePurl(text)!;
  return judge({ purl, name: purl.name }, { id: 'CVE-1', class: 'vulnerability', affected: [affected] });
};

test.each([
  ['pkg:github/example/curl@curl-8_0_0', 'affected', 'curl curl-8_0_0 is listed as affected.'],
  ['pkg:github/Example/curl@8.0.0', 'affected', 'curl 8.0.0 is listed as affected, spelt curl-8_0_0.'],
  ['pkg:github/example/curl@v8.0.0', 'affected', 'curl v8.0.0 is listed as affected, spelt curl-8_0_0.'],
  ['pkg:generic/curl@8.0.0?vcs_url=git%2Bhttps://github.com/example/curl.git%40main', 'affected', 'spelt curl-8_0_0'],
  ['pkg:github/example/curl@8.0.1', 'notAffected', 'not among the tags'],
  ['pkg:github/example/curl@8.0', 'undetermined', 'curl 8.0 may be any of its line, and curl-8_0_0 is listed as affected.'],
  ['pkg:github/example/curl@main', 'undetermined', 'is no number'],
  ['pkg:github/example/curl', 'undetermined', 'is not known'],
  [`pkg:github/example/curl@${first}`, 'affected', 'a commit that the record calls affected'],
  [`pkg:github/example/curl@${fix}`, 'fixed', 'the commit of the fix'],
  [`pkg:github/example/curl@${'d'.repeat(40)}`, 'undetermined', 'only the repository tells'],
  ['pkg:github/other/curl@8.0.0', 'notAffected', 'does not name'],
  ['pkg:gitlab/example/curl@8.0.0', 'notAffected', 'does not name'],
])('%s is %s', (purl, kind, reason) => {
  const found = judged(purl);
  expect(found.kind).toBe(kind);
  expect(found.reason).toContain(reason);
});

test('commits alone leave a tag undetermined, unless all of them are affected', () => {
  expect(judged('pkg:github/example/curl@8.0.0', { ...entry, versions: [] }).kind).toBe('undetermined');
  const endless = { ...entry, versions: [], ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] } as const;
  expect(judged('pkg:github/example/curl@8.0.0', endless).kind).toBe('affected');
});

test.each([
  ['v1.2.3', 'a', ['1.2.3']],
  ['rel/2.17.0', 'a', ['2.17.0']],
  ['log4j-2.14.1', 'logging', ['4j.2.14.1', '2.14.1']],
  ['lib2to3-1.0', 'lib2to3', ['1.0']],
  ['OpenSSL_1_1_1k', 'openssl', ['1.1.1k']],
  ['1.0-rc-2', 'a', ['1.0.rc.2']],
  ['main', 'a', []],
])('the numbers in the tag %s', (tag, repository, numbers) => {
  expect(numbersInTag(tag, repository)).toEqual(numbers);
});
