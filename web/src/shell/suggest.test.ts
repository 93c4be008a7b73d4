import { expect, test } from 'vitest';
import type { AssetCoverage } from '../data/answers.ts';
import { examples, suggest } from './suggest.ts';

const asset = (name: string): AssetCoverage => ({
  asset: name,
  kind: 'host',
  mapped: false,
  owner: null,
  lastEvidence: null,
  ageHours: null,
  fresh: false,
  streams: [],
});

test('examples come first, then assets: those that begin with it before those that hold it', () => {
  const assets = ['a-ws-1', 'ws-1', 'srv-1'].map(asset);
  expect(suggest('  ', assets)).toBe(examples);
  expect(suggest('WS', assets).map(({ text }) => text)).toEqual(['ws-1', 'a-ws-1']);
  expect(suggest('nothing', assets)).toEqual([]);
  expect(
    suggest(
      'x',
      Array.from({ length: 50 }, (_, index) => asset(`x-${index}`)),
    ),
  ).toHaveLength(6);
});
