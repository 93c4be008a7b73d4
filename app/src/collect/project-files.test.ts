import { expect, test } from 'vitest';
import type { Collected } from '../domain/collected.ts';
import { WaybillError } from '../domain/errors.ts';
import { memoryTree } from '../platform/files/memory-tree.ts';
import { eachProject, manifestBeside, type Project, unread } from './project-files.ts';

async function projectsOf(files: Record<string, string | Error>): Promise<{ projects: Project[]; collected: Collected[] }> {
  const projects: Project[] = [];
  const tree = memoryTree(files);
  const found = await Array.fromAsync(tree.find(['**/lock', '**/manifest'], () => {}));
  const parse = (project: Project) => {
    projects.push(project);
    return unread(`x:${project.lockfile.path}`, { kind: 'none', message: '', blocking: false });
  };
  const collected = await Array.fromAsync(eachProject('x', found, (name) => name === 'lock', parse));
  return { projects, collected };
}

test('a manifest belongs to the nearest lockfile above it', async () => {
  const { projects } = await projectsOf({ lock: '', manifest: '', 'a/manifest': '', 'b/lock': '', 'b/c/manifest': '', 'd/lock': '' });
  expect(projects.map(({ lockfile, manifests }) => [lockfile.path, manifests.map(({ path }) => path)])).toEqual([
    ['b/lock', ['b/c/manifest']],
    ['d/lock', []],
    ['lock', ['a/manifest', 'manifest']],
  ]);
});

test('packages of others are passed over, a manifest alone is nothing', async () => {
  expect((await projectsOf({ 'node_modules/a/lock': '', 'web/node_modules/b/lock': '', manifest: '' })).projects).toEqual([]);
});

test('a lockfile that cannot be read stops no other; a manifest that cannot be read is left out', async () => {
  const broken = new WaybillError('limit-exceeded', 'too large');
  const { projects, collected } = await projectsOf({ 'a/lock': broken, 'b/lock': 'x', 'b/manifest': new Error('permission denied') });
  expect(projects).toEqual([{ lockfile: { path: 'b/lock', text: 'x' }, manifests: [] }]);
  expect(collected[0]).toMatchObject({
    scope: 'x:a/lock',
    complete: false,
    gaps: [{ kind: 'limit-exceeded', path: 'a/lock', blocking: true }],
  });
});

test('the manifest of the lockfile itself is the one in its folder', async () => {
  const { projects } = await projectsOf({ 'a/lock': '', 'a/b/manifest': 'inner', 'a/manifest': 'own' });
  expect(manifestBeside(projects[0]!, 'manifest')).toBe('own');
  expect(manifestBeside(projects[0]!, 'other')).toBeUndefined();
});
