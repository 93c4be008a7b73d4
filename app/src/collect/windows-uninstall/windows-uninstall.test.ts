import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { windowsUninstall } from './index.ts';

const exported = readFileSync(new URL('fixtures/uninstall.reg', import.meta.url), 'utf8').replaceAll('\n', '\r\n');
const list = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

async function collect(files: Readonly<Record<string, string | Uint8Array | Error>>) {
  const tree = memoryTree(files);
  const found = await Array.fromAsync(tree.find(windowsUninstall.claims, () => {}));
  return Array.fromAsync(windowsUninstall.collect(found, { tree, distro: undefined }));
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
}

test.each([
  ['UTF-16 as Windows writes it', utf16(exported)],
  ['UTF-8', exported],
])('programs of the machine, of its 32-bit part and of the user, in %s', async (_, content) => {
  const [collected, ...rest] = await collect({ 'export.reg': content });
  expect(rest).toEqual([]);
  expect(collected).toMatchObject({ scope: 'windows-uninstall', complete: true });
  expect(collected?.components.map(({ name, version, publisher, location }) => [name, version, publisher, location])).toEqual([
    ['Example "Quoted" Suite', '18.12.416', 'Example Ltd', 'C:\\Program Files\\Example\\'],
    ['Exämple 32', '1.0', undefined, undefined],
    ['Update for Example 32', undefined, undefined, undefined],
    ['My Tool', '2.0.1', undefined, undefined],
  ]);
  expect(collected?.components[0]).toMatchObject({
    ref: `${list}\\{11111111-2222-3333-4444-555555555555}`,
    kind: 'application',
    place: { path: 'export.reg', line: 5 },
  });
  expect(collected?.components[0]).not.toHaveProperty('purl');
});

test('an update belongs to its program; what has no version or no name is told', async () => {
  const [collected] = await collect({ 'export.reg': exported });
  expect(collected?.relations.map(({ from, to }) => [from, to].map((path) => path.split('\\').at(-1)))).toEqual([
    ['Example32_Update', 'Example32'],
  ]);
  expect(collected?.gaps.map(({ kind, subject, blocking }) => [kind, subject?.split('\\').at(-1), blocking])).toEqual([
    ['unresolved-version', 'Update for Example 32', false],
    ['no-identity', 'Nameless', false],
  ]);
});

test('the older form is in a code page that it does not name', async () => {
  const text = `REGEDIT4\r\n\r\n[${list}\\A]\r\n"DisplayName"="Caf\xe9"\r\n"DisplayVersion"=hex(2):31,2e,32,00\r\n`;
  const [collected] = await collect({ 'old.reg': new Uint8Array(Buffer.from(text, 'latin1')) });
  expect(collected).toMatchObject({ complete: true, components: [{ name: 'Café', version: '1.2' }], gaps: [{ kind: 'unknown-encoding' }] });
});

test('the last telling of a key counts, whatever its case, in all files together', async () => {
  const header = 'Windows Registry Editor Version 5.00\n\n';
  const [collected] = await collect({
    'a.reg': `${header}[${list}\\Tool]\n"DisplayName"="Tool"\n"DisplayVersion"="1"\n\n[-${list}\\Gone]\n"DisplayName"="Gone"\n`,
    'b.reg': `${header}[${list.toUpperCase()}\\TOOL]\n"DisplayName"="Tool"\n"DisplayVersion"="2"\n`,
  });
  expect(collected?.components.map(({ name, version }) => [name, version])).toEqual([['Tool', '2']]);
});

test('an export of other keys says nothing of programs; one of an empty list does', async () => {
  const header = 'Windows Registry Editor Version 5.00\n\n';
  expect(await collect({ 'other.reg': `${header}[HKEY_CURRENT_USER\\Software\\Other]\n"x"="y"\n` })).toEqual([]);
  expect(await collect({ 'empty.reg': `${header}[${list}]\n` })).toMatchObject([{ complete: true, components: [] }]);
  expect(await collect({})).toEqual([]);
});

test.each([
  ['no export', 'WINE REGISTRY Version 2\n'],
  ['empty', ''],
  ['cut off within a line', exported.slice(0, 400)],
  ['with a text that never ends', `${exported}\r\n[HKEY_CURRENT_USER\\Other]\r\n"x"="never\r\n[${list}\\Swallowed]\r\n`],
  ['with a line that is no value', exported.replace('"NoModify"=dword:00000001', '"NoModify"=dword:xyz')],
  ['unreadable', new Error('permission denied')],
])('a file that is %s leaves the set incomplete', async (_, content) => {
  const [collected] = await collect({ 'export.reg': content });
  expect(collected?.complete).toBe(false);
});

test('no text crashes it', async () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    '"',
    '\\',
    '=',
    'hex(2):',
    'dword:',
    '41,',
    '\n',
    '\r\n',
    '@',
    `[${list}\\A]\n`,
    '"DisplayName"="A"\n',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), async (pieces) => {
      await collect({ 'a.reg': `Windows Registry Editor Version 5.00\n${pieces.join('')}` });
    }),
  );
});
