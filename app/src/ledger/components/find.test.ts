import { describe, expect, test } from 'vitest';
import type { CollectedComponent } from '../../domain/collected.ts';
import { openDatabase } from '../../platform/sql/database.ts';
import { migrate } from '../../platform/sql/migrate.ts';
import type { Ledger } from '../ledger.ts';
import { migrations } from '../migrations.ts';
import { recordDocument } from '../record.ts';
import { documentOf, freshLedger } from '../testing.ts';
import { factsOfComponent, findByCoordinate, findByHash, findByName, findByTerm } from './find.ts';

const sha = (digit: string) => `sha256:${digit.repeat(64)}`;

function see(ledger: Ledger, time: number, ...told: Partial<CollectedComponent>[]): void {
  const components = told.map((more, at): CollectedComponent => ({ ref: String(at), kind: 'library', name: 'unnamed', ...more }));
  recordDocument(
    ledger,
    documentOf([], time, { collected: { scope: '', complete: true, components, services: [], relations: [], gaps: [] } }),
  );
}

const names = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name).sort();

describe('by name', () => {
  const { ledger } = freshLedger();
  see(
    ledger,
    100,
    { name: 'com.acme:shop', version: '1' },
    { name: 'Visual C++ 2015: Runtime', version: '1' },
    { name: 'vendor/tool', version: '1' },
    { name: 'core', purl: 'pkg:npm/%40acme/core@1' },
    { name: 'core', purl: 'pkg:composer/other/core@1' },
  );
  const found = (pattern: string) => names(findByName(ledger.database, pattern));

  test.each([
    ['com.acme:shop', ['com.acme:shop']],
    ['shop', []],
    ['visual*', ['Visual C++ 2015: Runtime']],
    ['visual c++ 2015: runtime', ['Visual C++ 2015: Runtime']],
    ['vendor/tool', ['vendor/tool']],
    ['vendor/t*', ['vendor/tool']],
    ['@acme/core', ['core']],
    ['@acme/c*', ['core']],
    ['core', ['core', 'core']],
  ])('%s', (pattern, expected) => expect(found(pattern)).toEqual(expected));

  test('a package by its coordinate, not by another of that name', () => {
    expect(findByCoordinate(ledger.database, 'npm/@acme/core').map(({ purl }) => purl)).toEqual(['pkg:npm/%40acme/core@1']);
    expect(findByCoordinate(ledger.database, 'npm/core')).toEqual([]);
  });
});

describe('by what sources say', () => {
  test('also what a later source adds, and what more than one source says is found once', () => {
    const { ledger } = freshLedger();
    const purl = 'pkg:npm/lib@1';
    see(ledger, 100, { name: 'lib', purl, licenses: ['MIT'], hashes: [sha('a')] });
    see(ledger, 200, { name: 'lib', purl, licenses: ['MIT'], supplier: 'Acme GmbH', hashes: [sha('a'), sha('b')] });
    see(ledger, 300, { name: 'lib', purl, licenses: ['MIT'], hashes: [sha('a')] }, { name: 'other', version: '2', licenses: ['MIT'] });
    expect(names(findByTerm(ledger.database, 'license', 'mit'))).toEqual(['lib', 'other']);
    expect(names(findByTerm(ledger.database, 'supplier', 'acme*'))).toEqual(['lib']);
    expect([sha('a'), sha('b'), sha('c')].map((hash) => findByHash(ledger.database, hash).length)).toEqual([1, 1, 0]);
    expect(factsOfComponent(ledger.database, 1)).toEqual([
      { hashes: [sha('a')], licenses: ['MIT'] },
      { hashes: [sha('a'), sha('b')], licenses: ['MIT'], supplier: 'Acme GmbH' },
    ]);
  });

  test('what is long is kept once too', () => {
    const { ledger } = freshLedger();
    const told = { name: 'lib', purl: 'pkg:npm/lib@1', location: 'a/'.repeat(1000) };
    for (const time of [100, 200, 300]) see(ledger, time, told);
    expect(factsOfComponent(ledger.database, 1)).toEqual([{ location: told.location }]);
  });

  test('what was known when the ledger had another layout', () => {
    const database = openDatabase(':memory:');
    migrate(database, migrations.slice(0, 4));
    database.exec(`
      INSERT INTO component (id, key, kind, type, coordinate, name, lname) VALUES (7, 'pkg:npm/a', 'library', 'npm', 'npm/a', 'a', 'a');
      INSERT INTO fact VALUES (7, '{"licenses":["MIT"]}');
      INSERT INTO term VALUES (1, 1, 'MIT', 'mit');
      INSERT INTO component_term VALUES (1, 7);
    `);
    migrate(database, migrations);
    expect(findByTerm(database, 'license', 'MIT').map(({ id }) => id)).toEqual([7]);
    expect(factsOfComponent(database, 7)).toEqual([{ licenses: ['MIT'] }]);
    expect(findByCoordinate(database, 'npm/a').map(({ id }) => id)).toEqual([7]);
  });
});
