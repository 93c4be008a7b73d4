import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Folders } from './folders.ts';

const folders = new Folders([
  'node_modules/a',
  'node_modules/@s/b',
  'node_modules/a/node_modules/@s/b',
  'web/node_modules/c',
  'web',
  'web/ui',
]);

test.each([
  ['', 'a', 'node_modules/a'],
  ['node_modules/a', '@s/b', 'node_modules/a/node_modules/@s/b'],
  ['node_modules/a/node_modules/@s/b', 'a', 'node_modules/a'],
  ['node_modules/@s/b', '@s/b', 'node_modules/@s/b'],
  ['web/ui', 'c', 'web/node_modules/c'],
  ['web/ui', '@s/b', 'node_modules/@s/b'],
  ['node_modules/a', 'c', undefined],
  ['', 'constructor', undefined],
])('from "%s", %s is %s', (folder, name, found) => {
  expect(folders.finder(folder)(name)).toBe(found);
});

test('finds what looking into every folder on the way up finds', () => {
  const step = fc.constantFrom('a', 'b', 'node_modules');
  const anyFolder = fc.array(step, { maxLength: 6 }).map((steps) => steps.join('/'));
  fc.assert(
    fc.property(fc.uniqueArray(anyFolder), anyFolder, fc.constantFrom('a', 'b'), (all, from, name) => {
      let expected: string | undefined;
      for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
        const candidate = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
        if (!at.endsWith('node_modules') && expected === undefined && all.includes(candidate)) expected = candidate;
        if (at === '') break;
      }
      expect(new Folders(all).finder(from)(name)).toBe(expected);
    }),
  );
});
