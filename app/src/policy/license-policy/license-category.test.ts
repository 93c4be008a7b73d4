import { expect, test } from 'vitest';
import { categoryOf } from './license-category.ts';
import { familyOf } from './license-family.ts';
import { nameKey } from './name-key.ts';

test.each([
  ['MIT', 'permissive'],
  ['mit-0', 'publicDomain'],
  ['Apache-2.0', 'permissive'],
  ['BSD-3-Clause', 'permissive'],
  ['BSD-3-Clause-No-Nuclear-License', 'sourceAvailable'],
  ['LGPL-2.1-or-later', 'weakCopyleft'],
  ['MPL-2.0', 'weakCopyleft'],
  ['GPL-2.0-only', 'strongCopyleft'],
  ['CC-BY-SA-3.0-DE', 'strongCopyleft'],
  ['AGPL-3.0-only', 'networkCopyleft'],
  ['CC-BY-4.0', 'permissive'],
  ['CC-BY-NC-4.0', 'nonCommercial'],
  ['CC-BY-NC-ND-3.0-IGO', 'nonCommercial'],
  ['CC-BY-ND-4.0', 'noDerivatives'],
  ['BUSL-1.1', 'sourceAvailable'],
  ['LicenseRef-x', undefined],
])('%s is %s', (id, category) => {
  expect(categoryOf(id)).toBe(category);
});

test.each([
  ['GPL-2.0-or-later', 'gpl'],
  ['Apache-2.0', 'apache'],
  ['CC-BY-NC-4.0', 'cc-by-nc'],
  ['CC-BY-NC-SA-2.0-UK', 'cc-by-nc-sa'],
  ['CC-BY-3.0-IGO', 'cc-by'],
  ['BSD-3-Clause', 'bsd'],
  ['BSD-3-Clause-Clear', 'bsd-3-clause-clear'],
  ['GFDL-1.3-no-invariants-or-later', 'gfdl'],
  ['MIT', 'mit'],
  ['ISC', 'isc'],
])('%s is of the family %s', (id, family) => {
  expect(familyOf(id)).toBe(family);
});

test.each([
  ['Apache License, Version 2.0', 'apache 2'],
  ['Apache License v2', 'apache 2'],
  ['The MIT License (MIT)', 'mit'],
  ['BSD 3-Clause "New" or "Revised" License', 'bsd 3 clause new or revised'],
  ['', ''],
  ['The License', ''],
])('%j is known as %j', (name, key) => {
  expect(nameKey(name)).toBe(key);
});
