import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { tarOf } from '../../../test/support/image-archive.ts';
import { zipOf } from '../../../test/support/zip-of.ts';
import { compileCustomIndex } from './custom-licenses.ts';
import { scanLicenses } from './license-scan.ts';

const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided
that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY
DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION,
ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
`;

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'waybill-scan-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

async function scan(paths: readonly string[], stdin: string | Uint8Array = '', threads = 0) {
  const told = scanLicenses(paths, { stdin: Readable.from([Buffer.from(stdin)]), threads, checksums: false });
  const lines = await Array.fromAsync(told.lines);
  return { lines, summary: told.summary() };
}

test('a folder: ignored files and binaries are left out, what is named is read', async () => {
  const root = folderOf({
    '.gitignore': 'built/\n',
    'package.json': '{"name": "x", "license": "MIT"}',
    LICENSE: isc,
    'logo.png': Uint8Array.of(137, 80, 78, 71, 0, 0),
    'built/LICENSE': isc,
    empty: '',
  });
  const { lines, summary } = await scan([root]);
  expect(lines.map(({ path, expression }) => [path.slice(root.length + 1), expression])).toEqual([
    ['.gitignore', null],
    ['LICENSE', 'ISC'],
    ['empty', null],
    ['package.json', 'MIT'],
  ]);
  expect(summary).toMatchObject({ files: 4, withLicense: 2, binaries: 1, unreadable: 0, packages: { compared: 1, agreeing: 0 } });
  expect(summary.conflicts).toMatchObject([{ package: root, declared: 'MIT', agreement: 'different' }]);
  expect((await scan([join(root, 'built')])).lines).toMatchObject([{ expression: 'ISC' }]);
  expect((await scan([join(root, 'logo.png')])).lines).toMatchObject([{ expression: null }]);
});

test('a link that leads out of the folder is no file of it', async () => {
  const root = folderOf({ LICENSE: isc });
  symlinkSync(tmpdir(), join(root, 'out'));
  symlinkSync('LICENSE', join(root, 'COPYING'));
  const { lines, summary } = await scan([root]);
  expect(lines.map(({ expression }) => expression)).toEqual(['ISC', 'ISC']);
  expect(summary.unreadable).toBe(0);
});

test('standard input, and what is not there', async () => {
  const { lines, summary } = await scan(['-', '/no/such/file'], isc);
  expect(lines).toMatchObject([
    { path: '-', expression: 'ISC', error: null },
    { path: '/no/such/file', expression: null, error: { code: 'not-found' } },
  ]);
  expect(summary).toMatchObject({ files: 1, unreadable: 1 });
});

test('UTF-16 is read from standard input, and in files of any size that is read', async () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  const root = folderOf({ long: utf16(`${'nothing to see here\n'.repeat(100_000)}\n${isc}`) });
  const { lines } = await scan(['-', root], utf16(isc));
  expect(lines).toMatchObject([{ expression: 'ISC' }, { expression: 'ISC', detections: [{ start: { line: 100_002 } }] }]);
});

test.runIf(process.platform === 'linux')('a file whose name is no UTF-8 is told as what it is', async () => {
  const root = folderOf({});
  writeFileSync(Buffer.concat([Buffer.from(`${root}/bad`), Buffer.from([0xff])]), isc);
  expect((await scan([root])).lines).toMatchObject([{ expression: null, error: { message: expect.stringContaining('no UTF-8') } }]);
});

test('a file of many pieces is searched to its end', async () => {
  const root = folderOf({ long: `${'nothing to see here\n'.repeat(200_000)}\n${isc}` });
  const { lines, summary } = await scan([root]);
  expect(lines).toMatchObject([{ expression: 'ISC', detections: [{ start: { line: 200_002 } }] }]);
  expect(summary.bytes).toBeGreaterThan(4_000_000);
});

test('threads change neither the answer nor its order', async () => {
  const root = folderOf(Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`${at}.txt`, at % 3 === 0 ? isc : `text ${at}`])));
  expect(await scan([root], '', 2)).toEqual(await scan([root], '', 0));
});

test('licences of a folder are found beside those of the list, in threads too', async () => {
  const acme = `Acme Licence. ${'You may use this on one machine, on Tuesdays, provided that you tell the Acme company of it in writing. '.repeat(2)}`;
  const index = await compileCustomIndex(folderOf({ 'Acme Corp.txt': acme }));
  const root = folderOf({
    LICENSE: `${acme}\n\n${isc}`,
    ...Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.txt`, acme])),
  });
  const told = scanLicenses([root], { stdin: Readable.from([]), threads: 2, checksums: false, index });
  const lines = await Array.fromAsync(told.lines);
  expect(lines.at(-1)).toMatchObject({ expression: 'ISC AND LicenseRef-Acme-Corp' });
  expect(told.summary().expressions[0]).toEqual({ expression: 'LicenseRef-Acme-Corp', files: 300 });
  await expect(compileCustomIndex(join(root, 'none'))).rejects.toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('archives are looked into, in folders and named, and told with what of them cannot be read', async () => {
  const root = folderOf({
    'lib/a.jar': zipOf([
      ['META-INF/LICENSE', isc],
      ['A.class', Uint8Array.of(0xca, 0xfe, 0, 0)],
      ['bad', 'x', { crc: 1 }],
    ]),
    'p.tgz': gzipSync(
      tarOf([
        { name: 'package/package.json', content: '{"name": "p", "license": "MIT"}' },
        { name: 'package/LICENSE', content: isc },
      ]),
    ),
  });
  const { lines, summary } = await scan([root]);
  expect(lines.map(({ path, expression, error }) => [path.slice(root.length + 1), expression ?? error?.code ?? null])).toEqual([
    ['lib/a.jar!/META-INF/LICENSE', 'ISC'],
    ['lib/a.jar!/bad', 'malformed'],
    ['p.tgz!/package/package.json', 'MIT'],
    ['p.tgz!/package/LICENSE', 'ISC'],
  ]);
  expect(summary).toMatchObject({ files: 3, binaries: 1, unreadable: 1, conflicts: [{ declared: 'MIT', agreement: 'different' }] });
  const shut = scanLicenses([root], { stdin: Readable.from([]), threads: 0, checksums: false, archives: false });
  expect(await Array.fromAsync(shut.lines)).toEqual([]);
});
