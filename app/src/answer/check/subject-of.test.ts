import { expect, test } from 'vitest';
import { subjectOf } from './subject-of.ts';

test.each([
  ['1.0-1', undefined, '1.0-1'],
  [undefined, '1.0-1', '1.0-1'],
  ['1.0-1', '2.0-1', '1.0-1'],
  ['1.0-1', '2:1.0-1', '2:1.0-1'],
])('the purl tells %s and the component %s: it is %s', (inPurl, version, expected) => {
  const purl = `pkg:rpm/almalinux/some${inPurl === undefined ? '' : `@${inPurl}`}`;
  expect(subjectOf({ ref: 'a', kind: 'library', name: 'some', purl, ...(version === undefined ? {} : { version }) }).version).toBe(
    expected,
  );
});

test('a Go module whose path was cut is the one that the component is called by', () => {
  const purl = 'pkg:golang/example.org/o/kit@v1.2.0#sdk/id';
  const subject = subjectOf({ ref: 'a', kind: 'library', name: 'example.org/o/kit/sdk/id', purl });
  expect(subject.named).toEqual({ ecosystem: 'Go', name: 'example.org/o/kit/sdk/id' });
  expect(subjectOf({ ref: 'a', kind: 'library', name: 'kit', purl }).named).toEqual({
    ecosystem: 'Go',
    name: 'example.org/o/kit',
    nested: 'example.org/o/kit/sdk/id',
  });
});
