import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAdvisories } from '../src/advisories/index.ts';
import { temporaryFolder } from './inputs.ts';
import { type Random, seeded } from './random.ts';

/** A package that records name, and a version that they affect. */
export interface Hit {
  readonly purl: string;
  readonly name: string;
  readonly version: string;
}

const ecosystems = [
  { ecosystem: 'npm', type: 'npm' },
  { ecosystem: 'PyPI', type: 'pypi' },
  { ecosystem: 'Go', type: 'golang' },
  { ecosystem: 'crates.io', type: 'cargo' },
  { ecosystem: 'RubyGems', type: 'gem' },
] as const;

const recordsPerPackage = 6;

/**
 * Compiles an index of records of our own making, shaped like those of OSV: six a package, over five ecosystems. The first packages are the same
 * whatever the size.
 */
export async function makeIndex(records: number): Promise<{ readonly folder: string; readonly hits: readonly Hit[] }> {
  const [source, data] = [join(temporaryFolder(), 'osv'), temporaryFolder()];
  mkdirSync(source);
  writeRecords(source, records);
  const index = openAdvisories(join(data, 'advisories'));
  await index.importFrom(source, { now: Date.now() });
  index.close();
  const packages = Math.min(Math.ceil(records / recordsPerPackage), 1500);
  return { folder: data, hits: Array.from({ length: packages }, (_, of) => hitOf(of)) };
}

/** Writes the files of such a feed. @param recordsPerFile one, as databases publish them, or a list of many, which is written and read faster */
export function writeRecords(folder: string, records: number, recordsPerFile = 10_000): void {
  const random = seeded(11);
  let waiting: string[] = [];
  for (let at = 0; at < records; at++) {
    waiting.push(JSON.stringify(makeRecord(at, Math.floor(at / recordsPerPackage), random)));
    if (waiting.length < recordsPerFile && at < records - 1) continue;
    const text = recordsPerFile === 1 ? waiting[0]! : `[${waiting.join(',')}]`;
    writeFileSync(join(folder, `${Math.floor(at / recordsPerFile)}.json`), text);
    waiting = [];
  }
}

function hitOf(of: number): Hit {
  const { type } = ecosystems[of % ecosystems.length]!;
  const name = nameOf(of);
  const version = type === 'golang' ? 'v1.2.3' : '1.2.3';
  return { purl: `pkg:${type}/${name}@${version}`, name, version };
}

function nameOf(of: number): string {
  return of % ecosystems.length === 2 ? `example.org/team${of % 97}/package-${of}` : `package-${of}`;
}

function makeRecord(at: number, of: number, random: Random) {
  const { ecosystem } = ecosystems[of % ecosystems.length]!;
  const fixed = `${1 + random.below(6)}.${3 + random.below(20)}.${random.below(20)}`;
  const versions = ecosystem === 'PyPI' ? Array.from({ length: 40 }, (_, patch) => `1.2.${patch}`) : [];
  return {
    schema_version: '1.6.0',
    id: `BENCH-${at}`,
    modified: '2026-01-01T00:00:00Z',
    published: '2026-01-01T00:00:00Z',
    aliases: [`CVE-2026-${String(at).padStart(7, '0')}`],
    summary: `A fault in ${nameOf(of)} that input from outside can reach, number ${at} of this benchmark`,
    details: 'What happens, who can do it, and how to know. '.repeat(12),
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:N' }],
    affected: [
      {
        package: { ecosystem, name: nameOf(of) },
        ranges: [
          { type: ecosystem === 'PyPI' || ecosystem === 'RubyGems' ? 'ECOSYSTEM' : 'SEMVER', events: [{ introduced: '0' }, { fixed }] },
        ],
        versions,
      },
    ],
    references: [{ type: 'WEB', url: `https://bench.example/${at}` }],
  };
}
