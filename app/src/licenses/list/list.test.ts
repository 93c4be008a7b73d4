import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licenseIdsSource } from '../../../../tools/licenses/license-ids-source.ts';
import { licenseNamesSource } from '../../../../tools/licenses/license-names-source.ts';
import { retiredIds, successors } from './deprecated-ids.ts';
import { exceptionIds } from './exception-ids.ts';
import { findExceptionId, findLicenseId } from './find-id.ts';
import { licenseIds } from './license-ids.ts';

test('the table of ids is that of the installed licence list (else run tools/licenses/write-license-ids.ts)', () => {
  expect(readFileSync(new URL('./license-ids.ts', import.meta.url), 'utf8')).toBe(licenseIdsSource());
});

test('so is that of names', () => {
  expect(readFileSync(new URL('./license-names.ts', import.meta.url), 'utf8')).toBe(licenseNamesSource());
});

test('no two ids differ by case alone', () => {
  for (const ids of [licenseIds, exceptionIds]) expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
});

test('every successor is on the lists', () => {
  for (const { license, exception } of successors.values()) {
    expect(findLicenseId(license)).toBe(license);
    if (exception !== undefined) expect(findExceptionId(exception)).toBe(exception);
  }
});

test('retired ids are known', () => {
  for (const id of retiredIds) expect(findLicenseId(id)).toBe(id);
});
