import { describe, expect, test } from 'vitest';
import {
  ecosystemOfPurl,
  isSameRelease,
  normalizePackageName,
  parsePurl,
  purlTypeOfEcosystem,
  schemeOfEcosystem,
  splitEcosystem,
  versionOfPurl,
} from './index.ts';

describe('a purl as OSV names it', () => {
  test.each([
    ['pkg:npm/%40babel/core@7', 'npm', '@babel/core'],
    ['pkg:npm/babel/core@7', 'npm', '@babel/core'],
    ['pkg:pypi/Zope.Interface__x@5', 'PyPI', 'zope-interface-x'],
    ['pkg:golang/github.com/BurntSushi/toml@v1', 'Go', 'github.com/BurntSushi/toml'],
    ['pkg:golang/stdlib@1.21.0', 'Go', 'stdlib'],
    ['pkg:cargo/Serde_json@1', 'crates.io', 'serde-json'],
    ['pkg:composer/Laravel/framework@1', 'Packagist', 'laravel/framework'],
    ['pkg:nuget/Newtonsoft.Json@13', 'NuGet', 'newtonsoft.json'],
    ['pkg:maven/org.apache.commons/io@1', 'Maven', 'org.apache.commons:io'],
    ['pkg:swift/github.com/Vapor/vapor.git@4', 'SwiftURL', 'github.com/vapor/vapor'],
    ['pkg:githubactions/Actions/Checkout@v4', 'GitHub Actions', 'actions/checkout'],
    ['pkg:conan/openssl@3', 'ConanCenter', 'openssl'],
    ['pkg:opam/yojson@2', 'opam', 'yojson'],
    ['pkg:generic/linux-kernel@6.6.1', 'Linux', 'Kernel'],
    ['pkg:vscode-extension/Golang/go@0.39.0', 'VSCode', 'golang/go'],
  ])('%s', (text, ecosystem, name) => {
    expect(ecosystemOfPurl(parsePurl(text)!)).toEqual({ ecosystem, name });
  });

  test.each([
    ['pkg:deb/debian/curl@1?distro=debian-12', 'Debian', '12'],
    ['pkg:deb/debian/curl@1?distro=debian-12.5', 'Debian', '12'],
    ['pkg:deb/debian/curl@1?distro=bookworm', 'Debian', '12'],
    ['pkg:deb/debian/curl@1?distro=debian-bookworm', 'Debian', '12'],
    ['pkg:deb/debian/curl@1?distro=sid', 'Debian', undefined],
    ['pkg:deb/debian/curl@1?distro=ubuntu-22.04', 'Debian', undefined],
    ['pkg:deb/debian/curl@1', 'Debian', undefined],
    ['pkg:deb/ubuntu/curl@1?distro=ubuntu-22.04.3', 'Ubuntu', '22.04:LTS'],
    ['pkg:deb/ubuntu/curl@1?distro=mantic', 'Ubuntu', '23.10'],
    ['pkg:deb/ubuntu/curl@1?distro=resolute', 'Ubuntu', '26.04:LTS'],
    ['pkg:deb/curl@1?distro=ubuntu-22.04', 'Ubuntu', '22.04:LTS'],
    ['pkg:deb/ubuntu/curl@1?distro=newest&distro_name=ubuntu-22.04', 'Ubuntu', '22.04:LTS'],
    ['pkg:deb/debian/curl@1?os_distro=bookworm&os_name=debian&os_version=12', 'Debian', '12'],
    ['pkg:deb/debian/curl@1?os_name=ubuntu&os_version=22.04', 'Debian', undefined],
    ['pkg:apk/alpine/curl@1?distro=alpine-3.18.4', 'Alpine', 'v3.18'],
    ['pkg:apk/alpine/curl@1?distro=3.18.4', 'Alpine', 'v3.18'],
    ['pkg:apk/alpine/curl@1?distro=alpine-v3.18', 'Alpine', 'v3.18'],
    ['pkg:apk/alpine/curl@1?distro=alpine-3.21.0_alpha20240807', 'Alpine', 'edge'],
    ['pkg:apk/wolfi/curl@1?distro=wolfi', 'Wolfi', undefined],
    ['pkg:apk/cleanstart/curl@1', 'CleanStart', undefined],
    ['pkg:rpm/redhat/curl@1?distro=rhel-8.9', 'Red Hat', 'enterprise_linux:8'],
    ['pkg:rpm/almalinux/curl@1?distro=almalinux-9.3', 'AlmaLinux', '9'],
    ['pkg:rpm/rocky/curl@1?distro=rocky-9.2', 'Rocky Linux', '9'],
    ['pkg:rpm/almalinux/curl@1?distro=el9', 'AlmaLinux', '9'],
    ['pkg:rpm/redhat/curl@1?distro=el8', 'Red Hat', 'enterprise_linux:8'],
    ['pkg:rpm/suse/curl@1?distro=sles-15.5', 'SUSE', 'Linux Enterprise Server 15 SP5'],
    ['pkg:rpm/suse/curl@1?distro=sles-15-sp5', 'SUSE', 'Linux Enterprise Server 15 SP5'],
    ['pkg:rpm/suse/curl@1?distro=suse%20linux%20enterprise%20server-15.5', 'SUSE', 'Linux Enterprise Server 15 SP5'],
    ['pkg:rpm/opensuse/curl@1?distro=opensuse-leap-15.5', 'openSUSE', 'Leap 15.5'],
    ['pkg:rpm/opensuse/curl@1?distro=opensuse.leap-15.5', 'openSUSE', 'Leap 15.5'],
    ['pkg:rpm/opensuse/curl@1?distro=leap-15.5', 'openSUSE', 'Leap 15.5'],
    ['pkg:rpm/opensuse/curl@1?distro=tumbleweed', 'openSUSE', 'Tumbleweed'],
    ['pkg:rpm/opensuse/curl@1?distro=opensuse-tumbleweed-20240101', 'openSUSE', 'Tumbleweed'],
    ['pkg:rpm/photon/curl@1?distro=photon-5', 'Photon OS', '5.0'],
    ['pkg:rpm/azurelinux/curl@1?distro=azurelinux-3.0', 'Azure Linux', '3'],
    ['pkg:rpm/openeuler/curl@1?distro=openeuler-22.03-LTS-SP3', 'openEuler', '22.03-LTS-SP3'],
    ['pkg:rpm/openeuler/curl@1?distro=openeuler-22.03', 'openEuler', undefined],
    ['pkg:rpm/openeuler/curl@1?distro=openeuler-23.09', 'openEuler', '23.09'],
  ])('%s', (text, ecosystem, release) => {
    expect(ecosystemOfPurl(parsePurl(text)!)).toEqual({ ecosystem, name: 'curl', ...(release ? { release } : {}) });
  });

  test('OSV has no ecosystem for some', () => {
    expect(ecosystemOfPurl(parsePurl('pkg:rpm/fedora/curl@1')!)).toBeUndefined();
    expect(ecosystemOfPurl(parsePurl('pkg:generic/curl@1')!)).toBeUndefined();
    expect(ecosystemOfPurl(parsePurl('pkg:deb/constructor/curl@1')!)).toBeUndefined();
    expect(ecosystemOfPurl(parsePurl('pkg:constructor/curl@1')!)).toBeUndefined();
  });

  test('the source package stands in the qualifier `upstream`', () => {
    const sourceOf = (text: string) => ecosystemOfPurl(parsePurl(text)!)?.source;
    expect(sourceOf('pkg:deb/debian/libssl3@3.0?upstream=OpenSSL%403.0.2-1')).toEqual({ name: 'openssl', version: '3.0.2-1' });
    expect(sourceOf('pkg:apk/alpine/libssl3@3.0?upstream=openssl')).toEqual({ name: 'openssl' });
    expect(sourceOf('pkg:rpm/almalinux/openssl-libs@3?upstream=openssl-fips-3.0.7-1.el9.src.rpm')).toEqual({
      name: 'openssl-fips',
      version: '3.0.7-1.el9',
    });
  });
});

test.each([
  ['linux-signed-amd64@6.1.76+1', { name: 'linux', version: '6.1.76-1' }],
  ['linux-signed-amd64', { name: 'linux' }],
  ['linux-signed-hwe-5.15@5.15.0-100.110~20.04.1', { name: 'linux-hwe-5.15', version: '5.15.0-100.110~20.04.1' }],
  ['linux-signed@5.15.0-100.110', { name: 'linux', version: '5.15.0-100.110' }],
  ['linux-firmware@1.0+1', { name: 'linux-firmware', version: '1.0+1' }],
])('a signed kernel is of the source that it signs: %s', (upstream, source) => {
  expect(ecosystemOfPurl(parsePurl(`pkg:deb/debian/a@1?upstream=${encodeURIComponent(upstream)}`)!)?.source).toEqual(source);
});

test('an epoch is part of the version that is compared', () => {
  expect(versionOfPurl(parsePurl('pkg:rpm/fedora/a@4.2-1?epoch=1')!)).toBe('1:4.2-1');
  expect(versionOfPurl(parsePurl('pkg:rpm/fedora/a@2:4.2-1?epoch=1')!)).toBe('2:4.2-1');
  expect(versionOfPurl(parsePurl('pkg:deb/debian/a@4.2-1?epoch=1')!)).toBe('1:4.2-1');
  expect(versionOfPurl(parsePurl('pkg:rpm/fedora/a?epoch=1')!, '4.2-1')).toBe('1:4.2-1');
  expect(versionOfPurl(parsePurl('pkg:apk/alpine/a@4.2-r1?epoch=1')!)).toBe('4.2-r1');
});

test.each([
  ['1.13.6-java', '1.13.6'],
  ['1.13.6-x86_64-linux-musl', '1.13.6'],
  ['1.13.6-x64-mingw-ucrt', '1.13.6'],
  ['1.13.6.rc1-arm64-darwin-22', '1.13.6.rc1'],
  ['1.13.6-rc1', '1.13.6-rc1'],
  ['1.13.6-java1', '1.13.6-java1'],
])('a platform is no part of the version of a gem: %s', (version, own) => {
  expect(versionOfPurl(parsePurl(`pkg:gem/a@${version}`)!)).toBe(own);
  expect(versionOfPurl(parsePurl(`pkg:npm/a@${version}`)!)).toBe(version);
});

test('ecosystems lead back to purl types and version schemes', () => {
  expect(splitEcosystem('Ubuntu:22.04:LTS')).toEqual({ ecosystem: 'Ubuntu', release: '22.04:LTS' });
  expect(schemeOfEcosystem('Debian:12')).toBe('deb');
  expect(schemeOfEcosystem('SwiftURL')).toBe('semver');
  expect(schemeOfEcosystem('Android')).toBeUndefined();
  expect(purlTypeOfEcosystem('Red Hat:enterprise_linux:8::appstream')).toBe('rpm');
  expect(normalizePackageName('PyPI', 'Flask_RESTful')).toBe('flask-restful');
  expect(normalizePackageName('VSCode', 'Golang.Go')).toBe('golang/go');
});

test.each([
  ['Ubuntu', 'Pro:18.04:LTS', '18.04:LTS', true],
  ['Ubuntu', '20.04:LTS', '18.04:LTS', false],
  ['Ubuntu', 'Pro:FIPS-updates:20.04:LTS', '20.04:LTS', false],
  ['Ubuntu', '20.04', '20.04:LTS', true],
  ['Red Hat', 'enterprise_linux:8::appstream', 'enterprise_linux:8', true],
  ['Red Hat', 'rhel_eus:8.6::baseos', 'enterprise_linux:8', false],
  ['SUSE', 'Linux Enterprise Module for Basesystem 15 SP5', 'Linux Enterprise Server 15 SP5', true],
  ['SUSE', 'Linux Enterprise Server 15 SP4', 'Linux Enterprise Server 15 SP5', false],
  ['Alpine', 'v3.18', '3.18', true],
  ['Debian', '12', '11', false],
])('%s: %s and %s are the same release: %s', (ecosystem, advisory, release, wanted) => {
  expect(isSameRelease(ecosystem, advisory, release)).toBe(wanted);
});
