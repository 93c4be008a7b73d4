import { expect, test } from 'vitest';
import { rpmHeader, sqliteDatabase } from '../../../test/support/rpm-database.ts';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { collectTree } from '../run.ts';

const metadata = 'Metadata-Version: 2.1\nName: requests\nVersion: 2.28.1\n';
const egg = 'usr/lib/python3/dist-packages/requests-2.28.1.egg-info/PKG-INFO';
const status = (name: string, arch = 'all') =>
  `Package: ${name}\nStatus: install ok installed\nArchitecture: ${arch}\nVersion: 2.28.1+dfsg-1\n\n`;

/** The owners of the Python modules of a tree, by where these stand. */
async function owners(files: Readonly<Record<string, string | Uint8Array>>) {
  const found = await Array.fromAsync(collectTree(memoryTree(files), 'host'));
  const modules = found.flatMap(({ collected }) => collected.components.filter(({ purl }) => purl?.startsWith('pkg:pypi/')));
  return Object.fromEntries(modules.map(({ location, ownedBy }) => [location, ownedBy]));
}

const debian = { 'etc/os-release': 'ID=debian\nVERSION_ID=12\n', [egg]: metadata };
const folder = egg.slice(0, egg.lastIndexOf('/'));

test('dpkg’s lists tell which package owns a module; what is beside it, or below another folder, is nobody’s', async () => {
  const others = [
    'usr/local/lib/python3.11/dist-packages/requests-2.28.1.dist-info',
    'opt/app/lib/python3/site-packages/requests-2.28.1.dist-info',
  ];
  const found = await owners({
    ...debian,
    ...Object.fromEntries(others.map((path) => [`${path}/METADATA`, metadata])),
    'usr/lib/python3/dist-packages/requests-2.31.0.dist-info/METADATA': metadata.replace('2.28.1', '2.31.0'),
    'var/lib/dpkg/status': status('python3-requests') + status('libfoo', 'amd64'),
    'var/lib/dpkg/info/python3-requests.list': `/.\n/usr\n/${folder}\n/${egg}\n`,
    'var/lib/dpkg/info/libfoo:amd64.list': `/usr/lib/libfoo.so\n/${others[0]}/METADATA\n`,
  });
  expect(found).toEqual({
    [folder]: 'pkg:deb/debian/python3-requests@2.28.1%2Bdfsg-1?arch=all&distro=debian-12',
    [others[0]!]: undefined,
    [others[1]!]: undefined,
    'usr/lib/python3/dist-packages/requests-2.31.0.dist-info': undefined,
  });
});

test('a list of a package that is not installed, or that several could be, tells nothing', async () => {
  const list = `/${egg}\n`;
  const both = status('python3-requests', 'amd64') + status('python3-requests', 'i386');
  expect(await owners({ ...debian, 'var/lib/dpkg/status': status('bash'), 'var/lib/dpkg/info/python3-requests.list': list })).toEqual({
    [folder]: undefined,
  });
  expect(await owners({ ...debian, 'var/lib/dpkg/status': both, 'var/lib/dpkg/info/python3-requests.list': list })).toEqual({
    [folder]: undefined,
  });
});

test('an image without dpkg has checksums instead of lists', async () => {
  const found = await owners({
    ...debian,
    'var/lib/dpkg/status.d/python3-requests': status('python3-requests'),
    'var/lib/dpkg/status.d/python3-requests.md5sums': `d41d8cd98f00b204e9800998ecf8427e  ${egg}\n`,
  });
  expect(found[folder]).toContain('pkg:deb/debian/python3-requests@');
});

test('apk’s database tells it', async () => {
  const path = 'usr/lib/python3.12/site-packages/requests-2.28.1.dist-info';
  const found = await owners({
    'etc/os-release': 'ID=alpine\nVERSION_ID=3.20\n',
    [`${path}/METADATA`]: metadata,
    'lib/apk/db/installed': `P:other\nV:1-r0\nA:x86_64\nF:usr/bin\nR:other\n\nP:py3-requests\nV:2.28.1-r0\nA:x86_64\nF:usr/lib\nF:${path}\nR:METADATA\nR:RECORD\n\n`,
  });
  expect(found).toEqual({ [path]: expect.stringMatching(/^pkg:apk\/alpine\/py3-requests@2\.28\.1-r0\?/) });
});

test('rpm’s headers tell it', async () => {
  const path = 'usr/lib/python3.9/site-packages/requests-2.28.1.dist-info';
  const header = rpmHeader({
    name: 'python3-requests',
    version: '2.28.1',
    release: '1.el9',
    arch: 'noarch',
    dirIndexes: [1, 0, 1],
    baseNames: ['METADATA', 'readme', 'RECORD'],
    dirNames: ['/usr/share/doc/', `/${path}/`],
  });
  const found = await owners({
    'etc/os-release': 'ID=almalinux\nVERSION_ID=9.4\n',
    [`${path}/METADATA`]: metadata,
    'var/lib/rpm/rpmdb.sqlite': sqliteDatabase([header]),
  });
  expect(found).toEqual({ [path]: expect.stringMatching(/^pkg:rpm\/almalinux\/python3-requests@2\.28\.1-1\.el9\?/) });
});
