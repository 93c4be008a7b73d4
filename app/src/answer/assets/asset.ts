import { overlap } from '../../domain/presence.ts';
import { urgencies } from '../../domain/priority.ts';
import { formatTime } from '../../domain/time.ts';
import { statesWorstFirst } from '../../domain/verdict.ts';
import { requireAsset } from '../../ledger/assets.ts';
import { componentById } from '../../ledger/components/find.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { blindness } from '../../ledger/looks.ts';
import { type PresenceRow, presencesOn } from '../../ledger/presences.ts';
import { streamName } from '../../ledger/record.ts';
import { currentFlags } from '../../ledger/streams/current.ts';
import { readFlags } from '../../ledger/streams/current-set.ts';
import { findingsOf } from '../../match/findings.ts';
import { assetCoverage } from '../coverage/coverage.ts';
import { findingNotes } from '../findings/note-finding.ts';
import type { Inventory } from '../inventory.ts';
import type { AssetAnswer, AssetComponent, TimelineEntry, VersionBar } from './asset-answer.ts';

/** How many things whose version changed are told. */
const toldVersions = 50;

/** Everything about one asset: what is on it at a moment, what stands on it, and how it came to be so. @throws unknown-asset */
export function assetAnswer(inventory: Inventory, name: string, at: number | undefined): AssetAnswer {
  const { ledger } = inventory;
  const asset = requireAsset(ledger, name);
  const moment = at ?? ledger.clock();
  const look = inventory.looks().find((each) => each.asset === asset.name);
  const blind = look && blindness(look, undefined, moment);
  const standing = inventory.rollUp()(asset.name);
  const rows = presencesOn(ledger, asset.name);
  const components = componentsAt(ledger, asset.id, rows, moment);
  return {
    schema: 'waybill/asset/1',
    asset: assetCoverage(inventory).find((each) => each.asset === asset.name)!,
    tags: asset.tags,
    asOf: formatTime(moment),
    services: standing.services,
    processes: standing.processes.map(({ name: process, criticality, owner }) => ({ name: process, criticality, owner: owner ?? null })),
    blind: blind ? { ...blind, lastEvidence: blind.lastEvidence === undefined ? null : formatTime(blind.lastEvidence) } : null,
    components,
    timeline: timelineOf(ledger, asset.id),
    versions: versionBars(ledger, rows),
    findings: findingsAt(inventory, rows, moment),
  };
}

function isThere(row: PresenceRow, moment: number): boolean {
  return overlap(row, { from: moment, to: moment }, Number.POSITIVE_INFINITY) === 'present';
}

function componentsAt(ledger: Ledger, asset: number, rows: readonly PresenceRow[], moment: number): AssetComponent[] {
  const flags = currentFlags(ledger.database, asset);
  const there = rows.filter((row) => isThere(row, moment));
  return [...Map.groupBy(there, ({ component }) => component)]
    .map(([id, together]) => {
      const { purl, name, version, kind } = componentById(ledger.database, id);
      const { scope, direct } = readFlags(flags.get(id) ?? 0);
      const since = formatTime(Math.min(...together.map(({ fromBy }) => fromBy)));
      return { purl: purl ?? null, name, version: version ?? null, kind, scope: scope ?? null, direct, since };
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function findingsAt(inventory: Inventory, rows: readonly PresenceRow[], moment: number): AssetAnswer['findings'] {
  const there = new Set(rows.flatMap((row) => (isThere(row, moment) ? [row.component] : [])));
  const note = findingNotes(inventory);
  const [asset] = rows.map((row) => row.asset);
  return findingsOf(inventory.ledger, there)
    .map((finding) => {
      const { finding: name, advisory, class: kind, summary, verdict, priority, component, places } = note(finding);
      const place = places.find(({ assets }) => assets.includes(asset!));
      const { state, by } = place ?? { state: verdict, by: 'advisory' as const };
      return { finding: name, advisory, class: kind, summary, verdict, state, by, priority: priority.level, component };
    })
    .sort(
      (a, b) =>
        urgencies.indexOf(a.priority) - urgencies.indexOf(b.priority) ||
        statesWorstFirst.indexOf(a.state) - statesWorstFirst.indexOf(b.state),
    );
}

function timelineOf(ledger: Ledger, asset: number): TimelineEntry[] {
  return ledger.database
    .prepare(
      `SELECT observation.time, known, source, scope, sha256, path, covers, added, removed FROM stream
       JOIN observation ON observation.stream = stream.id JOIN evidence ON evidence.id = evidence WHERE asset = ? ORDER BY observation.time`,
    )
    .all(asset)
    .map((row) => ({
      time: formatTime(Number(row.time)),
      known: formatTime(Number(row.known)),
      stream: streamName({ source: String(row.source), scope: String(row.scope) }),
      sha256: `sha256:${Buffer.from(row.sha256 as Uint8Array).toString('hex')}`,
      path: String(row.path),
      complete: row.covers !== '',
      added: Number(row.added),
      removed: Number(row.removed),
    }));
}

/** The things of which there was more than one version, the last change first. */
function versionBars(ledger: Ledger, rows: readonly PresenceRow[]): VersionBar[] {
  const components = new Map(rows.map(({ component }) => [component, componentById(ledger.database, component)]));
  return [...Map.groupBy(rows, ({ component }) => components.get(component)!.coordinate).values()]
    .filter((together) => new Set(together.map(({ component }) => component)).size > 1)
    .sort((a, b) => lastChange(b) - lastChange(a))
    .slice(0, toldVersions)
    .map((together) => ({
      name: components.get(together[0]!.component)!.name,
      spans: together
        .toSorted((a, b) => a.fromBy - b.fromBy)
        .map(({ component, fromBy, toBy }) => ({
          version: components.get(component)!.version ?? null,
          from: formatTime(fromBy),
          to: toBy === undefined ? null : formatTime(toBy),
        })),
    }));
}

function lastChange(rows: readonly PresenceRow[]): number {
  return Math.max(...rows.map(({ fromBy, toBy }) => toBy ?? fromBy));
}
