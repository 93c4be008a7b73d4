import { expect, test } from 'vitest';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { osRelease } from './index.ts';
import { distroOf, parseOsRelease } from './parse.ts';
import { readDistro } from './read-distro.ts';

const text =
  '# comment\nID=Debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nPRETTY_NAME="A \\"quoted\\" \\$name"\nNAME=\'single\'\nBROKEN\n';

test('values are unquoted', () => {
  const values = parseOsRelease(text);
  expect(distroOf(values)).toEqual({ id: 'debian', versionId: '12', codename: 'bookworm' });
  expect([values.get('PRETTY_NAME'), values.get('NAME')]).toEqual(['A "quoted" $name', 'single']);
});

test('without an id there is no release', () => {
  expect(distroOf(parseOsRelease('VERSION_ID=12\n'))).toBeUndefined();
});

test('etc comes before usr/lib', async () => {
  const both = memoryTree({ 'etc/os-release': 'ID=a', 'usr/lib/os-release': 'ID=b' });
  expect(await readDistro(both)).toEqual({ id: 'a' });
  expect(await readDistro(memoryTree({ 'usr/lib/os-release': 'ID=b' }))).toEqual({ id: 'b' });
  expect(await readDistro(memoryTree({}))).toBeUndefined();
});

test('the system is a component', async () => {
  const tree = memoryTree({ 'etc/os-release': 'ID=rhel\nVERSION_ID=9.3\nCPE_NAME="cpe:/o:redhat:enterprise_linux:9::baseos"\n' });
  const files = await Array.fromAsync(tree.find(osRelease.claims, () => {}));
  const [collected] = await Array.fromAsync(osRelease.collect(files, { tree, distro: undefined }));
  expect(collected?.components).toMatchObject([
    { kind: 'operating-system', name: 'rhel', version: '9.3', cpes: ['cpe:/o:redhat:enterprise_linux:9::baseos'] },
  ]);
  expect(collected?.complete).toBe(true);
});
