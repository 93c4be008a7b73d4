import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

const fresh = () => join(mkdtempSync(join(tmpdir(), 'waybill-sql-')), 'a.db');

test('a failed transaction leaves nothing, an inner one only undoes itself', () => {
  const database = openDatabase(fresh());
  database.exec('CREATE TABLE t (x)');
  const insert = (x: number) => database.prepare('INSERT INTO t VALUES (?)').run(x);
  database.transaction(() => {
    insert(1);
    expect(() =>
      database.transaction(() => {
        insert(2);
        throw new Error('inner');
      }),
    ).toThrow('inner');
    insert(3);
  });
  expect(() =>
    database.transaction(() => {
      insert(4);
      throw new Error('outer');
    }),
  ).toThrow('outer');
  expect(
    database
      .prepare('SELECT x FROM t ORDER BY x')
      .all()
      .map((row) => row.x),
  ).toEqual([1, 3]);
  database.close();
});

test('the change counter moves when this or another connection commits', () => {
  const path = fresh();
  const one = openDatabase(path);
  one.exec('CREATE TABLE t (x)');
  const two = openDatabase(path);
  const before = one.changeCounter();
  expect(one.changeCounter()).toBe(before);
  two.transaction(() => two.exec('INSERT INTO t VALUES (1)'));
  const between = one.changeCounter();
  expect(between).not.toBe(before);
  one.transaction(() => one.exec('INSERT INTO t VALUES (2)'));
  expect(one.changeCounter()).not.toBe(between);
});

test('migrations run once, in order, and a newer file is refused', () => {
  const database = openDatabase(fresh());
  migrate(database, ['CREATE TABLE t (x)']);
  migrate(database, ['CREATE TABLE t (x)', 'ALTER TABLE t ADD COLUMN y']);
  database.exec('INSERT INTO t VALUES (1, 2)');
  expect(() => migrate(database, ['CREATE TABLE t (x)'])).toThrow(/newer Waybill/);
});
