import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeAssets, renameAsset } from './assets.ts';
import { retractEvidence } from './evidence.ts';
import type { Ledger } from './ledger.ts';
import { recordDocument } from './record.ts';
import type { SubmittedDocument } from './submission.ts';
import { documentOf, freshLedger } from './testing.ts';

const a = 'pkg:npm/a@1.0.0';
const b = 'pkg:npm/b@1.0.0';
const c = 'pkg:deb/debian/c@1.0';

describe('a stream', () => {
  test('opens what comes and closes what is gone, with both bounds at each end', () => {
    const { ledger } = freshLedger();
    recordDocument(ledger, documentOf([a], 100));
    recordDocument(ledger, documentOf([a, b], 200));
    recordDocument(ledger, documentOf([a], 300));
    expect(presences(ledger)).toEqual([
      { key: a, from: [null, 100], to: [null, null] },
      { key: b, from: [100, 200], to: [200, 300] },
    ]);
  });

  test('takes a late document where its time says, and keeps what was believed before', () => {
    const { ledger } = freshLedger();
    recordDocument(ledger, documentOf([a], 100));
    recordDocument(ledger, documentOf([a], 300));
    recordDocument(ledger, documentOf([b], 200));
    expect(presences(ledger)).toEqual([
      { key: a, from: [null, 100], to: [100, 200] },
      { key: a, from: [200, 300], to: [null, null] },
      { key: b, from: [100, 200], to: [200, 300] },
    ]);
    expect(ledger.database.prepare('SELECT from_by, to_by FROM superseded').all()).toMatchObject([{ from_by: 100, to_by: null }]);
  });

  test('is not changed by the same document twice', () => {
    const { ledger } = freshLedger();
    expect(recordDocument(ledger, documentOf([a], 100)).status).toBe('ingested');
    const before = everything(ledger);
    expect(recordDocument(ledger, documentOf([a], 100)).status).toBe('unchanged');
    expect(everything(ledger)).toEqual(before);
  });

  test('is not closed by a document that is not complete', () => {
    const { ledger } = freshLedger();
    recordDocument(ledger, documentOf([a, b], 100));
    recordDocument(ledger, documentOf([b], 200, { covers: '' }));
    recordDocument(ledger, documentOf([], 300));
    expect(presences(ledger)).toEqual([
      { key: a, from: [null, 100], to: [100, 300] },
      { key: b, from: [null, 100], to: [200, 300] },
    ]);
  });

  test('is not closed beyond the kinds of package that a document speaks for', () => {
    const { ledger } = freshLedger();
    recordDocument(ledger, documentOf([c], 100, { covers: 'deb' }));
    recordDocument(ledger, documentOf([a], 200, { covers: 'npm' }));
    recordDocument(ledger, documentOf([b], 300, { covers: 'npm' }));
    expect(presences(ledger)).toEqual([
      { key: c, from: [null, 100], to: [null, null] },
      { key: a, from: [null, 200], to: [200, 300] },
      { key: b, from: [200, 300], to: [null, null] },
    ]);
  });

  test('does not close what another tool sees on the same asset', () => {
    const { ledger } = freshLedger();
    recordDocument(ledger, documentOf([a], 100, { source: 'one' }));
    recordDocument(ledger, documentOf([b], 200, { source: 'two' }));
    recordDocument(ledger, documentOf([b], 300, { source: 'two' }));
    expect(presences(ledger).every(({ to }) => to[1] === null)).toBe(true);
  });

  test('tells the same history in whatever order its documents come', () => {
    const { ledger } = freshLedger();
    let run = 0;
    const purl = fc.constantFrom(a, b, c, 'pkg:pypi/d@1', 'pkg:pypi/e@2');
    const sight = fc.record({
      purls: fc.uniqueArray(purl),
      time: fc.integer({ min: 1, max: 8 }),
      covers: fc.constantFrom('*', '', 'npm', 'pypi,deb'),
    });
    fc.assert(
      fc.property(fc.array(sight, { maxLength: 7 }), fc.infiniteStream(fc.nat()), (sights, order) => {
        const documents = sights.map(({ purls, time, covers }, index) => documentOf(purls, time * 100, { covers, serial: String(index) }));
        const shuffled = documents.map((document) => ({ document, rank: order.next().value! })).sort((x, y) => x.rank - y.rank);
        run += 1;
        const inOrder = [...documents].sort((x, y) => x.documentTime! - y.documentTime!);
        const expected = history(ledger, `b-${run}`, inOrder);
        expect(
          history(
            ledger,
            `a-${run}`,
            shuffled.map(({ document }) => document),
          ),
        ).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  test('keeps its full sets readable over many documents', () => {
    const { ledger } = freshLedger();
    for (let day = 1; day <= 70; day += 1) recordDocument(ledger, documentOf([a, `pkg:npm/daily@${day}`], day * 100));
    recordDocument(ledger, documentOf([b], 3550));
    const daily = presences(ledger).filter(({ key }) => key.startsWith('pkg:npm/daily'));
    expect(daily).toHaveLength(70);
    expect(daily.find(({ key }) => key.endsWith('@35'))).toMatchObject({ from: [3400, 3500], to: [3500, 3550] });
    expect(presences(ledger).filter(({ key }) => key === a)).toHaveLength(2);
  });
});

describe('corrections by hand', () => {
  test('a retracted document is as if it had never come, but for its trace', () => {
    const { ledger } = freshLedger();
    const wrong = documentOf([b], 200);
    recordDocument(ledger, documentOf([a], 100));
    recordDocument(ledger, wrong);
    retractEvidence(ledger, wrong.digest, 'another host');
    expect(presences(ledger)).toEqual([{ key: a, from: [null, 100], to: [null, null] }]);
    expect(ledger.database.prepare('SELECT what FROM trace').all()).toEqual([{ what: 'evidence retracted' }]);
    expect(Buffer.from(ledger.objects.get(wrong.digest))).toEqual(Buffer.from(wrong.bytes));
  });

  test('a renamed asset is found by its old name too', () => {
    const { ledger } = freshLedger();
    recordDocument(ledger, documentOf([a], 100));
    renameAsset(ledger, 'ws-1', 'desk-1');
    expect(recordDocument(ledger, documentOf([b], 200)).asset).toBe('desk-1');
    expect(presences(ledger)).toHaveLength(2);
  });

  test('two assets that are one make one history of the same stream', () => {
    const { ledger } = freshLedger();
    recordDocument(ledger, documentOf([a], 100));
    recordDocument(ledger, documentOf([b], 200, { asset: { name: 'WS-1', kind: 'host' } }));
    mergeAssets(ledger, 'WS-1', 'ws-1');
    expect(presences(ledger)).toEqual([
      { key: a, from: [null, 100], to: [100, 200] },
      { key: b, from: [100, 200], to: [null, null] },
    ]);
  });
});

test('a document that fails half-way leaves the last good state untouched', () => {
  const { ledger } = freshLedger();
  recordDocument(ledger, documentOf([a], 100));
  const before = everything(ledger);
  const broken = documentOf([b], 200);
  const components = [...broken.collected.components, { ref: 'x', kind: 'library', name: Symbol('no text') as unknown as string } as const];
  expect(() => recordDocument(ledger, { ...broken, collected: { ...broken.collected, components } })).toThrow();
  expect(everything(ledger)).toEqual(before);
  expect(recordDocument(ledger, broken).status).toBe('ingested');
});

/** The presences that documents make, each time on an asset of its own. */
function history(ledger: Ledger, asset: string, documents: readonly SubmittedDocument[]) {
  for (const document of documents) recordDocument(ledger, { ...document, asset: { name: asset, kind: 'host' } });
  return presences(ledger, asset);
}

function presences(ledger: Ledger, asset = '%') {
  return ledger.database
    .prepare(
      `SELECT key, from_after, from_by, to_after, to_by FROM presence JOIN component ON component.id = component
       JOIN stream ON stream.id = stream JOIN asset ON asset.id = asset WHERE asset.name LIKE ? ORDER BY key, from_by`,
    )
    .all(asset)
    .map((row) => ({ key: String(row.key), from: [row.from_after, row.from_by], to: [row.to_after, row.to_by] }));
}

function everything(ledger: Ledger) {
  const tables = ledger.database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  return tables.map(({ name }) => ledger.database.prepare(`SELECT * FROM ${name}`).all());
}
