import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  berkeleyDatabase,
  fillPackages,
  type HeaderValues,
  ndbDatabase,
  rpmHeader,
  sqliteDatabase,
  sqliteFile,
  sqliteFiles,
} from '../../../test/support/rpm-database.ts';
import type { Distro } from '../../domain/distro.ts';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { rpm } from './index.ts';

const rhel: Distro = { id: 'rhel', versionId: '9.3' };

const bash: HeaderValues = {
  name: 'bash',
  version: '5.1.8',
  release: '6.el9',
  arch: 'x86_64',
  sourceRpm: 'bash-5.1.8-6.el9.src.rpm',
  license: 'GPLv3+',
  vendor: 'Example Linux',
  packager: '(none)',
  requireName: ['libc.so.6()(64bit)', 'rpmlib(CompressedFileNames)', '/usr/bin/sh'],
  provideName: ['bash', 'bash(x86-64)'],
};
const glibc: HeaderValues = { name: 'glibc', version: '2.34', release: '83.el9', arch: 'x86_64', provideName: ['libc.so.6()(64bit)'] };
const nodejs: HeaderValues = {
  name: 'nodejs',
  version: '18.19.0',
  release: '1.module',
  epoch: 1,
  arch: 'x86_64',
  modularityLabel: 'nodejs:18:90:abc',
};
const key: HeaderValues = { name: 'gpg-pubkey', version: 'fd431d51', release: '4ae0493b' };
const headers = [bash, glibc, nodejs, key].map(rpmHeader);

const formats = [
  { format: 'sqlite', name: 'rpmdb.sqlite', write: sqliteDatabase },
  { format: 'ndb', name: 'Packages.db', write: ndbDatabase },
  { format: 'berkeley', name: 'Packages', write: (blobs: readonly Uint8Array[]) => berkeleyDatabase(blobs) },
  {
    format: 'berkeley, big-endian',
    name: 'Packages',
    write: (blobs: readonly Uint8Array[]) => berkeleyDatabase(blobs, { bigEndian: true, pageSize: 4096 }),
  },
];

async function collect(files: Readonly<Record<string, string | Uint8Array | Error>>, distro: Distro | undefined = rhel) {
  const tree = memoryTree(files);
  const found = await Array.fromAsync(tree.find(rpm.claims, () => {}));
  const [collected, ...rest] = await Array.fromAsync(rpm.collect(found, { tree, distro }));
  expect(rest).toEqual([]);
  return collected!;
}

describe.each(formats)('$format', ({ name, write }) => {
  test('packages, but not the keys among them', async () => {
    const { components, relations, gaps, complete, scope } = await collect({ [`var/lib/rpm/${name}`]: write(headers) });
    expect(components.map(({ purl }) => purl)).toEqual([
      'pkg:rpm/redhat/bash@5.1.8-6.el9?arch=x86_64&distro=rhel-9.3&upstream=bash-5.1.8-6.el9.src.rpm',
      'pkg:rpm/redhat/glibc@2.34-83.el9?arch=x86_64&distro=rhel-9.3',
      'pkg:rpm/redhat/nodejs@18.19.0-1.module?arch=x86_64&distro=rhel-9.3&epoch=1&rpmmod=nodejs:18:90:abc',
    ]);
    expect(components[0]).toMatchObject({ version: '5.1.8-6.el9', licenses: ['GPLv3+'], supplier: 'Example Linux' });
    expect(components[0]).not.toHaveProperty('publisher');
    expect(components[2]?.version).toBe('1:18.19.0-1.module');
    expect(relations).toEqual([{ kind: 'dependsOn', from: 'bash-5.1.8-6.el9.x86_64', to: 'glibc-2.34-83.el9.x86_64', scope: 'required' }]);
    expect({ gaps, complete, scope }).toEqual({ gaps: [], complete: true, scope: 'rpm' });
  });

  test('many packages', async () => {
    const many = Array.from({ length: 200 }, (_, at) => rpmHeader({ ...glibc, name: `package-${at}`, vendor: 'x'.repeat(at * 10) }));
    const { components, complete } = await collect({ [`usr/lib/sysimage/rpm/${name}`]: write(many) });
    expect([components.length, complete]).toEqual([200, true]);
  });

  test('wherever it is cut off, nothing is lost in silence', async () => {
    const whole = write(headers);
    for (let length = 0; length < whole.length; length += 61) {
      const { components, complete } = await collect({ [`var/lib/rpm/${name}`]: whole.subarray(0, length) });
      expect(complete && components.length < 3).toBe(false);
    }
  });

  test('no damage crashes it', async () => {
    const whole = write(headers);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const damaged = whole.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        await collect({ [`var/lib/rpm/${name}`]: damaged });
      }),
      { numRuns: 50 },
    );
  });
});

test('a header that names no package is a gap that hides one', async () => {
  const { components, gaps, complete } = await collect({
    'var/lib/rpm/Packages.db': ndbDatabase([rpmHeader({ name: 'a' }), rpmHeader(bash)]),
  });
  expect([components.length, complete]).toEqual([1, false]);
  expect(gaps).toMatchObject([{ kind: 'malformed', path: 'var/lib/rpm/Packages.db', blocking: true }]);
});

test('what SQLite has committed to its log counts', async () => {
  const { main, log } = sqliteFiles((database) => fillPackages(database, headers), { inUse: true });
  const { components } = await collect({ 'var/lib/rpm/rpmdb.sqlite': main, 'var/lib/rpm/rpmdb.sqlite-wal': log });
  expect(components).toHaveLength(3);
  expect((await collect({ 'var/lib/rpm/rpmdb.sqlite': main })).complete).toBe(false);
});

test('a view in the place of the table is not run', async () => {
  const endless = "WITH RECURSIVE n(hnum) AS (SELECT 1 UNION ALL SELECT hnum + 1 FROM n) SELECT hnum, x'00' AS blob FROM n";
  const database = sqliteFile((file) => file.exec(`CREATE VIEW Packages AS ${endless}`));
  const { gaps } = await collect({ 'var/lib/rpm/rpmdb.sqlite': database });
  expect(gaps).toMatchObject([{ kind: 'unknown-format' }]);
});

test('a database that an older rpm left behind is not read; one in another folder is', async () => {
  const { components } = await collect({
    'var/lib/rpm/rpmdb.sqlite': sqliteDatabase([rpmHeader(bash)]),
    'var/lib/rpm/Packages': berkeleyDatabase([rpmHeader(glibc)]),
    'usr/lib/sysimage/rpm/Packages.db': ndbDatabase([rpmHeader(bash), rpmHeader(nodejs)]),
  });
  expect(components.map(({ name }) => name)).toEqual(['bash', 'nodejs']);
});

test('an unreadable database is not complete', async () => {
  expect((await collect({ 'var/lib/rpm/Packages': new Error('permission denied') })).complete).toBe(false);
  expect((await collect({ 'var/lib/rpm/Packages': 'nonsense' })).gaps).toMatchObject([{ kind: 'unknown-format' }]);
});

test.each([
  ['opensuse-leap', '15.5', 'pkg:rpm/opensuse/glibc@2.34-83.el9?arch=x86_64&distro=opensuse-leap-15.5'],
  ['sles', '15.5', 'pkg:rpm/suse/glibc@2.34-83.el9?arch=x86_64&distro=sles-15.5'],
  ['almalinux', '9', 'pkg:rpm/almalinux/glibc@2.34-83.el9?arch=x86_64&distro=almalinux-9'],
])('the packages of %s', async (id, versionId, purl) => {
  const { components } = await collect({ 'var/lib/rpm/Packages': berkeleyDatabase([rpmHeader(glibc)]) }, { id, versionId });
  expect(components[0]?.purl).toBe(purl);
});
