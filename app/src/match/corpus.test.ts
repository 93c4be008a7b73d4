import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type JudgedAdvisory, openAdvisories } from '../advisories/index.ts';
import { buildPurl, type Purl, splitEcosystem } from '../domain/purl/index.ts';
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

const feeds = [
  { name: 'osv-go', ending: '.json', hasOrder: true },
  { name: 'osv-pypi', ending: '.yaml', hasOrder: true },
  { name: 'osv-almalinux', ending: '.json', hasOrder: true },
];

describe.skipIf(!isThere).each(feeds)('$name', ({ name, ending }) => {
  test('is imported whole, and again without a change', async () => {
    const files = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(ending));
    const report = await advisories.importFrom(join(folder, name));
    console.log(`${name}: ${report.records} records, ${report.duplicates} twice, ${report.unread} unread`);
    expect(report.records + report.duplicates + report.unread).toBe(files.length);
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
        if (!wanted.includes(verdict)) wrong.push(`${advisory.id} ${subject.name} ${subject.version}: ${verdict}`);
      }
    }
    console.log(`${name}: ${judged} statements of records about themselves`);
    expect(wrong.slice(0, 20)).toEqual([]);
  });
});

interface Claim {
  readonly subject: Subject;
  readonly wanted: readonly string[];
}

/** What a record says plainly: a listed version is affected, one where a range begins too; a last affected one is. */
function* claimsOf(advisory: JudgedAdvisory): Iterable<Claim> {
  const affected = advisory.withdrawn === undefined ? ['affected'] : ['notAffected'];
  for (const entry of advisory.affected) {
    const plain = entry.ranges.filter(({ type }) => type !== 'GIT').flatMap(({ events }) => events);
    const introduced = plain.flatMap((event) => (event.introduced === undefined || event.introduced === '0' ? [] : [event.introduced]));
    const last = plain.flatMap((event) => event.lastAffected ?? []);
    for (const version of new Set([...entry.versions.slice(0, 5), ...introduced, ...last])) {
      yield { subject: subjectOf(entry.ecosystem!, entry.name!, version), wanted: affected };
    }
  }
}

function subjectOf(ecosystemText: string, name: string, version: string): Subject {
  const { ecosystem, release } = splitEcosystem(ecosystemText);
  const types: Record<string, { readonly type: string; readonly namespace?: string }> = {
    Go: { type: 'golang' },
    PyPI: { type: 'pypi' },
    AlmaLinux: { type: 'rpm', namespace: 'almalinux' },
  };
  const qualifiers = release === undefined ? {} : { distro: `almalinux-${release}.1` };
  return { purl: buildPurl({ ...types[ecosystem]!, name, version, qualifiers }) as Purl, name, version };
}
