import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderOf, freshFolder, sbom, waybill } from './program.ts';

/*
 * Three supplier compromises that happened, on a small fleet of ours. What is expected was worked out by hand from the catalogue's record and
 * the inventory below; the facts of each case are in app/data/compromises.
 */

const day = 86_400_000;
const ago = (days: number) => new Date(Math.floor(Date.now() / 1000) * 1000 - days * day).toISOString();

interface Impact {
  readonly summary: string;
  readonly affected: readonly { readonly asset: string; readonly until: string | null }[];
  readonly past: readonly { readonly asset: string; readonly since: string; readonly until: string }[];
  readonly undetermined: readonly { readonly asset: string }[];
  readonly processes: readonly { readonly name: string; readonly owner: string; readonly assets: readonly string[] }[];
  readonly remedy: readonly { readonly class: string; readonly text: string }[];
}

async function impactOf(data: string, query: string): Promise<Impact> {
  const { stdout } = await waybill(['--data', data, 'impact', query, '-o', 'json']);
  return JSON.parse(stdout) as Impact;
}

const names = (assets: readonly { readonly asset: string }[]) => assets.map(({ asset }) => asset).sort();

describe('a trojanized desktop client (3CX, March 2023)', () => {
  const data = freshFolder();

  beforeAll(async () => {
    const host = (name: string, days: number, programs: readonly (readonly [string, string, string])[]) =>
      JSON.stringify({
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        metadata: { timestamp: ago(days), tools: [{ name: 'fleet agent' }], component: { type: 'operating-system', name } },
        components: programs.map(([program, version, publisher]) => ({ type: 'application', name: program, version, publisher })),
      });
    const zip = ['Packwell Zip', '9.22', 'Packwell GmbH'] as const;
    const documents = folderOf({
      // Has it now.
      'ws-1.json': host('ws-1', 1, [['3CX Desktop App', '18.12.416', '3CX Ltd.'], zip]),
      // Had it, and was updated.
      'ws-2-before.json': host('ws-2', 4, [['3CX Desktop App', '18.12.407', '3CX Ltd.'], zip]),
      'ws-2-after.json': host('ws-2', 1, [['3CX Desktop App', '18.12.425', '3CX Ltd.'], zip]),
      // Never had a bad release.
      'ws-3.json': host('ws-3', 1, [['3CX Desktop App', '18.11.1197', '3CX Ltd.'], zip]),
      // The same name and version by somebody else.
      'ws-4.json': host('ws-4', 1, [['3CX Desktop App', '18.12.416', 'A Namesake Inc.'], zip]),
      // Silent for longer than a host's evidence is fresh, with the bad release at its last word.
      'ws-5.json': host('ws-5', 12, [['3CX Desktop App', '18.12.407', '3CX Ltd.'], zip]),
      // Silent, and without it at its last word.
      'ws-6.json': host('ws-6', 12, [zip]),
      // Fresh, without it.
      'ws-7.json': host('ws-7', 1, [zip]),
    });
    await waybill(['--data', data, 'ingest', documents]);
    const map = folderOf({
      'map.yaml': `
services:
  - name: Telephony
    assets: [ws-1, ws-2, ws-3]
processes:
  - name: Support
    criticality: critical
    owner: A. Owner
    services: [Telephony]
`,
    });
    await waybill(['--data', data, 'map', 'import', join(map, 'map.yaml')]);
  });

  test('by its CVE', async () => {
    const answer = await impactOf(data, 'CVE-2023-29059');
    expect(names(answer.affected)).toEqual(['ws-1']);
    expect(names(answer.past)).toEqual(['ws-2']);
    expect(names(answer.undetermined)).toEqual(['ws-5', 'ws-6']);
    expect(answer.processes).toMatchObject([{ name: 'Support', owner: 'A. Owner', assets: ['ws-1'] }]);
    expect(answer.summary).toBe('Yes: 1 asset has it now, 1 had it, 2 cannot be told. Support (critical, A. Owner) stands on it.');
    expect(answer.remedy[0]).toMatchObject({ class: 'compromise' });
  });

  test('by name and span, which also finds the namesake', async () => {
    const answer = await impactOf(data, '"3CX Desktop App" 18.12.407..18.12.416');
    expect(names(answer.affected)).toEqual(['ws-1', 'ws-4']);
    expect(names(answer.past)).toEqual(['ws-2']);
  });

  test('where, on a day between the two pieces of evidence of the updated host, cannot be told', async () => {
    const at = ago(2);
    const { stdout } = await waybill(['--data', data, 'where', 'CVE-2023-29059', '--at', at, '-o', 'json']);
    const answer = JSON.parse(stdout) as { presences: { asset: string; state: string }[] };
    expect(answer.presences.find(({ asset }) => asset === 'ws-2')).toMatchObject({ state: 'undetermined' });
  });
});

describe('a malicious dependency of a good package (event-stream, 2018)', () => {
  const data = freshFolder();

  beforeAll(async () => {
    const lock = (name: string, packages: Readonly<Record<string, string>>) => ({
      'package.json': JSON.stringify({ name, dependencies: { 'event-stream': '^3.3.5' } }),
      'package-lock.json': JSON.stringify({
        name,
        lockfileVersion: 3,
        packages: {
          '': { name },
          ...Object.fromEntries(Object.entries(packages).map(([path, version]) => [`node_modules/${path}`, { version }])),
        },
      }),
    });
    const trees = {
      wallet: folderOf(lock('wallet', { 'event-stream': '3.3.6', 'flatmap-stream': '0.1.1' })),
      site: folderOf(lock('site', { 'event-stream': '3.3.4' })),
      tool: folderOf(lock('tool', { 'event-stream': '4.0.1', 'flatmap-stream': '0.1.2' })),
    };
    for (const folder of Object.values(trees)) await waybill(['--data', data, 'collect', folder]);
  });

  test('the tree with the bad release and its dependency is affected, the others are not', async () => {
    const answer = await impactOf(data, 'WB-COMP-2018-0005');
    expect(names(answer.affected)).toEqual(['wallet']);
    expect(answer.past).toEqual([]);
    expect(answer.undetermined).toEqual([]);
    const { stdout } = await waybill(['--data', data, 'where', 'WB-COMP-2018-0005', '-o', 'json']);
    const found = JSON.parse(stdout) as { answer: string; presences: { component: { purl: string } }[] };
    expect(found.answer).toBe('present');
    expect(found.presences.map(({ component }) => component.purl).sort()).toEqual([
      'pkg:npm/event-stream@3.3.6',
      'pkg:npm/flatmap-stream@0.1.1',
    ]);
  });

  test('removing it closes it: now it was there', async () => {
    const tree = folderOf({
      'package.json': JSON.stringify({ name: 'wallet' }),
      'package-lock.json': JSON.stringify({
        name: 'wallet',
        lockfileVersion: 3,
        packages: { '': { name: 'wallet' }, 'node_modules/event-stream': { version: '3.3.5' } },
      }),
    });
    await waybill(['--data', data, 'collect', tree]);
    const answer = await impactOf(data, 'WB-COMP-2018-0005');
    expect(answer.affected).toEqual([]);
    expect(names(answer.past)).toEqual(['wallet']);
    expect(answer.past[0]!.until).not.toBeNull();
  });
});

describe('a back door in a distribution’s package (xz, March 2024)', () => {
  const data = freshFolder();

  beforeAll(async () => {
    await collectRoot(data, 'sid-host', { id: 'debian', version: undefined }, '5.6.1-1');
    await collectRoot(data, 'trixie-host', { id: 'debian', version: '13' }, '5.6.1+really5.4.5-1');
    await collectRoot(data, 'bookworm-host', { id: 'debian', version: '12' }, '5.4.1-0.2');
    const image = sbom('registry.example/app', '2024-03-20T00:00:00Z', [
      'pkg:apk/alpine/xz-libs@5.6.1-r0?distro=alpine-3.20',
      'pkg:npm/lodash@4.17.21',
    ]);
    await waybill(['--data', data, 'ingest', join(folderOf({ 'image.json': image }), 'image.json')]);
  });

  test('the binary package is found by its source, and the releases that went back are clean', async () => {
    const answer = await impactOf(data, 'CVE-2024-3094');
    expect(names(answer.affected)).toContain('sid-host');
    expect(names([...answer.affected, ...answer.undetermined])).not.toContain('trixie-host');
    expect(names([...answer.affected, ...answer.undetermined])).not.toContain('bookworm-host');
  });

  async function collectRoot(
    folder: string,
    name: string,
    os: { readonly id: string; readonly version: string | undefined },
    version: string,
  ): Promise<void> {
    const root = freshFolder();
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    write('etc/os-release', `ID=${os.id}\n${os.version === undefined ? '' : `VERSION_ID="${os.version}"\n`}`);
    write(
      'var/lib/dpkg/status',
      `Package: liblzma5\nStatus: install ok installed\nSource: xz-utils\nArchitecture: amd64\nVersion: ${version}\n\nPackage: bash\nStatus: install ok installed\nArchitecture: amd64\nVersion: 5.2.15-2+b2\n`,
    );
    await waybill(['--data', folder, 'collect', root, '--asset', name]);
  }
});
