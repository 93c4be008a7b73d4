import { expect, test } from 'vitest';
import { ecosystemOfPurl, formatPurl, parsePurl, withSource } from './index.ts';

test.each([
  [
    'pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&vcs_url=x',
    'openssl',
    undefined,
    'pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&upstream=openssl&vcs_url=x',
  ],
  ['pkg:deb/debian/libc-bin@2.36?epoch=1', 'glibc', '1:2.36', 'pkg:deb/debian/libc-bin@2.36?epoch=1&upstream=glibc'],
  ['pkg:deb/debian/libgcc-s1@12.2.0-14', 'gcc-12', '12.2.1', 'pkg:deb/debian/libgcc-s1@12.2.0-14?upstream=gcc-12%4012.2.1'],
  ['pkg:apk/alpine/openssl@3.1.0-r4', 'openssl', '3.1.0-r4', 'pkg:apk/alpine/openssl@3.1.0-r4'],
  ['pkg:apk/alpine/libssl3@3.1.0-r4?upstream=openssl', 'other', undefined, 'pkg:apk/alpine/libssl3@3.1.0-r4?upstream=openssl'],
  ['pkg:rpm/suse/libopenssl3@3.0.8-1', 'openssl-3', undefined, 'pkg:rpm/suse/libopenssl3@3.0.8-1?upstream=openssl-3'],
  ['pkg:rpm/almalinux/openssl-libs@3.0.7-1', 'openssl', undefined, 'pkg:rpm/almalinux/openssl-libs@3.0.7-1'],
])('%s of the source %s %s', (text, name, version, expected) => {
  const purl = parsePurl(text)!;
  const complete = withSource(purl, { name, ...(version === undefined ? {} : { version }) });
  expect(formatPurl(complete)).toBe(expected);
  expect(ecosystemOfPurl(complete)).toEqual(ecosystemOfPurl(parsePurl(expected)!));
});
