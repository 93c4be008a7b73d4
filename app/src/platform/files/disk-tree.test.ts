import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiskTreeOptions, diskTree } from './disk-tree.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'waybill-tree-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array = path): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function link(path: string, target: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(target, join(root, path));
}

async function find(globs: readonly string[], options?: DiskTreeOptions) {
  const unreadable: string[] = [];
  const found: string[] = [];
  for await (const file of diskTree(root, options).find(globs, (path) => unreadable.push(path))) found.push(file.path);
  return { found, unreadable };
}

test('files come sorted by their whole path', async () => {
  for (const path of ['a/x', 'a-b/x', 'a.x/x', 'b/x', 'x']) write(path);
  expect((await find(['**/x'])).found).toEqual(['a-b/x', 'a.x/x', 'a/x', 'b/x', 'x']);
});

test('one walk serves all globs, and a file is given once', async () => {
  for (const path of ['etc/os-release', 'srv/app/package.json', 'srv/app/other.json']) write(path);
  expect((await find(['etc/os-release', '**/package.json', 'srv/**/package.json'])).found).toEqual([
    'etc/os-release',
    'srv/app/package.json',
  ]);
});

test('a database behind links of its root file system is found, where they led on its machine', async () => {
  write('usr/lib/sysimage/rpm/rpmdb.sqlite', 'db');
  link('var/lib/rpm', '/usr/lib/sysimage/rpm');
  link('lib', 'usr/lib');
  const { found, unreadable } = await find(['var/lib/rpm/rpmdb.sqlite', 'lib/sysimage/*/rpmdb.sqlite']);
  expect({ found, unreadable }).toEqual({ found: ['lib/sysimage/rpm/rpmdb.sqlite', 'var/lib/rpm/rpmdb.sqlite'], unreadable: [] });
  const file = await diskTree(root).file('var/lib/rpm/rpmdb.sqlite');
  expect(await file?.text()).toBe('db');
  expect(file?.path).toBe('var/lib/rpm/rpmdb.sqlite');
});

test('no link leads out of the root, and a file that would have matched is told', async () => {
  link('a/package.json', '../../outside.json');
  link('b/package.json', '/etc/hostname');
  link('c', '..');
  const { found, unreadable } = await find(['**/package.json']);
  expect({ found, unreadable }).toEqual({ found: [], unreadable: ['a/package.json', 'b/package.json'] });
  await expect(diskTree(root).file('../outside.json')).rejects.toMatchObject({ code: 'unreadable' });
});

test('a loop of links ends', async () => {
  write('a/package.json');
  link('a/lib', '.');
  link('x', 'y');
  link('y', 'x');
  expect((await find(['**/lib/**/package.json', '**/package.json'])).found).toEqual(['a/lib/package.json', 'a/package.json']);
  await expect(diskTree(root).file('x')).rejects.toMatchObject({ code: 'unreadable' });
});

test('kernel folders of a root file system are not walked, those of a source tree are', async () => {
  for (const path of ['proc/1/package.json', 'dev/package.json', 'run/package.json']) write(path);
  expect((await find(['**/package.json'])).found).toHaveLength(3);
  for (const path of ['etc/passwd', 'usr/bin/sh']) write(path);
  expect((await find(['**/package.json'])).found).toEqual([]);
});

test('.gitignore is respected where asked for, nested and negated; the root and a file named outright are read', async () => {
  write('.gitignore', 'build/\n*.log\n');
  write('sub/.gitignore', '!keep.log\n/own\n');
  for (const path of ['build/x.json', 'src/build/x.json', 'sub/own/x.json', 'sub/x.json', 'sub/keep.log', 'a.log', '.git/x.json'])
    write(path);
  expect((await find(['**/x.json', '**/*.log'], { respectGitignore: true })).found).toEqual(['sub/keep.log', 'sub/x.json']);
  expect(await (await diskTree(root, { respectGitignore: true }).file('build/x.json'))?.text()).toBe('build/x.json');
});

test('folders that the caller skips are not entered', async () => {
  for (const path of ['node_modules/a/package.json', 'package.json']) write(path);
  expect((await find(['**/package.json'], { skip: ['node_modules'] })).found).toEqual(['package.json']);
});

test('a socket in the place of a file is not opened but told', async () => {
  const server = createServer().listen(join(root, 'status'));
  await new Promise((resolve) => server.once('listening', resolve));
  expect(await find(['*'])).toEqual({ found: [], unreadable: ['status'] });
  server.close();
});

test.skipIf(process.getuid?.() === 0)('a folder without permission is told, and only to those whom it concerns', async () => {
  write('closed/x');
  chmodSync(join(root, 'closed'), 0);
  expect((await find(['**/x'])).unreadable).toEqual(['closed']);
  expect((await find(['open/x'])).unreadable).toEqual([]);
  chmodSync(join(root, 'closed'), 0o700);
});

test('a root that is not there is told', async () => {
  rmSync(root, { recursive: true });
  expect((await find(['x'])).unreadable).toEqual(['']);
});

test('text loses its byte order mark', async () => {
  write('x', '\ufeffabc');
  expect(await (await diskTree(root).file('x'))?.text()).toBe('abc');
});

test('what is not there is undefined', async () => {
  write('x');
  expect(await diskTree(root).file('x/y')).toBeUndefined();
  expect(await diskTree(root).file('y')).toBeUndefined();
});
