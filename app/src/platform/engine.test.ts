import { cachedDataVersionTag } from 'node:v8';
import { expect, test } from 'vitest';
import { expectDocuments, expectLongRun, expectManyDocuments, expectSearch, resetEngine } from './engine.ts';

test.each([expectLongRun, expectDocuments, expectManyDocuments])(
  'after $name, the engine can be set up as it was started',
  (expectWork) => {
    const before = cachedDataVersionTag();
    expectWork();
    expectSearch();
    expect(cachedDataVersionTag()).not.toBe(before);
    resetEngine();
    expect(cachedDataVersionTag()).toBe(before);
  },
);
