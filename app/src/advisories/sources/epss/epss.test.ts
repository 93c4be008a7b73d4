import { expect, test } from 'vitest';
import { epss } from './index.ts';

function read(text: string) {
  const document = { path: 'epss_scores-current.csv', bytes: Buffer.from(text), value: undefined };
  return epss.claims(document) ? [...epss.read(document, { now: 0 })] : [];
}

test('scores carry the day on which they were made', () => {
  expect(
    read('#model_version:v2025.03.14,score_date:2026-01-02T00:00:00+0000\ncve,epss,percentile\nCVE-2026-12345,0.00043,0.075\r\n'),
  ).toEqual([
    {
      kind: 'enrichment',
      enrichment: { kind: 'exploitProbability', cve: 'CVE-2026-12345', probability: 0.00043, percentile: 0.075, date: '2026-01-02' },
    },
  ]);
});

test('a line that is no score is unread, with its number', () => {
  const records = read('cve,epss,percentile\nCVE-2026-1234,2,0.1\nCVE-2026-1234,,0.1\nx,0.1,0.1\nCVE-2026-1234,0.1,1');
  expect(records.map((record) => (record.kind === 'unread' ? record.gap.line : record.kind))).toEqual([2, 3, 4, 'enrichment']);
});
