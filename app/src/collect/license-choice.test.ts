import { expect, test } from 'vitest';
import { licenseChoice } from './license-choice.ts';

test.each([
  [[], []],
  [['MIT'], ['MIT']],
  [['MIT', 'MIT'], ['MIT']],
  [['MIT', 'GPL-2.0-only'], ['MIT OR GPL-2.0-only']],
  [['MIT', 'ISC AND Zlib', '(ISC OR Zlib)'], ['MIT OR (ISC AND Zlib) OR (ISC OR Zlib)']],
])('%j is %j', (listed, said) => {
  expect(licenseChoice(listed)).toEqual(said);
});
