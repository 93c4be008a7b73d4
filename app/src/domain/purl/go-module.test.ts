import { expect, test } from 'vitest';
import { formatPurl, modulesMeant, parsePurl, wholeModule } from './index.ts';

test.each([
  // The version belongs to the module with that ending only.
  ['pkg:golang/example.org/o/jwt@v4.5.0#v4', undefined, 'pkg:golang/example.org/o/jwt/v4@v4.5.0'],
  ['pkg:golang/example.org/o/kit@v2.1.0#sdk/v2', undefined, 'pkg:golang/example.org/o/kit/sdk/v2@v2.1.0'],
  ['pkg:golang/example.org/o/jwt@v4.5.0#v4/cmd', undefined, 'pkg:golang/example.org/o/jwt/v4@v4.5.0#cmd'],
  ['pkg:golang/example.org/o/jwt@v3.2.1#v4', undefined, 'pkg:golang/example.org/o/jwt@v3.2.1#v4'],
  ['pkg:golang/example.org/o/jwt@v1.0.0#v1', undefined, 'pkg:golang/example.org/o/jwt@v1.0.0#v1'],
  // The component is called by the whole path.
  ['pkg:golang/example.org/o/Kit@v1.2.0#sdk/id', 'example.org/o/Kit/sdk/id', 'pkg:golang/example.org/o/Kit/sdk/id@v1.2.0'],
  ['pkg:golang/example.org/o/Kit@v1.2.0#sdk/id', 'id', 'pkg:golang/example.org/o/Kit@v1.2.0#sdk/id'],
  ['pkg:npm/a@2.0.0#v2', 'a/v2', 'pkg:npm/a@2.0.0#v2'],
])('%s, called %s, is %s', (text, name, expected) => {
  const purl = parsePurl(text)!;
  expect(formatPurl(wholeModule(purl, name))).toBe(expected);
});

test('where nothing tells, a purl may mean either module', () => {
  const meant = (text: string) => modulesMeant(parsePurl(text)!).map(formatPurl);
  expect(meant('pkg:golang/example.org/o/kit@v1.2.0#sdk/id')).toEqual([
    'pkg:golang/example.org/o/kit@v1.2.0#sdk/id',
    'pkg:golang/example.org/o/kit/sdk/id@v1.2.0',
  ]);
  expect(meant('pkg:golang/example.org/o/jwt@v4.5.0#v4')).toEqual(['pkg:golang/example.org/o/jwt/v4@v4.5.0']);
  expect(meant('pkg:npm/a@1.0.0#lib')).toEqual(['pkg:npm/a@1.0.0#lib']);
});
