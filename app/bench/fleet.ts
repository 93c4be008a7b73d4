import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CollectedComponent } from '../src/domain/collected.ts';
import { change, type Ledger, openLedger } from '../src/ledger/ledger.ts';
import { importMap } from '../src/ledger/map/import-map.ts';
import { recordDocument } from '../src/ledger/record.ts';
import { temporaryFolder } from './inputs.ts';
import { makeReleases, type Release } from './packages.ts';
import { type Random, seeded } from './random.ts';

/** A ledger of the size that the limits are stated for, and what to ask of it. */
export interface Fleet {
  readonly folder: string;
  readonly assets: number;
  readonly presences: number;
  readonly components: number;
  /** Purls as people ask for them. */
  readonly queries: readonly string[];
}

const assets = 2_000;
const componentsEach = 500;
const day = 86_400_000;

let built: Fleet | undefined;

/**
 * A fleet of 2,000 hosts with 500 components each: 1,000,000 presences, each with its evidence, below services and business processes. Most
 * components are on a handful of hosts, some on nearly all. One host in fifty has not been looked at for a month.
 */
export function fleet(): Fleet {
  built ??= buildFleet();
  return built;
}

function buildFleet(): Fleet {
  const random = seeded(3);
  const releases = makeReleases(60_000, random);
  const components = releases.map(componentOf);
  const folder = join(temporaryFolder(), 'data');
  const ledger = openLedger(folder, Date.now);
  mapFleet(ledger);
  for (let first = 0; first < assets; first += 100) {
    change(ledger, () => {
      for (let host = first; host < first + 100; host++) recordHost(ledger, host, components, random);
    });
  }
  const count = (table: string) => Number(ledger.database.prepare(`SELECT count(*) AS n FROM ${table}`).get()!.n);
  const built = { folder, assets, presences: count('presence'), components: count('component'), queries: makeQueries(releases, random) };
  ledger.close();
  return built;
}

function componentOf({ name, group, version, purl, license, publisher }: Release): CollectedComponent {
  return { ref: purl, kind: 'library', name, version, purl, licenses: [license], publisher, ...(group === undefined ? {} : { group }) };
}

/** Popular releases first: half of all presences are of a sixteenth of the releases. */
function popular(count: number, random: Random): number {
  return Math.floor(count * random.next() ** 4);
}

function recordHost(ledger: Ledger, host: number, components: readonly CollectedComponent[], random: Random): void {
  const chosen = new Set<number>();
  while (chosen.size < componentsEach) chosen.add(popular(components.length, random));
  const bytes = Buffer.from(`host ${host}`);
  const time = Date.now() - (host % 50 === 0 ? 30 : 1) * day - host * 1000;
  recordDocument(ledger, {
    bytes,
    size: bytes.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
    path: `host-${host}.json`,
    format: 'cyclonedx',
    specVersion: '1.6',
    serial: undefined,
    tools: ['bench'],
    authors: [],
    documentTime: time,
    statedTime: undefined,
    asset: { name: `host-${String(host).padStart(5, '0')}`, kind: 'host' },
    source: 'bench',
    scope: '',
    covers: '*',
    root: undefined,
    collected: {
      scope: 'bench',
      complete: true,
      components: [...chosen].map((at) => components[at]!),
      services: [],
      relations: [],
      gaps: [],
    },
    counted: chosen.size,
  });
}

/** Forty hosts a service, four services a process. */
function mapFleet(ledger: Ledger): void {
  const none = { services: [], processes: [] };
  const processes = Array.from({ length: 12 }, (_, at) => ({
    name: `process ${at}`,
    criticality: (['critical', 'high', 'medium', 'low'] as const)[at % 4]!,
    owner: `Owner ${at}`,
    dataClasses: [],
    services: Array.from({ length: 4 }, (_, service) => `service ${at * 4 + service}`),
    assets: [],
  }));
  const services = Array.from({ length: 50 }, (_, at) => ({
    name: `service ${at}`,
    ...none,
    assets: Array.from({ length: 40 }, (_, host) => `host-${String(at * 40 + host).padStart(5, '0')}`),
  }));
  importMap(ledger, { assets: [], services, processes, suppliers: [] }, 'fleet.yaml');
}

/** Of ten questions seven are about any component there is, two about one that somebody runs and one about what nobody has. */
function makeQueries(releases: readonly Release[], random: Random): string[] {
  return Array.from({ length: 2_000 }, (_, at) => {
    if (at % 10 === 9) return `pkg:npm/absent-${at}@1.0.0`;
    return releases[at % 10 < 7 ? random.below(releases.length) : popular(releases.length, random)]!.purl;
  });
}
