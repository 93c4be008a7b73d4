import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordDocument } from '../../ledger/record.ts';
import { documentOf, freshLedger } from '../../ledger/testing.ts';
import { bringUpToDate } from '../bring-up-to-date.ts';
import { coverage } from '../coverage/coverage.ts';
import { openData } from '../open-data.ts';

const start = Date.UTC(2026, 0, 1);

/** A host with two versions of a package, of which an advisory affects one, and a package that nothing is known of. */
async function fixture(staleAfterHours: number | null) {
  const { folder } = freshLedger();
  const data = openData(folder, () => start);
  const file = join(folder, 'T-1.json');
  const affected = [{ package: { ecosystem: 'npm', name: 'lib' }, versions: ['1.0.0'] }];
  writeFileSync(file, JSON.stringify({ id: 'T-1', aliases: ['CVE-2026-0001'], modified: '2026-01-01T00:00:00Z', affected }));
  await data.advisories.importFrom(file, { now: start, staleAfterHours });
  recordDocument(data.ledger, documentOf(['pkg:npm/lib@1.0.0', 'pkg:npm/lib@2.0.0', 'pkg:pypi/other@1'], start));
  await bringUpToDate(data.inventory);
  return data;
}

test.each(['lib', 'pkg:npm/lib', 'CVE-2026-0001', 'lib*'])(
  'asked for %s, only the version that an advisory affects is a hit',
  async (query) => {
    const data = await fixture(24);
    const { hits, affected } = await data.questions.impact(query, {});
    const { presences } = await data.questions.where(query, {});
    expect(affected).toHaveLength(1);
    expect(hits.map(({ advisories }) => advisories)).toEqual([['T-1']]);
    expect(presences.find(({ component }) => component.id === hits[0]!.component)!.component.version).toBe('1.0.0');
  },
);

test('what no advisory affects is there, and no hit', async () => {
  const data = await fixture(24);
  expect((await data.questions.impact('pkg:npm/lib@2.0.0', {})).hits).toEqual([]);
});

test('a catalogue that cannot grow stale does not speak of a kind of package because it names one of it', async () => {
  expect(coverage((await fixture(24)).inventory).ecosystems).toEqual([
    { type: 'npm', components: 2, feed: expect.any(String) },
    { type: 'pypi', components: 1, feed: null },
  ]);
  expect(coverage((await fixture(null)).inventory).ecosystems.map(({ feed }) => feed)).toEqual([null, null]);
});
