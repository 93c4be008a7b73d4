import { expect, test } from 'vitest';
import { freeName, type TakenNames } from './merge-wishes.ts';

test('a name that is taken gets the next number that is free', () => {
  const taken: TakenNames = new Map();
  expect(['a', 'a#3', 'a', 'a', 'a#3', 'a'].map((wanted) => freeName(wanted, taken, '#'))).toEqual([
    'a',
    'a#3',
    'a#2',
    'a#4',
    'a#3#2',
    'a#5',
  ]);
});
