import type { Database } from '../../platform/sql/database.ts';
import { aliasKinds } from './alias-kinds.ts';
import type { AdvisoryHead } from './stored-advisory.ts';

/** Advisories of different feeds that tell of one thing. */
export interface AdvisoryGroup {
  /** The id that stands for all: a CVE first, then a GHSA, then the smallest. */
  readonly id: string;
  /** All ids, as the records spell them, sorted. */
  readonly members: readonly string[];
}

/** A group has tens of members at most; more would be records that say nonsense about their aliases. */
const maxMembers = 1000;

/** A group with the numbers of the records in it. */
export interface FoundGroup extends AdvisoryGroup {
  readonly records: readonly number[];
}

/**
 * The group of an id: what is connected by aliases, over all feeds. `related` joins nothing, for one update of a distribution is related to
 * many things that are not one.
 */
export function findGroup(database: Database, id: string): FoundGroup {
  const byName = database.prepare('SELECT advisory FROM alias WHERE name = ? AND kind <= ?');
  const record = database.prepare('SELECT head FROM advisory WHERE id = ?');
  const asked = id.toLowerCase();
  const spelt = new Map<string, string>();
  const read = new Set<number>();
  const waiting = [asked];
  for (let name = waiting.pop(); name !== undefined && spelt.size < maxMembers; name = waiting.pop()) {
    for (const row of byName.all(name, aliasKinds.alias)) {
      const advisory = Number(row.advisory);
      if (read.has(advisory)) continue;
      read.add(advisory);
      const found = JSON.parse(String(record.get(advisory)!.head)) as { readonly id: string; readonly aliases: readonly string[] };
      for (const member of [found.id, ...found.aliases]) {
        const lowered = member.toLowerCase();
        if (!spelt.has(lowered) && lowered !== asked) waiting.push(lowered);
        const known = spelt.get(lowered);
        // As a record spells it, not as somebody asked for it; of two spellings always the same one.
        if (known === undefined || member < known) spelt.set(lowered, member);
      }
    }
  }
  return { ...(spelt.size === 0 ? { id, members: [id] } : groupOf([...spelt.values()])), records: [...read] };
}

/** The group of a record, from its own columns. @param grouped what `settleGroups` wrote */
export function groupOfRecord({ id, aliases }: Pick<AdvisoryHead, 'id' | 'aliases'>, grouped: string | null): AdvisoryGroup {
  if (grouped !== null) return JSON.parse(grouped) as AdvisoryGroup;
  return aliases.length === 0 ? { id, members: [id] } : groupOf(distinct([id, ...aliases]));
}

function groupOf(ids: readonly string[]): AdvisoryGroup {
  const members = ids.toSorted();
  let first = members[0]!;
  for (const member of members) if (rank(member) < rank(first)) first = member;
  return { id: first, members };
}

/** Of spellings that differ by case only, the smallest. */
function distinct(ids: readonly string[]): string[] {
  const spelt = new Map<string, string>();
  for (const id of ids) {
    const known = spelt.get(id.toLowerCase());
    if (known === undefined || id < known) spelt.set(id.toLowerCase(), id);
  }
  return [...spelt.values()];
}

function rank(id: string): number {
  if (/^CVE-/i.test(id)) return 0;
  return /^GHSA-/i.test(id) ? 1 : 2;
}
