import { expect, test } from 'vitest';
import { weaknessesIn } from './fields.ts';

test.each([
  [[['CWE-79', 'cwe-089: SQL injection', 'CWE-79']], ['CWE-79', 'CWE-89']],
  [[undefined, { id: 'CWE-20', name: 'Improper Input Validation' }], ['CWE-20']],
  [[[{ cweId: 'CWE-502' }], null, 7, ['NVD-CWE-noinfo']], ['CWE-502']],
  [[['other']], undefined],
  [[], undefined],
])('%j: %j', (lists, ids) => {
  expect(weaknessesIn(...(lists as readonly unknown[]))).toEqual(ids);
});
