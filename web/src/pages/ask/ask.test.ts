import { expect, test } from 'vitest';
import type { PresenceNote, WhereAnswer } from '../../data/answers.ts';
import { askRows } from './ask-row.ts';
import { commandOf, csvOf, jsonOf } from './export-rows.ts';
import { spreadOf } from './spread.ts';
import { wouldChange } from './would-change.ts';

function presence(asset: string, state: PresenceNote['state'], id: number, from: string, to: string | null = null): PresenceNote {
  return {
    asset,
    assetKind: 'host',
    component: { id, purl: null, name: 'Sync', version: `1.${id}` },
    state,
    why: 'its name matches',
    from: { after: null, by: from },
    to: to === null ? null : { after: from, by: to },
    evidence: [{ sha256: 'sha256:00', tools: ['osquery'], time: from, stream: 'osquery (programs)' }],
    lastEvidence: '2026-03-09T00:00:00Z',
    services: [],
    processes: [{ name: 'Payroll', criticality: 'high', owner: null }],
  };
}

const answer: WhereAnswer = {
  schema: 'waybill/where/1',
  query: 'Sync',
  understood: 'name “Sync”, all versions',
  asOf: { from: '2026-03-10T00:00:00Z', to: '2026-03-10T00:00:00Z' },
  answer: 'present',
  presences: [presence('a', 'present', 2, '2026-03-03T00:00:00Z'), presence('b', 'undetermined', 1, '2026-03-01T00:00:00Z')],
  past: [
    presence('a', 'past', 1, '2026-03-01T00:00:00Z', '2026-03-03T00:00:00Z'),
    presence('c', 'past', 1, '2026-03-02T00:00:00Z', '2026-03-04T00:00:00Z'),
  ],
  blind: [{ asset: 'd', lastEvidence: null, why: 'nothing was ever collected from it' }],
  because: [],
  feeds: [],
};

const rows = askRows(answer, [{ component: 1, advisories: ['WB-1'] }]);
const told = rows.map(({ asset, truth, group }) => `${asset} ${truth} ${group}`);

test('what an advisory affects is affected, the rest is there; an asset counts by the most that is said of it', () => {
  expect(told).toEqual([
    'a present now',
    'b undetermined undetermined',
    'a wasAffected now',
    'c wasAffected past',
    'd unseen undetermined',
  ]);
});

test('no two rows share a key', () => {
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test('the spread counts each version from its first evidence until the first without it', () => {
  const spread = spreadOf(rows, Date.parse('2026-03-10T00:00:00Z'))!;
  const at = (day: string) => spread.times.indexOf(Date.parse(`2026-03-${day}T00:00:00Z`));
  const curve = (version: string) => spread.curves.find((each) => each.version === version)!.counts;
  expect([at('01'), at('02'), at('03'), at('04')].map((index) => curve('1.1')[index])).toEqual([2, 3, 2, 1]);
  expect(curve('1.2')[at('03')]).toBe(1);
  expect(curve('1.1')[0]).toBe(0);
});

test('one version that stays has no shape', () => {
  expect(spreadOf([rows[0]!], Date.parse('2026-03-10T00:00:00Z'))).toBeUndefined();
  expect(spreadOf([], 0)).toBeUndefined();
});

test('many moments are drawn as few', () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({
    ...rows[3]!,
    version: String(index % 9),
    since: new Date(index * 60_000).toISOString(),
    until: null,
  }));
  const spread = spreadOf(many, 5000 * 60_000)!;
  expect(spread.times.length).toBeLessThanOrEqual(401);
  expect(spread.curves).toHaveLength(6);
  expect(spread.curves.reduce((sum, { counts }) => sum + counts.at(-1)!, 0)).toBe(5000);
});

test('rows leave as CSV in which no name is a formula, and as JSON', () => {
  const hostile = { ...rows[0]!, asset: '=cmd|"x"', version: '1,2' };
  const [head, line] = csvOf([hostile]).split('\r\n');
  expect(head).toBe('state,asset,component,version,since,until,processes,lastEvidence,why');
  expect(line).toBe(`present,"'=cmd|""x""",Sync,"1,2",2026-03-03T00:00:00Z,,Payroll,2026-03-09T00:00:00Z,its name matches`);
  expect(JSON.parse(jsonOf('Sync', rows)).rows).toHaveLength(5);
});

test('the command asks the same', () => {
  expect(commandOf("it's", {})).toBe("waybill where 'it'\\''s'");
  expect(commandOf('a', { at: '2026-03-01' })).toBe("waybill where 'a' --at 2026-03-01");
  expect(commandOf('a', { from: '2026-03-01', to: '2026-03-02' })).toBe("waybill where 'a' --between 2026-03-01 2026-03-02");
});

test('each row tells what would change it', () => {
  expect(rows.map(wouldChange)).toEqual([
    expect.stringContaining('were without it'),
    expect.stringContaining('could be judged'),
    expect.stringContaining('had it again'),
    expect.stringContaining('had it again'),
    expect.stringContaining('complete document of d'),
  ]);
});
