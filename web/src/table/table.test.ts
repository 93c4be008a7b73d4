import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange, nextSort } from './arrange.ts';
import type { Column } from './column.ts';
import { rowKey } from './row-key.ts';
import { readTableSearch } from './table-search.ts';

interface Row {
  readonly name: string;
  readonly age: number;
}

const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'Name', width: 1, cell: ({ name }) => name, text: ({ name }) => name },
  { id: 'age', title: 'Age', width: 1, cell: ({ age }) => age, text: ({ age }) => String(age), order: ({ age }) => age },
];
const rows: readonly Row[] = [
  { name: 'b', age: 10 },
  { name: 'A', age: 9 },
  { name: 'c', age: 9 },
];
const names = (found: readonly Row[]) => found.map(({ name }) => name).join('');

test('rows are found by any column and ordered by one, numbers as numbers; else they stay as they came', () => {
  expect(names(arrange(rows, columns, {}))).toBe('bAc');
  expect(names(arrange(rows, columns, { sort: 'name' }))).toBe('Abc');
  expect(names(arrange(rows, columns, { sort: '-name' }))).toBe('cbA');
  expect(names(arrange(rows, columns, { sort: 'age' }))).toBe('Acb');
  expect(names(arrange(rows, columns, { sort: 'nothing' }))).toBe('bAc');
  expect(names(arrange(rows, columns, { find: ' a ' }))).toBe('A');
  expect(names(arrange(rows, columns, { find: '10' }))).toBe('b');
});

test('the order of a column goes up, down, and away', () => {
  expect(nextSort('a', undefined)).toBe('a');
  expect(nextSort('a', 'a')).toBe('-a');
  expect(nextSort('a', '-a')).toBeUndefined();
  expect(nextSort('a', 'b')).toBe('a');
});

test('different rows have different short names', () => {
  const parts = fc.tuple(fc.string(), fc.string(), fc.option(fc.string()));
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      expect(rowKey(...a)).toMatch(/^[0-9a-z]{1,11}$/);
      if (JSON.stringify(a.map((part) => part ?? '')) !== JSON.stringify(b.map((part) => part ?? '')))
        expect(rowKey(...a)).not.toBe(rowKey(...b));
    }),
  );
});

test('an address may hold anything; only texts count', () => {
  expect(readTableSearch({ find: 3, sort: 'a', row: '', state: null })).toEqual({
    find: undefined,
    state: undefined,
    process: undefined,
    sort: 'a',
    row: undefined,
  });
});
