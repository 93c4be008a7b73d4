import { expect, test } from 'vitest';
import { prioritise, type Weighed } from './priority.ts';

const plain: Weighed = {
  class: 'vulnerability',
  state: 'affected',
  severity: { rating: 'high', score: 7.5, vector: null },
  exploited: false,
  exploitProbability: 0.001,
  exposed: [],
  process: null,
};
const critical = { rating: 'critical', score: 9.8, vector: null } as const;
const payroll = { name: 'Payroll', criticality: 'critical' } as const;

test.each<[string, Partial<Weighed>, string]>([
  ['high, and nothing known to stand on it', {}, 'track'],
  ['high, below a critical process', { process: payroll }, 'attend'],
  ['high, reached from outside', { exposed: ['web-1'] }, 'attend'],
  ['critical', { severity: critical }, 'attend'],
  ['rated by nobody', { severity: null }, 'attend'],
  ['low', { severity: { rating: 'low', score: 2, vector: null }, process: payroll, exposed: ['web-1'] }, 'track'],
  ['used in attacks, whatever its rating', { exploited: true, severity: { rating: 'low', score: 2, vector: null } }, 'act'],
  ['likely to be, and grave, below a critical process', { exploitProbability: 0.6, process: payroll }, 'act'],
  ['likely to be, and nothing stands on it', { exploitProbability: 0.6 }, 'attend'],
  ['used in attacks, where it cannot be told whether it is affected', { exploited: true, state: 'undetermined' }, 'attend'],
  ['settled', { exploited: true, severity: critical, state: 'notAffected' }, 'track'],
  ['gone', { exploited: true, severity: critical, state: null }, 'track'],
  ['a compromise', { class: 'compromise' }, 'act'],
  ['a compromise that was settled', { class: 'compromise', state: 'fixed' }, 'act'],
  ['malware that is gone', { class: 'malware', state: null }, 'act'],
  ['past its end of life', { class: 'endOfLife', severity: null }, 'track'],
  ['past its end of life, below a critical process', { class: 'endOfLife', severity: null, process: payroll }, 'attend'],
])('%s', (_, more, level) => {
  const found = prioritise({ ...plain, ...more });
  expect(found.level).toBe(level);
  expect(found.because.length).toBeGreaterThan(0);
});

test('every thing that was weighed is told', () => {
  expect(
    prioritise({ ...plain, exploited: null, exploitProbability: 0.42, exposed: ['web-1', 'web-2'], process: payroll }).because,
  ).toEqual([
    'No feed tells whether it is used in attacks.',
    'An attack within 30 days is likely (EPSS 42 %).',
    'It is rated high (CVSS 7.5).',
    'web-1 and 1 more can be reached from outside.',
    'Payroll (critical) stands on it.',
  ]);
});
