import type { Advisory, AffectedPackage } from '../../domain/advisory.ts';
import { schemeOfEcosystem } from '../../domain/purl/index.ts';
import type { Severity } from '../../domain/severity.ts';
import { rangesHold } from '../../versions/index.ts';

/** What an advisory for people has beyond what decides. */
type Told = 'details' | 'references' | 'related' | 'published';

/**
 * An advisory without its long texts: what is needed to judge and to list. Versions that are listed and stand in a range too are left out of
 * the lists, for the range says the same.
 */
export interface JudgedAdvisory extends Omit<Advisory, Told> {
  readonly rated?: Severity;
}

/** Everything but which packages it affects. */
export type AdvisoryHead = Omit<JudgedAdvisory, 'affected'>;

/** The columns of a record, each JSON. */
export interface StoredAdvisory {
  readonly head: string;
  readonly affects: string;
  readonly told: string;
}

type ToldColumn = Pick<Advisory, Told> & {
  /** The lists of versions as the record has them, by the place of their entry, where `affects` has less. */
  readonly listed?: readonly (readonly [entry: number, versions: readonly string[]])[];
};

/** @param rated how bad it is, worked out once */
export function storeAdvisory(advisory: Advisory, rated: Severity | undefined): StoredAdvisory {
  const { details, references, related, published, affected, ...head } = advisory;
  const keepsLists = advisory.class === 'compromise' || affected.some(({ safe }) => safe !== undefined);
  const judged = keepsLists ? affected : affected.map(withoutHeld);
  const listed = affected.flatMap((entry, at) => (judged[at] === entry ? [] : [[at, entry.versions] as const]));
  return {
    head: JSON.stringify({ ...head, ...(rated ? { rated } : {}) } satisfies AdvisoryHead),
    affects: JSON.stringify(judged),
    told: JSON.stringify({
      details,
      references,
      related,
      published,
      ...(listed.length > 0 ? { listed } : {}),
    }),
  };
}

export function readHead(head: string): AdvisoryHead {
  return JSON.parse(head) as AdvisoryHead;
}

export function readJudged({ head, affects }: Pick<StoredAdvisory, 'head' | 'affects'>): JudgedAdvisory {
  return { ...readHead(head), affected: JSON.parse(affects) as readonly AffectedPackage[] };
}

export function readAdvisory(stored: StoredAdvisory): Advisory {
  const { rated: _, ...judged } = readJudged(stored);
  const { listed, ...told } = JSON.parse(stored.told) as ToldColumn;
  if (!listed) return { ...judged, ...told };
  const lists = new Map(listed);
  const affected = judged.affected.map((entry, at) => ({ ...entry, versions: lists.get(at) ?? entry.versions }));
  return { ...judged, ...told, affected };
}

/**
 * Most databases list every version that their ranges hold, hundreds of them. A compromise keeps its list, for where it calls every version
 * bad, only the listed ones are believed; and so does a record that states what is safe, for that never goes before a version being named.
 */
function withoutHeld(entry: AffectedPackage): AffectedPackage {
  if (entry.versions.length === 0 || entry.ecosystem === undefined) return entry;
  const held = rangesHold(schemeOfEcosystem(entry.ecosystem), entry.ranges);
  if (!held) return entry;
  const versions = entry.versions.filter((version) => !held(version));
  return versions.length === entry.versions.length ? entry : { ...entry, versions };
}
