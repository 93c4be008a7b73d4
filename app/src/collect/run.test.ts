import { expect, test } from 'vitest';
import { memoryTree } from '../platform/files/memory-tree.ts';
import type { Tree } from '../platform/files/tree.ts';
import { CollectedBuilder } from './collected-builder.ts';
import type { Collector } from './collector.ts';
import { type CollectProgress, collectTree } from './run.ts';

/** Tells each of its files as a component. */
function teller(kind: string, claims: readonly string[], of: Collector['of'] = 'host'): Collector {
  return {
    kind,
    of,
    covers: ['generic'],
    claims,
    async *collect(files, { distro }) {
      const builder = new CollectedBuilder(kind, kind);
      for (const { path } of files) builder.add({ ref: path, kind: 'file', name: distro?.id ?? path });
      yield builder.build();
    },
  };
}

const failing: Collector = {
  ...teller('failing', []),
  async *collect() {
    yield* [];
    throw new Error('the machine is on fire');
  },
};

function run(tree: Tree, collectors: readonly Collector[], of: Collector['of'] = 'host', onProgress?: (progress: CollectProgress) => void) {
  return Array.fromAsync(collectTree(tree, of, onProgress, collectors));
}

test('each collector gets its own files of the one walk', async () => {
  const found = await run(memoryTree({ 'a/x': '', 'a/y': '' }), [teller('xs', ['**/x']), teller('ys', ['a/y'])]);
  expect(found.map(({ kind, collected }) => [kind, collected.components.map(({ ref }) => ref)])).toEqual([
    ['xs', ['a/x']],
    ['ys', ['a/y']],
  ]);
});

test('a collector that fails is a blocking gap of its own and stops no other', async () => {
  const [broken, whole] = await run(memoryTree({ x: '' }), [failing, teller('xs', ['x'])]);
  expect(broken?.collected).toMatchObject({ scope: 'failing', complete: false, gaps: [{ kind: 'failed', blocking: true }] });
  expect(whole?.collected.complete).toBe(true);
});

test('what the walk could not look at makes incomplete what might have been found there, and nothing else', async () => {
  const tree: Tree = {
    ...memoryTree({ 'a/x': '' }),
    async *find(_globs, onUnreadable) {
      onUnreadable('root', new Error('permission denied'));
      yield* [];
    },
  };
  const found = await run(tree, [teller('anywhere', ['**/x']), teller('elsewhere', ['var/x'])]);
  expect(found.map(({ collected }) => collected.complete)).toEqual([false, true]);
  expect(found[0]?.collected.gaps).toMatchObject([{ kind: 'unreadable', path: 'root', blocking: true }]);
  const projects = await run(tree, [teller('projects', ['**/x'], 'source')], 'source');
  expect(projects.map(({ collected }) => [collected.complete, collected.gaps.length])).toEqual([
    [true, 0],
    [false, 1],
  ]);
});

test('an os-release that cannot be read leaves nothing complete, for packages would be called otherwise', async () => {
  const [found] = await run(memoryTree({ 'etc/os-release': new Error('no'), x: '' }), [teller('xs', ['x'])]);
  expect(found?.collected.complete).toBe(false);
});

test('the release reaches the collectors', async () => {
  const [found] = await run(memoryTree({ 'etc/os-release': 'ID=alpine', x: '' }), [teller('xs', ['x'])]);
  expect(found?.collected.components[0]?.name).toBe('alpine');
});

test('one file under two names is given once, by the name that is no link', async () => {
  const files = ['lib/x', 'usr/lib/x'].map((path) => ({
    path,
    realPath: '/host/usr/lib/x',
    bytes: async () => new Uint8Array(),
    text: async () => '',
  }));
  const tree: Tree = {
    root: '/host',
    file: async () => undefined,
    async *find() {
      yield* files;
    },
  };
  const [found] = await run(tree, [teller('xs', ['**/x'])]);
  expect(found?.collected.components.map(({ ref }) => ref)).toEqual(['usr/lib/x']);
});

test('progress counts the collectors', async () => {
  const told: CollectProgress[] = [];
  await run(memoryTree({}), [teller('xs', ['x']), teller('ys', ['y'])], 'host', (progress) => told.push(progress));
  expect(told).toEqual([
    { done: 0, total: 2, what: 'files' },
    { done: 0, total: 2, what: 'xs' },
    { done: 1, total: 2, what: 'ys' },
    { done: 2, total: 2, what: 'done' },
  ]);
});

test('a source of another system is not looked for where a distribution is named', async () => {
  const windows: Collector = { ...teller('programs', ['**/x']), system: 'windows' };
  expect(await run(memoryTree({ 'etc/os-release': 'ID=alpine', 'a/x': '' }), [windows])).toEqual([]);
  expect(await run(memoryTree({ 'a/x': '' }), [windows])).toHaveLength(1);
});
