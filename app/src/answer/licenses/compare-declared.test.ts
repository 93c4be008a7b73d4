import { expect, test } from 'vitest';
import type { Detection, FileLicenses } from '../../licenses/index.ts';
import { compareDeclared } from './compare-declared.ts';

function file(expression: string | null, undetermined: readonly string[] = []): FileLicenses {
  const place = { byte: 0, line: 1 };
  const detection: Detection = { expression, score: 1, coverage: 1, start: place, end: place, kind: 'text', undetermined };
  return { expression, detections: [detection] };
}

test.each([
  ['MIT', ['MIT'], 'same'],
  ['mit', ['MIT'], 'same'],
  ['Apache-2.0 OR MIT', ['MIT', 'Apache-2.0'], 'same'],
  ['MIT OR CC0-1.0', ['MIT'], 'part'],
  ['MIT AND ISC', ['MIT'], 'less'],
  ['MIT', ['MIT AND BSD-3-Clause'], 'more'],
  ['MIT', ['ISC'], 'different'],
  ['MIT', [null], 'unknown'],
  ['SEE LICENSE IN LICENSE', ['MIT'], 'unclear'],
  ['NONE', ['MIT'], 'unclear'],
])('%s against %j is %s', (declared, found, agreement) => {
  expect(
    compareDeclared(
      declared,
      found.map((one) => file(one)),
    ),
  ).toBe(agreement);
});

test('a text that stands for several licences agrees with each of them', () => {
  expect(compareDeclared('GPL-2.0-or-later', [file('GPL-2.0-only', ['GPL-2.0-or-later'])])).toBe('same');
  expect(compareDeclared('GPL-2.0+', [file('GPL-2.0-only', ['GPL-2.0-or-later'])])).toBe('same');
  expect(compareDeclared('GPL-3.0-only', [file('GPL-2.0-only', ['GPL-2.0-or-later'])])).toBe('different');
});
