import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { boundedAliases } from './bounded-aliases.ts';

const read = (text: string) => boundedAliases(load(text, { maxAliases: 100_000 }), text);

test('what is named twice is read', () => {
  expect(read('a: &a [1, 2]\nb: *a\nc: [*a, *a]')).toEqual({
    a: [1, 2],
    b: [1, 2],
    c: [
      [1, 2],
      [1, 2],
    ],
  });
});

/** Each level names the one before it, `times` times. */
function levels(count: number, times: number): string {
  const lines = Array.from({ length: count }, (_, level) => `a${level + 1}: &a${level + 1} [${Array(times).fill(`*a${level}`).join(',')}]`);
  return `a0: &a0 [x]\n${lines.join('\n')}\n`;
}

test.each([
  ['more values than memory holds', levels(12, 10), 'stand for more values'],
  ['more levels than are read', levels(5000, 1), 'nested deeper'],
  ['itself', 'a: &a [*a]', 'nested deeper'],
])('what stands for %s is refused', (_, text, message) => {
  expect(() => read(text)).toThrow(message);
});
