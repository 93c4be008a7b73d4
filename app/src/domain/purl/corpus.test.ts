import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildPurl, formatPurl, type Purl, type PurlParts, parsePurl, validatePurl } from './index.ts';

interface Case {
  readonly description: string;
  readonly test_type: 'parse' | 'build' | 'validate';
  readonly input: string & PurlParts;
  readonly expected_output: (string & PurlParts) | null;
  readonly expected_failure: boolean;
}

const corpus = process.env.WAYBILL_CORPUS ?? fileURLToPath(new URL('../../../../../shared/corpus', import.meta.url));
const folder = join(corpus, 'versions/purl-spec');

if (!existsSync(folder)) console.log(`skipped: the cases of the purl specification are not at ${folder}`);

describe.skipIf(!existsSync(folder))('the cases of the purl specification', () => {
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'))
    : [];
  test.each(files)('%s', (file) => {
    const { tests } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { tests: Case[] };
    expect(tests.flatMap((one) => failureOf(one) ?? [])).toEqual([]);
  });
});

function failureOf({ test_type, input, expected_output, expected_failure, description }: Case) {
  const actual = test_type === 'parse' ? partsOf(parsePurl(input)) : test_type === 'build' ? textOf(input) : canonicalOf(input);
  const wanted =
    expected_failure || expected_output === null ? undefined : test_type === 'parse' ? filled(expected_output) : expected_output;
  return JSON.stringify(actual) === JSON.stringify(wanted) ? undefined : { description, test_type, input, actual, wanted };
}

function partsOf(purl: Purl | undefined) {
  return purl && filled(purl);
}

function filled({ type, namespace, name, version, qualifiers, subpath }: PurlParts) {
  const sorted = Object.entries(qualifiers ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return [type, namespace ?? null, name, version ?? null, sorted, subpath ?? null];
}

function textOf(parts: PurlParts): string | undefined {
  const built = buildPurl(parts);
  return typeof built === 'string' ? undefined : formatPurl(built);
}

function canonicalOf(text: string): string | undefined {
  const validation = validatePurl(text);
  return validation.ok ? validation.canonical : undefined;
}
