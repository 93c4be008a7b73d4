import { expect, test } from 'vitest';
import type { Detection } from '../../licenses/index.ts';
import { declaredIn, isManifest } from './declared-license.ts';

const nothing = { expression: null, detections: [] };

test.each([
  [{ license: 'MIT' }, 'MIT'],
  [{ license: ' (MIT OR CC0-1.0) ' }, '(MIT OR CC0-1.0)'],
  [{ license: { type: 'BSD-3-Clause', url: 'https://example.org' } }, 'BSD-3-Clause'],
  [{ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0-only' }] }, 'MIT OR GPL-2.0-only'],
  [{ license: ['MIT', 'GPL-2.0-only AND ISC'] }, 'MIT OR (GPL-2.0-only AND ISC)'],
  [{ name: 'x' }, undefined],
  [{ license: '' }, undefined],
  [{ license: 7 }, undefined],
  [[], undefined],
  [null, undefined],
])('package.json %j declares %s', (manifest, declared) => {
  expect(declaredIn('x/package.json', new TextEncoder().encode(JSON.stringify(manifest)), nothing)).toBe(declared);
});

test('a manifest that is no JSON declares nothing', () => {
  expect(declaredIn('package.json', new TextEncoder().encode('{'), nothing)).toBeUndefined();
});

test('other manifests declare what the detector finds in their fields', () => {
  const place = { byte: 0, line: 1 };
  const tag = (expression: string): Detection => ({ expression, score: 1, coverage: 1, start: place, end: place, kind: 'tag' });
  const found = {
    expression: 'MIT',
    detections: [tag('MIT OR Apache-2.0'), tag('MIT OR Apache-2.0'), { ...tag('ISC'), kind: 'notice' as const }],
  };
  expect(declaredIn('Cargo.toml', new Uint8Array(), found)).toBe('MIT OR Apache-2.0');
});

test.each([
  ['a/package.json', true],
  ['a/Cargo.toml', true],
  ['a-1.0.dist-info/METADATA', true],
  ['a/x.gemspec', true],
  ['a/tsconfig.json', false],
])('%s is a manifest: %s', (path, expected) => {
  expect(isManifest(path)).toBe(expected);
});
