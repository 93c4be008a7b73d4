import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { WaybillError } from '../domain/errors.ts';
import { readDocument } from './read-document.ts';
import { unpackDocument } from './unpack-document.ts';

const corpus = process.env.WAYBILL_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const folder = join(corpus, 'sboms');

if (!existsSync(folder)) console.log(`skipped: there are no real SBOMs at ${folder}`);

/** Real documents that nobody here wrote: each is read, with as many components as counted otherwise, or refused with file and reason. */
describe.skipIf(!existsSync(folder))('real documents', () => {
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(json|xml|spdx|xz|gz|bz2)$/.test(path))
    : [];

  test('are read or refused, and none is lost', () => {
    const outcomes = files.map((file) => outcomeOf(file));
    expect(outcomes.filter((outcome) => outcome !== 'read' && outcome !== 'refused')).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === 'read').length).toBeGreaterThan(200);
  });

  function outcomeOf(file: string): string {
    const packed = readFileSync(join(folder, file));
    try {
      const { counted, head } = readDocument(packed, file);
      const text = Buffer.from(unpackDocument(packed, {}))
        .toString('utf8')
        .replace(/^\uFEFF/, '');
      const form = text.startsWith('<') ? 'xml' : text.startsWith('{') ? 'json' : 'tag-value';
      const hasRoot = head.root !== undefined && (form === 'xml' || head.format === 'spdx');
      const all = form === 'json' ? countOtherwise(JSON.parse(text)) : [...text.matchAll(marks[form])].length;
      const expected = all - (hasRoot ? 1 : 0);
      return counted === expected ? 'read' : `${file}: ${counted} components, expected ${expected}`;
    } catch (thrown) {
      return thrown instanceof WaybillError && thrown.place.path === file && thrown.message !== '' ? 'refused' : `${file}: ${thrown}`;
    }
  }
});

/** Where a component, or a package, begins in other forms than JSON. */
const marks = { xml: /<component[\s>]/g, 'tag-value': /^PackageName:/gm };

interface Counted {
  readonly '@graph'?: readonly { readonly type: string }[];
  readonly packages?: readonly unknown[];
  readonly components?: readonly Counted[];
  readonly metadata?: { readonly component?: Counted };
}

function countOtherwise({ '@graph': graph, packages, components, metadata }: Counted): number {
  if (graph) return graph.filter(({ type }) => type.endsWith('Package')).length;
  if (packages) return packages.length;
  const nested = [...(components ?? []), ...(metadata?.component?.components ?? [])];
  return nested.length + nested.reduce((sum, component) => sum + countOtherwise({ components: component.components ?? [] }), 0);
}
