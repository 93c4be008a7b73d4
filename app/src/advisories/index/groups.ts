import type { Database } from '../../platform/sql/database.ts';
import { aliasKinds } from './write-record.ts';

/** Advisories of different feeds that tell of one thing. */
export interface AdvisoryGroup {
  /** The id that stands for all: a CVE first, then a GHSA, then the smallest. */
  readonly id: string;
  /** All ids, as the records spell them, sorted. */
  readonly members: readonly string[];
}

/** A group has tens of members at most; more would be records that say nonsense about their aliases. */
const maxMembers = 1000;

/**
 * The group of an id: what is connected by aliases, over all feeds. `related` joins nothing, for one update of a distribution is related to
 * many things that are not one.
 */
export function findGroup(database: Database, id: string): AdvisoryGroup {
  const byName = database.prepare('SELECT advisory FROM alias WHERE name = ? AND kind <= ?');
  const record = database.prepare('SELECT judged FROM advisory WHERE id = ?');
  const asked = id.toLowerCase();
  const spelt = new Map<string, string>();
  const read = new Set<number>();
  const waiting = [asked];
  for (let name = waiting.pop(); name !== undefined && spelt.size < maxMembers; name = waiting.pop()) {
    for (const row of byName.all(name, aliasKinds.alias)) {
      const advisory = Number(row.advisory);
      if (read.has(advisory)) continue;
      read.add(advisory);
      const found = JSON.parse(String(record.get(advisory)!.judged)) as { readonly id: string; readonly aliases: readonly string[] };
      for (const member of [found.id, ...found.aliases]) {
        const lowered = member.toLowerCase();
        if (!spelt.has(lowered) && lowered !== asked) waiting.push(lowered);
        const known = spelt.get(lowered);
        // As a record spells it, not as somebody asked for it; of two spellings always the same one.
        if (known === undefined || member < known) spelt.set(lowered, member);
      }
    }
  }
  if (spelt.size === 0) return { id, members: [id] };
  const members = [...spelt.values()].sort();
  return { id: members.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0]!, members };
}

function rank(id: string): number {
  const upper = id.toUpperCase();
  if (upper.startsWith('CVE-')) return 0;
  return upper.startsWith('GHSA-') ? 1 : 2;
}
