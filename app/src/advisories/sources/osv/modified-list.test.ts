import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isModifiedList, readModifiedList } from './modified-list.ts';

test('a line is a time and an id', () => {
  expect(readModifiedList('2026-01-02T03:04:05.123456Z,GHSA-aaaa-bbbb-cccc\r\n2026-01-01T00:00:00Z,RLSA-2026:1\n')).toEqual([
    { id: 'GHSA-aaaa-bbbb-cccc', modified: '2026-01-02T03:04:05.123456Z', time: Date.parse('2026-01-02T03:04:05.123Z') },
    { id: 'RLSA-2026:1', modified: '2026-01-01T00:00:00Z', time: Date.parse('2026-01-01T00:00:00Z') },
  ]);
});

test('whatever it holds, it is read whole or not at all', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      expect([undefined, lines.length]).toContain(readModifiedList(text)?.length);
    }),
  );
});

test('the list of one ecosystem and that of all are told from other tables', () => {
  expect(isModifiedList('2026-01-02T03:04:05Z,A-1\n')).toBe(true);
  expect(isModifiedList('2026-01-02T03:04:05Z,PyPI/A-1\n')).toBe(true);
  for (const text of ['', 'cve,epss,percentile\n', '"a.json","2026-01-02T03:04:05Z"\n', '2026-01-02,A-1\n'])
    expect(isModifiedList(text)).toBe(false);
});
