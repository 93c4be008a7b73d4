import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { WaybillError } from '../domain/errors.ts';
import { convertDocument } from './convert/index.ts';
import { elementsOf } from './elements/index.ts';
import { isObject } from './fields.ts';
import { listings } from './list/index.ts';
import { profiles, scoreDocument } from './score/index.ts';
import { validateDocument } from './validate/index.ts';
import { openForWork, type WorkDocument } from './work-document.ts';

const corpus = process.env.WAYBILL_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const folder = join(corpus, 'sboms');

if (!existsSync(folder)) console.log(`skipped: there are no real SBOMs at ${folder}`);

/** Larger ones only take longer: some seconds each, over all the forms. Bytes. */
const largest = 300_000;

/** Real documents that nobody here wrote: each is listed, scored and converted, and what is made of a valid one is valid. */
describe.skipIf(!existsSync(folder))('the workbench on real documents', () => {
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
        (path) => /\.(json|xml|spdx|gz)$/.test(path) && statSync(join(folder, path)).size < largest,
      )
    : [];

  test('lists and scores', () => {
    const documents = files.flatMap((file) => open(readFileSync(join(folder, file)), file) ?? []);
    for (const document of documents) {
      for (const { score } of scoreDocument(document, profiles).scores) expect(score === null || (score >= 0 && score <= 100)).toBe(true);
      for (const listing of Object.values(listings)) for (const row of listing.rows(document)) expect(row.pointer).toBeTypeOf('string');
    }
    expect(documents.length).toBeGreaterThan(200);
  });

  test('conversions', async () => {
    const wrong: string[] = [];
    for (const file of files) {
      const bytes = readFileSync(join(folder, file));
      const source = open(bytes, file);
      if (!source) continue;
      const schemaOnly = (await validateDocument(bytes)).verdict !== 'valid';
      for (const target of targetsOf(source)) {
        const { text } = await convertDocument(source, target);
        const written = new TextEncoder().encode(text);
        const { verdict } = await validateDocument(written, { schemaOnly });
        // Within SPDX 2 nothing is taken out of what was wrong before.
        if (verdict !== 'valid' && !(schemaOnly && source.format === 'spdx2' && target.startsWith('spdx')))
          wrong.push(`${file} to ${target}: ${verdict}`);
        if (identities(source) !== identities(openForWork(written, file))) wrong.push(`${file} to ${target}: other components`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('the same product in both formats: each converted says of its components what it said', async () => {
    const pairs = files.filter(
      (file) => file.startsWith('redhat/') && files.includes(file.replace('.cdx.json', '.spdx.json')) && file.endsWith('.cdx.json'),
    );
    for (const file of pairs) {
      for (const [path, target] of [
        [file, 'spdx-2.3'],
        [file.replace('.cdx.json', '.spdx.json'), 'cyclonedx-1.6'],
      ] as const) {
        const source = open(readFileSync(join(folder, path)), path)!;
        const { text } = await convertDocument(source, target);
        expect(detailsOf(openForWork(new TextEncoder().encode(text), path)), path).toEqual(detailsOf(source));
      }
    }
    expect(pairs.length).toBeGreaterThan(10);
  });
});

/** One of each kind; every pair of formats is met, and each goes through XML, tag-value form and back. */
function targetsOf({ format }: WorkDocument): readonly string[] {
  if (format === 'cyclonedx') return ['spdx-2.3', 'spdx-2.2-tag-value', 'cyclonedx-1.4', 'cyclonedx-1.7-xml', 'cyclonedx-1.3-xml'];
  return ['cyclonedx-1.6', 'cyclonedx-1.6-xml', 'spdx-2.3-tag-value', 'spdx-2.3-yaml'];
}

function open(bytes: Uint8Array, file: string): WorkDocument | undefined {
  try {
    return openForWork(bytes, file);
  } catch (thrown) {
    if (thrown instanceof WaybillError) return undefined;
    throw thrown;
  }
}

/** All purls, the digests and the licences of every component. */
function detailsOf(document: WorkDocument): readonly string[] {
  const components = [...elementsOf(document)].filter(({ kind }) => kind === 'component');
  return components
    .map(({ object, name, version, purl, hashes, licenses }) => {
      const references = [object.externalRefs]
        .flat()
        .map((one) => (isObject(one) && one.referenceType === 'purl' ? one.referenceLocator : null));
      const evidence = isObject(object.evidence) ? [object.evidence.identity].flat() : [];
      const identities = evidence.map((one) => (isObject(one) && one.field === 'purl' ? one.concludedValue : null));
      const purls = [...new Set([purl, ...references, ...identities])].filter((one) => typeof one === 'string').sort();
      const digests = hashes.map(({ algorithm, digest }) => `${algorithm.replace('-', '')} ${digest}`).sort();
      return JSON.stringify([name, version, purls, digests, [...new Set(licenses.map(({ text }) => text))].sort()]);
    })
    .sort();
}

function identities(document: WorkDocument): string {
  const components = [...elementsOf(document)].filter(({ kind }) => kind === 'component');
  return components
    .map(({ name, version, purl }) => JSON.stringify([name, version, purl]))
    .sort()
    .join('\n');
}
