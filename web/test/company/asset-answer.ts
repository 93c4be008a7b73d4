import type { AssetAnswer, AssetComponent, DiffAnswer, TimelineEntry } from '../../src/data/answers.ts';
import type { CompanyAsset } from './assets.ts';
import { blindAssets } from './assets.ts';
import { ago } from './times.ts';
import { compromise } from './where-answers.ts';

const packages = [
  'adduser',
  'apt',
  'bash',
  'bsdutils',
  'coreutils',
  'curl',
  'dash',
  'dpkg',
  'e2fsprogs',
  'findutils',
  'gcc-12-base',
  'gpgv',
  'grep',
  'gzip',
  'libc6',
  'libssl3',
  'openssl',
  'perl-base',
  'sed',
  'tar',
  'tzdata',
  'util-linux',
  'zlib1g',
];

export function assetAnswer(asset: CompanyAsset, at: string | undefined): AssetAnswer {
  const { stands, services, ...coverage } = asset;
  const seen = coverage.lastEvidence !== null;
  return {
    schema: 'waybill/asset/1',
    asset: coverage,
    tags: coverage.kind === 'host' ? ['managed', 'site-hamburg'] : [],
    asOf: at ?? ago({}),
    services,
    processes: stands,
    blind: blindAssets.find((blind) => blind.asset === coverage.asset) ?? null,
    components: seen ? components() : [],
    timeline: seen ? timeline() : [],
    versions: seen ? versions() : [],
    findings: seen && coverage.kind === 'host' ? findings() : [],
  };
}

function components(): AssetComponent[] {
  const sync = {
    purl: null,
    name: 'Kontor Sync',
    version: '4.8.1',
    kind: 'application',
    scope: null,
    direct: true,
    since: ago({ days: 9 }),
  };
  const debs = Array.from({ length: 400 }, (_, index) => {
    const name = index < packages.length ? packages[index]! : `${packages[index % packages.length]}-extra-${index}`;
    const version = `${1 + (index % 9)}.${index % 31}.${index % 7}-${1 + (index % 3)}+deb12u${index % 5}`;
    return {
      purl: `pkg:deb/debian/${name}@${version}?arch=amd64&distro=debian-12`,
      name,
      version,
      kind: 'library',
      scope: index % 17 === 0 ? 'optional' : null,
      direct: index % 5 === 0,
      since: ago({ days: 5 + (index % 200) }),
    };
  });
  return [sync, ...debs];
}

function timeline(): TimelineEntry[] {
  const entry = (stream: string, days: number, added: number, removed: number, complete = true): TimelineEntry => ({
    time: ago({ days }),
    known: ago({ days }),
    stream,
    sha256: `sha256:${days.toFixed(3).replace('.', '').padStart(64, '0')}`,
    path: `${stream}.json`,
    complete,
    added,
    removed,
  });
  const programs = Array.from({ length: 24 }, (_, index) =>
    entry('osquery (programs)', 60 - index * 2.6, index % 4, index % 3, index !== 13),
  );
  const debs = Array.from({ length: 9 }, (_, index) => entry('dpkg', 62 - index * 7.6, index === 0 ? 1402 : 12, index === 0 ? 0 : 12));
  return [...programs, ...debs].sort((a, b) => (a.time < b.time ? -1 : 1));
}

function versions(): AssetAnswer['versions'] {
  const bar = (name: string, ...turns: readonly (readonly [string, number])[]) => ({
    name,
    spans: turns.map(([version, from], index) => ({
      version,
      from: ago({ days: from }),
      to: turns[index + 1] ? ago({ days: turns[index + 1]![1] }) : null,
    })),
  });
  return [
    bar('Kontor Sync', ['4.7.9', 58], ['4.8.0', 31], ['4.8.1', 9]),
    bar('libssl3', ['3.0.11-1', 62], ['3.0.13-1', 24], ['3.0.15-1', 3]),
    bar('curl', ['7.88.1-10', 62], ['7.88.1-10+deb12u8', 17]),
    bar('tzdata', ['2026a-1', 62], ['2026b-1', 40], ['2026c-1', 12]),
    bar('a-package-with-quite-a-long-name-indeed', ['0.9', 50], ['1.0', 20]),
    ...Array.from({ length: 7 }, (_, index) => bar(`tool-${index}`, ['1.0.0', 55 - index], ['1.1.0', 20 + index], ['1.2.0', 2 + index])),
  ];
}

function findings(): AssetAnswer['findings'] {
  const component = (name: string, version: string) => ({ purl: null, name, version });
  return [
    {
      finding: `${compromise}/7`,
      state: 'affected',
      by: 'advisory',
      priority: 'act',
      advisory: compromise,
      class: 'compromise',
      summary: 'Kontor Sync was shipped with a backdoor',
      verdict: 'affected',
      component: component('Kontor Sync', '4.8.1'),
    },
    {
      finding: 'CVE-2026-10001/12',
      state: 'affected',
      by: 'advisory',
      priority: 'attend',
      advisory: 'CVE-2026-10001',
      class: 'vulnerability',
      summary: 'Out-of-bounds read while a certificate is parsed',
      verdict: 'affected',
      component: component('libssl3', '3.0.15-1'),
    },
    {
      finding: 'CVE-2026-10002/9',
      state: 'undetermined',
      by: 'statement',
      priority: 'track',
      advisory: 'CVE-2026-10002',
      class: 'vulnerability',
      summary: '',
      verdict: 'undetermined',
      component: component('perl-base', '5.36.0-7'),
    },
  ];
}

export function diffAnswer(from: string, to: string): DiffAnswer {
  const component = (name: string, version: string) => ({ purl: `pkg:deb/debian/${name}@${version}`, name, version });
  const step = (name: string, before: string, after: string) => ({
    component: `pkg:deb/debian/${name}`,
    from: component(name, before),
    to: component(name, after),
    what: ['version'],
    details: [{ what: 'version', from: [before], to: [after] }],
  });
  return {
    schema: 'waybill/diff/1',
    from,
    to,
    added: [component('libnghttp3', '1.1.0-1'), component('libngtcp2', '1.4.0-1')],
    removed: [component('telnet', '0.17-44')],
    changed: [
      step('libssl3', '3.0.13-1', '3.0.15-1'),
      step('curl', '7.88.1-10', '7.88.1-10+deb12u8'),
      step('tzdata', '2026b-1', '2026c-1'),
    ],
    because: [],
  };
}
