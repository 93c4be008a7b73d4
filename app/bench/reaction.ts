import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Advisories, openAdvisories } from '../src/advisories/index.ts';
import { findingChanges } from '../src/answer/findings/finding-changes.ts';
import { inventoryOf } from '../src/answer/inventory.ts';
import { understandQuery } from '../src/answer/query/understand-query.ts';
import { where } from '../src/answer/where/where.ts';
import type { CollectedComponent } from '../src/domain/collected.ts';
import { change, type Ledger } from '../src/ledger/ledger.ts';
import { updateMatches } from '../src/match/incremental/update-matches.ts';
import { type Hit, makeIndex, writeRecords } from './advisories.ts';
import { temporaryFolder } from './inputs.ts';
import { medianOf, tell } from './measure.ts';
import { pastFleet, recordComponents, widespread } from './past-fleet.ts';

const size = { assets: 10_000, current: 1_000_000, past: 5_000_000 };
const records = 200_000;
const imported = 100_000;

/** What happens when something new comes: an advisory that hits every asset, an SBOM of components never seen, a feed. CPU time, in milliseconds. */
export async function benchReaction(): Promise<void> {
  const { folder, hits } = await makeIndex(records);
  const advisories = openAdvisories(join(folder, 'advisories'));
  const ledger = pastFleet(join(temporaryFolder(), 'data'), size);
  updateMatches(ledger, advisories);
  await benchAdvisory(ledger, advisories);
  benchDocument(ledger, advisories, hits);
  ledger.close();
  advisories.close();
  await benchImport();
}

async function benchAdvisory(ledger: Ledger, advisories: Advisories): Promise<void> {
  const inventory = inventoryOf(ledger, advisories);
  const [matched, told, whole]: [number[], number[], number[]] = [[], [], []];
  let assets = 0;
  for (const { name } of widespread) {
    const since = Date.now();
    await importOne(advisories, name);
    matched.push(costOf(() => updateMatches(ledger, advisories)));
    told.push(
      costOf(() => {
        assets = new Set(findingChanges(inventory, since).changes.flatMap((one) => one.assets)).size;
      }),
    );
    whole.push(costOf(() => where(inventory, `NEW-${name}`, understandQuery(inventory, `NEW-${name}`), undefined)));
  }
  const rows = Number(ledger.database.prepare('SELECT count(*) AS n FROM presence').get()!.n);
  const detail = `${medianOf(matched).toFixed(1)} to match, ${medianOf(told).toFixed(1)} to tell; ${assets} assets of ${rows} presences`;
  tell('a new advisory, told', medianOf(matched.map((cost, at) => cost + told[at]!)), 100, `ms. ${detail}`);
  tell('where it is, with evidence', medianOf(whole), 100, 'ms, as `where` answers');
}

async function importOne(advisories: Advisories, name: string): Promise<void> {
  const file = join(temporaryFolder(), 'new.json');
  const affected = [
    { package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.0' }] }] },
  ];
  writeFileSync(file, JSON.stringify({ id: `NEW-${name}`, modified: '2026-01-01T00:00:00Z', affected }));
  await advisories.importFrom(file, { now: Date.now() });
}

function benchDocument(ledger: Ledger, advisories: Advisories, hits: readonly Hit[]): void {
  const costs: number[] = [];
  let findings = 0;
  for (let round = 0; round < 9; round++) {
    const components = Array.from({ length: 1000 }, (_, at): CollectedComponent => {
      const hit = hits[round * 50 + at];
      const [name, version] = hit && at < 50 ? [hit.name, hit.version] : [`fresh-${round}-${at}`, '1.0.0'];
      const purl = hit && at < 50 ? hit.purl : `pkg:npm/${name}@${version}`;
      return { ref: purl, kind: 'library', name, version, purl };
    });
    change(ledger, () => recordComponents(ledger, `new-${round}`, components));
    costs.push(costOf(() => updateMatches(ledger, advisories)));
    findings = Number(ledger.database.prepare('SELECT count(*) AS n FROM verdict').get()!.n);
  }
  tell(
    'a new document, matched',
    medianOf(costs),
    30,
    `ms for 1000 components never seen, 50 of them named, ${records} advisories; ${findings} findings`,
  );
}

/** Importing against reading and parsing the same files, one a record. */
export async function benchImport(): Promise<void> {
  const source = temporaryFolder();
  writeRecords(source, imported, 1);
  const parse = () => {
    for (const name of readdirSync(source)) JSON.parse(readFileSync(join(source, name), 'utf8'));
  };
  const floor = medianOf([costOf(parse), costOf(parse), costOf(parse)]);
  const data = join(temporaryFolder(), 'advisories');
  mkdirSync(data, { recursive: true });
  const index = openAdvisories(data);
  const before = process.cpuUsage();
  await index.importFrom(source, { now: Date.now() });
  const { user, system } = process.cpuUsage(before);
  index.close();
  const cost = (user + system) / 1000;
  tell('importing', cost / floor, 5, `${cost.toFixed(0)} ms against ${floor.toFixed(0)} of reading and parsing ${imported} records`);
}

function costOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
