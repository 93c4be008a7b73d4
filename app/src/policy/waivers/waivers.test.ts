import { expect, test } from 'vitest';
import { waiverFinder } from './find-waiver.ts';
import { parseWaivers } from './parse-waivers.ts';

const now = Date.parse('2026-06-01');

const entry = (fields: string) =>
  `waivers:\n  - author: A. Person\n    reason: because\n    created: 2026-01-01\n    expires: 2026-12-31\n${fields}`;

const what = {
  ids: ['GHSA-1', 'CVE-2026-0001'],
  class: 'vulnerability',
  component: { name: 'left', version: '1.0.0', purl: 'pkg:npm/left@1.0.0' },
  assets: ['sbom.json', 'shop'],
} as const;

function find(text: string, of: object = {}, at = now) {
  const { holding, expired } = waiverFinder(parseWaivers(text, 'w.yaml'), at)({ ...what, ...of });
  return holding ? 'holds' : expired ? 'expired' : undefined;
}

test.each([
  ['    advisory: cve-2026-0001\n', 'holds'],
  ['    advisory: CVE-2026-*\n', 'holds'],
  ['    advisory: CVE-2025-0001\n', undefined],
  ['    component: pkg:npm/left\n', 'holds'],
  ['    component: pkg:npm/left@1.0.1\n', undefined],
  ['    component: le*\n    asset: SHOP\n', 'holds'],
  ['    component: left\n    asset: other\n', undefined],
  ['    rule: no-copyleft\n', undefined],
])('%j: %s', (fields, found) => {
  expect(find(entry(fields))).toBe(found);
});

test('what is bad on purpose is waived by its very id only', () => {
  const malware = { class: 'malware' };
  expect(find(entry('    component: left\n'), malware)).toBeUndefined();
  expect(find(entry('    advisory: "*"\n'), malware)).toBeUndefined();
  expect(find(entry('    advisory: GHSA-1\n'), malware)).toBe('holds');
});

test('a waiver begins and ends; one that still holds goes before one that has ended', () => {
  const text = entry('    advisory: GHSA-1\n');
  expect(find(text, {}, Date.parse('2027-01-01'))).toBe('expired');
  expect(find(text, {}, Date.parse('2025-12-31'))).toBeUndefined();
  const both = `${text}  - {author: B, reason: again, advisory: GHSA-1, created: 2026-01-01, expires: 2028-01-01}\n`;
  expect(find(both, {}, Date.parse('2027-01-01'))).toBe('holds');
});

test.each([
  [entry(''), 2, 'advisory'],
  [entry('    advisory: A\n    sign: B\n'), 7, 'sign'],
  ['waivers:\n  - reason: because\n    advisory: A\n    created: 2026-01-01\n    expires: 2026-12-31\n', 2, 'author'],
  [entry('    advisory: A\n').replace('2026-12-31', '2026-02-30'), 5, 'expires'],
  [entry('    advisory: A\n').replace('2026-12-31', '2025-12-31'), 5, 'before it begins'],
  ['waivers: none\n', 1, 'waivers'],
  ['- a\n', 1, 'waivers'],
])('%j is refused with its line and field', (text, line, said) => {
  expect(() => parseWaivers(text, 'w.yaml')).toThrow(
    expect.objectContaining({ code: 'schema', message: expect.stringContaining(said), place: { path: 'w.yaml', line } }),
  );
});
