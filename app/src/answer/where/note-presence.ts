import { formatTime } from '../../domain/time.ts';
import type { Component } from '../../ledger/components/find.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Standing } from '../../ledger/map/roll-up.ts';
import type { PresenceRow } from '../../ledger/presences.ts';
import { streamName } from '../../ledger/record.ts';
import type { Bounds, EvidenceNote, PresenceNote } from '../answer.ts';
import type { UnitedPresence } from './merge-streams.ts';

/** A presence as an answer tells it. */
export function notePresence(
  ledger: Ledger,
  component: Component,
  presence: UnitedPresence,
  state: PresenceNote['state'],
  why: string,
  standing: Standing,
): PresenceNote {
  const { purl, name, version } = component;
  return {
    asset: presence.asset,
    assetKind: presence.assetKind,
    component: { id: component.id, purl: purl ?? null, name, version: version ?? null },
    state,
    why,
    from: bounds(presence.fromAfter, presence.fromBy),
    to: presence.toBy === undefined ? null : bounds(presence.toAfter, presence.toBy),
    evidence: presence.rows.flatMap((row) => noteEvidence(ledger, row) ?? []),
    lastEvidence: formatTime(presence.lastSeen),
    services: standing.services,
    processes: standing.processes.map((process) => ({
      name: process.name,
      criticality: process.criticality,
      owner: process.owner ?? null,
    })),
  };
}

/** The document of a stream that was the first to see it; its time is the one by which it was there. */
function noteEvidence(ledger: Ledger, row: PresenceRow): EvidenceNote | undefined {
  if (row.evidence === undefined) return undefined;
  const { sha256, tools } = ledger.marks.of(row.evidence);
  return { sha256, tools, time: formatTime(row.fromBy), stream: streamName(row) };
}

function bounds(after: number | undefined, by: number): Bounds {
  return { after: after === undefined ? null : formatTime(after), by: formatTime(by) };
}
