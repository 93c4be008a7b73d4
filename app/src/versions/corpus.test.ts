import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { canonicalVers, compareVersions, parseCanonicalVers, satisfies, versFromNative } from './index.ts';

interface Comparison {
  readonly input_scheme: string;
  readonly versions: readonly string[];
}

type Case =
  | { readonly test_type: 'comparison'; readonly input: Comparison; readonly expected_output: readonly string[] }
  | { readonly test_type: 'equality'; readonly input: Comparison; readonly expected_output: boolean }
  | {
      readonly test_type: 'from_native';
      readonly input: { readonly scheme: string; readonly native_range: string };
      readonly expected_output: string;
    }
  | {
      readonly test_type: 'containment';
      readonly input: { readonly vers: string; readonly version: string };
      readonly expected_output: boolean;
    }
  | { readonly test_type: 'validate'; readonly input: string; readonly expected_output: string }
  | {
      readonly test_type: 'parse';
      readonly input: string;
      readonly expected_failure?: boolean;
      readonly expected_output: { readonly scheme: string; readonly version_constraints: readonly (readonly [string, string])[] };
    };

const corpus = process.env.WAYBILL_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const folder = join(corpus, 'versions/vers-spec');
const files = existsSync(folder) ? readdirSync(folder) : [];

/**
 * The cases of the specification keep an order of Maven 2 here. Since version 3 Maven drops zeros before a qualifier, so that `2.0.a` is `2-a`
 * and comes before `2-1`: asked for the native order, we follow Maven.
 */
const outdated = new Set(['2-1 2.0.a', '2-1 2.0.0.a', '2.0.0.a 2.0.a']);

if (files.length === 0) console.log(`skipped: the cases of the vers specification are not at ${folder}`);

describe.skipIf(files.length === 0)('the cases of the vers specification', () => {
  test.each(files)('%s', (file) => {
    const { tests } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { tests: Case[] };
    expect(tests.filter((one) => !isMet(one) && !isOutdated(one))).toEqual([]);
  });
});

function isMet(one: Case): boolean {
  switch (one.test_type) {
    case 'comparison': {
      const compare = (a: string, b: string) => compareVersions(one.input.input_scheme, a, b);
      const sorted = one.input.versions.toSorted((a, b) => compare(a, b)!);
      return sorted.every((text, i) => compare(text, one.expected_output[i]!) === 0);
    }
    case 'equality':
      return (compareVersions(one.input.input_scheme, one.input.versions[0]!, one.input.versions[1]!) === 0) === one.expected_output;
    case 'from_native':
      return versFromNative(one.input.scheme, one.input.native_range) === one.expected_output;
    case 'containment':
      return satisfies(one.input.version, one.input.vers) === one.expected_output;
    case 'validate':
      return canonicalVers(one.input) === one.expected_output;
    case 'parse': {
      const read = parseCanonicalVers(one.input);
      if (one.expected_failure || typeof read === 'string') return one.expected_failure === (typeof read === 'string');
      const constraints = read.constraints.map(({ comparator, version }) => [comparator, version]);
      return (
        JSON.stringify([read.scheme, constraints]) === JSON.stringify([one.expected_output.scheme, one.expected_output.version_constraints])
      );
    }
  }
}

function isOutdated(one: Case): boolean {
  return (one.test_type === 'comparison' || one.test_type === 'equality') && outdated.has(one.input.versions.toSorted().join(' '));
}
