import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Collector } from '../../src/collect/collector.ts';
import { collectors } from '../../src/collect/registry.ts';
import { collectTree } from '../../src/collect/run.ts';
import type { Collected } from '../../src/domain/collected.ts';
import { knownTypes, parsePurl } from '../../src/domain/purl/index.ts';
import { matchGlob } from '../../src/platform/files/globs.ts';
import { memoryTree } from '../../src/platform/files/memory-tree.ts';
import { hostSamples } from '../support/collector-samples.ts';
import { sourceSamples } from '../support/source-samples.ts';

const room = fileURLToPath(new URL('../../src/collect/', import.meta.url));

describe('the registry', () => {
  test('lists each kind once', () => {
    const kinds = collectors.map(({ kind }) => kind);
    expect(kinds.filter((kind, index) => kinds.indexOf(kind) !== index)).toEqual([]);
  });

  test('lists every folder that offers a collector, and no other', () => {
    const folders = readdirSync(room, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() && existsSync(join(room, entry.name, 'index.ts')) ? [entry.name] : [],
    );
    expect(collectors.map(({ kind }) => kind).toSorted()).toEqual(folders.toSorted());
  });

  test('has a sample of every kind, but for one that people write in lines of their own', () => {
    const sampled = new Set([...hostSamples, ...sourceSamples].map(({ kind }) => kind));
    expect(collectors.filter(({ kind }) => !sampled.has(kind)).map(({ kind }) => kind)).toEqual(['requirements']);
  });
});

describe.each(collectors.map((collector) => ({ kind: collector.kind, collector })))('$kind', ({ kind, collector }) => {
  test('speaks for purl types that there are', () => {
    expect(collector.covers.filter((type) => !knownTypes.includes(type))).toEqual([]);
  });

  test('claims files by globs that say what they mean', () => {
    expect(collector.claims.length).toBeGreaterThan(0);
    expect(collector.claims.filter((glob) => !isGlob(glob))).toEqual([]);
    for (const glob of collector.claims) expect(matchGlob(glob, pathFor(glob))).toBe(true);
  });

  test('makes of files that cannot be read a set that is not complete', async () => {
    const found = await collect(
      collector,
      Object.fromEntries(collector.claims.map((glob) => [pathFor(glob), new Error('permission denied')])),
    );
    expect(found.filter(({ complete }) => complete)).toEqual([]);
  });

  test('makes of garbage a set that is not complete, and of nothing one without components', async () => {
    const garbage = Uint8Array.from({ length: 2000 }, (_, index) => (index * 151 + 89) % 256);
    for (const glob of collector.claims) {
      for (const collected of await collect(collector, { [pathFor(glob)]: garbage })) expect(isSound(collected)).toBe(true);
      for (const collected of await collect(collector, { [pathFor(glob)]: '' })) expect(collected.components).toEqual([]);
    }
  });

  test('throws for no bytes, and keeps the promises of what is collected', async () => {
    const content = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 300 }), fc.json({ maxDepth: 3 }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...collector.claims), content, async (glob, bytes) => {
        for (const collected of await collect(collector, { [pathFor(glob)]: bytes })) expectPromises(collected, kind);
      }),
      { numRuns: 60 },
    );
  });
});

describe.each([...hostSamples, ...sourceSamples])('$kind, from $path', ({ kind, path, content }) => {
  const collector = collectors.find((each) => each.kind === kind)!;

  test('is read whole', async () => {
    const [collected, ...rest] = await collect(collector, { [path]: content });
    expect(rest).toEqual([]);
    expect(collected?.complete).toBe(true);
    expect(collected?.components.length).toBeGreaterThan(0);
    expectPromises(collected!, kind);
  });

  test('of which a part is never complete without what the whole holds', async () => {
    const [whole] = await collect(collector, { [path]: content });
    const lineEnd = '\n'.charCodeAt(0);
    for (let length = 1; length < content.length; length += Math.max(1, Math.floor(content.length / 400))) {
      if (content[length - 1] === lineEnd) continue;
      for (const part of await collect(collector, { [path]: content.subarray(0, length) })) {
        if (part.complete) expect(part.components).toEqual(whole?.components);
      }
    }
  });
});

async function collect(collector: Collector, files: Readonly<Record<string, string | Uint8Array | Error>>): Promise<readonly Collected[]> {
  const found = await Array.fromAsync(collectTree(memoryTree(files), collector.of, undefined, [collector]));
  const collected = found.map((each) => each.collected);
  // A collector that throws is caught by the run, as a gap of this kind.
  expect(collected.flatMap(({ gaps }) => gaps.filter(({ kind }) => kind === 'failed'))).toEqual([]);
  return collected;
}

/** Incomplete, or empty and complete only where garbage is passed over as no file of this kind. */
function isSound({ complete, gaps, components }: Collected): boolean {
  return !complete || (components.length === 0 && gaps.length > 0);
}

function expectPromises({ scope, complete, components, relations, gaps }: Collected, kind: string): void {
  expect(scope === kind || scope.startsWith(`${kind}:`)).toBe(true);
  expect(complete).toBe(!gaps.some(({ blocking }) => blocking));
  const refs = new Set(components.map(({ ref }) => ref));
  expect(refs.size).toBe(components.length);
  expect(relations.filter(({ from, to }) => !refs.has(from) || !refs.has(to))).toEqual([]);
  expect(components.filter(({ purl }) => purl !== undefined && parsePurl(purl) === undefined)).toEqual([]);
  expect(components.filter(({ place }) => place?.path === undefined)).toEqual([]);
}

/** Relative, without steps that are empty or lead up, `**` only as a step of its own, and no wildcard that the walk does not know. */
function isGlob(glob: string): boolean {
  return (
    glob.split('/').every((step) => step !== '' && step !== '.' && step !== '..' && (step === '**' || !step.includes('**'))) &&
    !/[?[\]{}!\\]/.test(glob)
  );
}

/** A path that a glob matches. */
function pathFor(glob: string): string {
  return glob
    .split('/')
    .map((step) => (step === '**' ? anyFolder(glob) : step.replaceAll('*', 'x')))
    .join('/');
}

/** What `**` stands for: a folder of installed packages on a host, and any but such a one in a source tree, where those are passed over. */
function anyFolder(glob: string): string {
  return collectors.some(({ of, claims }) => of === 'source' && claims.includes(glob)) ? 'project' : 'site-packages';
}
