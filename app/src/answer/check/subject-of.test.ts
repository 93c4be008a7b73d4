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
