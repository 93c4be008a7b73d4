import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../platform/sql/database.ts';
import { withIndex } from './with-index.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-index-'));
  path = join(folder, 'advisories.db');
});

afterEach(() => rmSync(folder, { recursive: true }));

const add = (name: string) => async (database: Database) => {
  database.transaction(() => database.prepare('INSERT INTO ecosystem (name) VALUES (?)').run(name));
  return name;
};

function namesIn(): Promise<readonly string[]> {
  return withIndex(path, async (database) =>
    database
      .prepare('SELECT name FROM ecosystem ORDER BY id')
      .all()
      .map(({ name }) => String(name)),
  );
}

test('an index is in its place once it is whole, and written to there from then on', async () => {
  await withIndex(path, async (database) => {
    await add('npm')(database);
    expect(existsSync(path)).toBe(false);
  });
  expect(readdirSync(folder)).toEqual(['advisories.db']);
  expect(await withIndex(path, add('Go'))).toBe('Go');
  expect(await namesIn()).toEqual(['npm', 'Go']);
});

test('of one that failed nothing is left', async () => {
  await expect(
    withIndex(path, async (database) => {
      await add('npm')(database);
      throw new Error('No.');
    }),
  ).rejects.toThrow('No.');
  expect(readdirSync(folder)).toEqual([]);
});

test('where another one was made meanwhile, it is that one that is written to', async () => {
  let runs = 0;
  await withIndex(path, async (database) => {
    runs += 1;
    if (runs === 1) await withIndex(path, add('npm'));
    await add('Go')(database);
  });
  expect(runs).toBe(2);
  expect(await namesIn()).toEqual(['npm', 'Go']);
  expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
});
