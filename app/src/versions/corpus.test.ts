import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compareVersions } from './index.ts';

interface Case {
  readonly test_type: string;
  readonly input: { readonly input_scheme: string; readonly versions: readonly string[] };
  readonly expected_output: boolean | readonly string[];
}

const corpus = process.env.WAYBILL_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const folder = join(corpus, 'versions/vers-spec');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('cmp') || name.includes('lexicographic')) : [];

/**
 * The cases of the specification keep an order of Maven 2 here. Since version 3 Maven drops zeros before a qualifier, so that `2.0.a` is `2-a`
 * and comes before `2-1`: asked for the native order, we follow Maven.
 */
const outdated = new Set(['2-1 2.0.a', '2-1 2.0.0.a', '2.0.0.a 2.0.a']);

if (files.length === 0) console.log(`skipped: the cases of the vers specification are not at ${folder}`);

describe.skipIf(files.length === 0)('the cases of the vers specification', () => {
  test.each(files)('%s', (file) => {
    const { tests } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { tests: Case[] };
    expect(tests.filter((one) => !isMet(one) && !outdated.has([...one.input.versions].sort().join(' ')))).toEqual([]);
  });
});

function isMet({ test_type, input, expected_output }: Case): boolean {
  const compare = (a: string, b: string) => compareVersions(input.input_scheme, a, b);
  if (test_type === 'equality') return (compare(input.versions[0]!, input.versions[1]!) === 0) === expected_output;
  const sorted = [...input.versions].sort((a, b) => compare(a, b)!);
  return sorted.every((text, i) => compare(text, (expected_output as readonly string[])[i]!) === 0);
}
