import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type JudgedAdvisory, openAdvisories } from '../advisories/index.ts';
import { buildPurl, type Purl, schemeOfEcosystem, splitEcosystem } from '../domain/purl/index.ts';
import { parseVersion } from '../versions/index.ts';
import { judge } from './judge.ts';
import { packagesOfSubject, type Subject } from './subject.ts';

const corpus = process.env.WAYBILL_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const folder = join(corpus, 'advisories');
const isThere = existsSync(folder);
if (!isThere) console.log(`skipped: there are no real advisories at ${folder}`);

const data = mkdtempSync(join(tmpdir(), 'waybill-corpus-'));
const advisories = openAdvisories(data);

afterAll(() => {
  advisories.close();
  rmSync(data, { recursive: true });
});

/** How many files are no advisories: schemas, pages for people. */
const feeds = [
  { name: 'osv-go', endings: ['.json'], others: 0 },
  { name: 'osv-pypi', endings: ['.yaml'], others: 0 },
  { name: 'osv-almalinux', endings: ['.json'], others: 0 },
  { name: 'rustsec', endings: ['.md'], others: 0 },
  { name: 'friendsofphp', endings: ['.yaml'], others: 0 },
];

describe.skipIf(!isThere).each(feeds)('$name', ({ name, endings, others }) => {
  test('is imported whole, and again without a change', async () => {
    const files = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).filter((path) => isRecord(path, endings));
    const report = await advisories.importFrom(join(folder, name));
    console.log(`${name}: ${report.records} records, ${report.duplicates} twice, ${report.unread} unread`);
    expect(report.records + report.duplicates + report.unread).toBe(files.length - others);
    expect(report.unread).toBe(0);
    expect(await advisories.importFrom(join(folder, name))).toMatchObject({ added: 0, amended: 0, removed: 0, seq: report.seq });
  });

  test('is found by every package that it names, and judged as it says of itself', () => {
    const wrong: string[] = [];
    let judged = 0;
    for (const { feed, advisory } of advisories.changedSince(0)) {
      if (feed !== name) continue;
      for (const { subject, wanted } of claimsOf(advisory)) {
        judged += 1;
        const found = advisories
          .candidates(packagesOfSubject(subject))
          .flat()
          .find(({ advisory: candidate }) => candidate.id === advisory.id);
        const verdict = found ? judge(subject, found.advisory).kind : 'not found';
        if (verdict !== wanted) wrong.push(`${advisory.id} ${subject.name} ${subject.version}: ${verdict}`);
      }
    }
    console.log(`${name}: ${judged} statements of records about themselves`);
    expect(wrong.slice(0, 20)).toEqual([]);
  });
});

test.skipIf(!isThere)('ends of life are imported whole', async () => {
  const report = await advisories.importFrom(join(folder, 'endoflife'), { now: Date.parse('2026-11-01T00:00:00Z') });
  expect(report).toMatchObject({ unread: 0 });
  expect(report.records).toBeGreaterThan(400);
});

test.skipIf(!isThere)("a vendor's documents are imported, packed ones too", async () => {
  expect(await advisories.importFrom(join(folder, 'csaf-redhat'))).toMatchObject({ unread: 0 });
});

test.skipIf(!isThere)('exploited vulnerabilities are imported whole', async () => {
  expect(await advisories.importFrom(join(folder, 'kev'))).toMatchObject({ unread: 0, added: 0 });
  expect(advisories.enrichments(['CVE-2025-48384']).get('CVE-2025-48384')).toMatchObject([{ kind: 'knownExploited', added: '2025-08-25' }]);
});

function isRecord(path: string, endings: readonly string[]): boolean {
  return endings.some((ending) => path.endsWith(ending)) && !/(?:^|\/)(?:README\.md|\.)/.test(path);
}

const types: Readonly<Record<string, { readonly type: string; readonly namespace?: string }>> = {
  Go: { type: 'golang' },
  PyPI: { type: 'pypi' },
  AlmaLinux: { type: 'rpm', namespace: 'almalinux' },
  'crates.io': { type: 'cargo' },
  Packagist: { type: 'composer' },
};

interface Claim {
  readonly subject: Subject;
  readonly wanted: string;
}

/** What a record says plainly: a listed version is affected, one where a range begins or that is the last affected too; a lone fix is a fix. */
function* claimsOf(advisory: JudgedAdvisory): Iterable<Claim> {
  const affected = advisory.withdrawn === undefined ? 'affected' : 'notAffected';
  for (const entry of advisory.affected) {
    if (!entry.ecosystem || !(splitEcosystem(entry.ecosystem).ecosystem in types)) continue;
    const plain = entry.ranges.filter(({ type }) => type !== 'GIT').flatMap(({ events }) => events);
    const introduced = plain.flatMap((event) => (event.introduced === undefined || event.introduced === '0' ? [] : [event.introduced]));
    const last = plain.flatMap((event) => event.lastAffected ?? []);
    for (const version of new Set([...entry.versions.slice(0, 5), ...introduced, ...last])) {
      yield { subject: subjectOf(entry.ecosystem, entry.name!, version), wanted: affected };
    }
    const fixed = plain.flatMap((event) => event.fixed ?? []);
    const isAlone = advisory.affected.filter(({ ecosystem, name }) => ecosystem === entry.ecosystem && name === entry.name).length === 1;
    const isReadable = fixed.every((version) => parseVersion(schemeOfEcosystem(entry.ecosystem!)!, version) !== undefined);
    if (
      isReadable &&
      plain.length === 2 &&
      fixed.length === 1 &&
      isAlone &&
      advisory.withdrawn === undefined &&
      !entry.versions.includes(fixed[0]!)
    ) {
      yield { subject: subjectOf(entry.ecosystem, entry.name!, fixed[0]!), wanted: 'fixed' };
    }
  }
}

function subjectOf(ecosystemText: string, name: string, version: string): Subject {
  const { ecosystem, release } = splitEcosystem(ecosystemText);
  const qualifiers = ecosystem === 'AlmaLinux' ? { distro: `almalinux-${release}.1` } : {};
  return { purl: buildPurl({ ...types[ecosystem]!, name, version, qualifiers }) as Purl, name, version };
}
