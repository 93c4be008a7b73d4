import { readFileSync } from 'node:fs';
import { berkeleyDatabase, ndbDatabase, rpmHeader, sqliteDatabase } from './rpm-database.ts';
import { zipOf } from './zip-of.ts';

/** A file as a host holds it, for a kind of collector. */
export interface CollectorSample {
  readonly kind: string;
  readonly path: string;
  readonly content: Uint8Array;
}

const headers = ['bash', 'glibc', 'zlib'].map((name) => rpmHeader({ name, version: '1.2.3', release: '4.el9', arch: 'x86_64' }));

/**
 * One whole file for each form that the host's collectors read. The formats say where they end, or consist of lines that do: so a part of
 * one that ends anywhere but at the end of a line is never complete.
 */
export const hostSamples: readonly CollectorSample[] = [
  { kind: 'apk', path: 'lib/apk/db/installed', content: fixture('apk/fixtures/installed') },
  {
    kind: 'composer-installed',
    path: 'srv/vendor/composer/installed.json',
    content: bytes('{"packages": [{"name": "a/b", "version": "1.2.3"}]}'),
  },
  { kind: 'dpkg', path: 'var/lib/dpkg/status', content: fixture('dpkg/fixtures/status') },
  {
    kind: 'gem-specifications',
    path: 'usr/lib/ruby/specifications/a-1.2.3.gemspec',
    content: bytes('# stub: a 1.2.3 ruby lib\nGem::Specification.new do |s|\nend\n'),
  },
  {
    kind: 'java-archives',
    path: 'opt/a-1.2.3.jar',
    content: zipOf([['META-INF/maven/g/a/pom.properties', 'groupId=g\nartifactId=a\nversion=1.2.3\n']]),
  },
  { kind: 'macos-apps', path: 'Applications/Viewer.app/Contents/Info.plist', content: fixture('macos-apps/fixtures/Info.plist') },
  { kind: 'node-modules', path: 'usr/lib/node_modules/a/package.json', content: bytes('{"name": "a", "version": "1.2.3"}') },
  { kind: 'os-release', path: 'etc/os-release', content: bytes('ID=debian\nVERSION_ID="12"\n') },
  { kind: 'python', path: 'usr/lib/python3/dist-packages/a-1.dist-info/METADATA', content: bytes('Name: a\nVersion: 1.2.3\n') },
  { kind: 'rpm', path: 'var/lib/rpm/rpmdb.sqlite', content: sqliteDatabase(headers) },
  { kind: 'rpm', path: 'var/lib/rpm/Packages.db', content: ndbDatabase(headers) },
  { kind: 'rpm', path: 'var/lib/rpm/Packages', content: berkeleyDatabase(headers) },
  { kind: 'windows-uninstall', path: 'export.reg', content: fixture('windows-uninstall/fixtures/uninstall.reg') },
];

function fixture(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../src/collect/${path}`, import.meta.url)));
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
