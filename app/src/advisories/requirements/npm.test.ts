import fc from 'fast-check';
import { expect, test } from 'vitest';
import { npmIntervals } from './npm.ts';

const told = (text: string) =>
  npmIntervals(text)?.map(({ from, to }) =>
    `${from ? `${from.inclusive ? '>=' : '>'}${from.version}` : ''} ${to ? `${to.inclusive ? '<=' : '<'}${to.version}` : ''}`.trim(),
  );

test.each([
  ['>=7.0.0 <7.5.2', ['>=7.0.0 <7.5.2']],
  ['>= 1.0.0, < 1.2.0-rc.1', ['>=1.0.0 <1.2.0-rc.1']],
  ['<=1.2.3', ['<=1.2.3']],
  ['=1.2.3', ['>=1.2.3 <=1.2.3']],
  ['v1.2.3 || 2.0.0', ['>=1.2.3 <=1.2.3', '>=2.0.0 <=2.0.0']],
  ['1.2', ['>=1.2.0 <1.3.0-0']],
  ['1.x || >=2.5.0', ['>=1.0.0 <2.0.0-0', '>=2.5.0']],
  ['^0.2.3', ['>=0.2.3 <0.3.0-0']],
  ['~1.2.3', ['>=1.2.3 <1.3.0-0']],
  ['1.0.0 - 2.0.0', ['>=1.0.0 <=2.0.0']],
  ['*', ['']],
  ['>=0', ['>=0.0.0']],
  ['', ['']],
])('%s', (text, expected) => {
  expect(told(text)).toEqual(expected);
});

test.each(['latest', '>1 <0 nonsense', '>=1.0.0 ||| <2', 'https://example.org', '<*', '1.2.3 '.repeat(100), 'x'.repeat(5000)])(
  '%s is no range',
  (text) => {
    expect(npmIntervals(text)).toBeUndefined();
  },
);

test('whatever it is, nothing is thrown', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[<>=~^|x*0-9. -]{0,30}$/)), (text) => void npmIntervals(text)));
});
