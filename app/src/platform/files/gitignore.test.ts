import { expect, test } from 'vitest';
import { noIgnoreRules } from './gitignore.ts';

test('the nearest file that speaks of a path decides', () => {
  const rules = noIgnoreRules.within('', '*.log\r\n').within('sub/', '!*.log\n');
  expect(['a.log', 'sub/a.log', 'a.txt'].map((path) => noIgnoreRules.within('', '*.log\r\n').ignores(path))).toEqual([true, true, false]);
  expect(rules.ignores('sub/a.log')).toBe(false);
});

test('a pattern with many wildcards in a name is left out, for its time would grow without bound', () => {
  const rules = noIgnoreRules.within('', `${'*a'.repeat(20)}b\n*.log\n`);
  expect(rules.ignores('a'.repeat(250))).toBe(false);
  expect(rules.ignores('x.log')).toBe(true);
});
