import { expect, test } from 'vitest';
import type { CollectedComponent } from '../../domain/collected.ts';
import type { ReadableInput } from './checked-input.ts';
import { componentsToJudge } from './components-to-judge.ts';

const told = (purl: string, more: Partial<CollectedComponent> = {}): CollectedComponent => ({
  ref: purl,
  name: 'a',
  kind: 'library',
  purl,
  ...more,
});

function judged(components: readonly CollectedComponent[], about?: CollectedComponent) {
  const collected = { components } as ReadableInput['collected'];
  return componentsToJudge({ input: 'a.json', spellsPurls: true, collected, ...(about ? { about } : {}) }).map(({ purl }) => purl);
}

test('what a document is about is judged where it is a package', () => {
  expect(judged([told('pkg:npm/a@1')], told('pkg:npm/root@1'))).toEqual(['pkg:npm/a@1', 'pkg:npm/root@1']);
  expect(judged([told('pkg:npm/a@1')], told('pkg:oci/root@1'))).toEqual(['pkg:npm/a@1']);
});

test('what has several names is judged under each, but for those that tell only another place', () => {
  const otherPurls = ['pkg:npm/a@1?repository_url=x', 'pkg:pypi/a@1?x=y', 'pkg:pypi/a@1', 'pkg:github/o/a@1'];
  expect(judged([told('pkg:npm/a@1', { otherPurls })])).toEqual(['pkg:npm/a@1', 'pkg:pypi/a@1']);
});
