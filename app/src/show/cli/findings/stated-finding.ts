import type { AuditNote, FindingNote, PlaceNote, StatementNote } from '../../../answer/findings/findings-answer.ts';
import type { Justification } from '../../../domain/audit.ts';
import { purlOf } from '../../../domain/purl/index.ts';
import type { VerdictKind } from '../../../domain/verdict.ts';
import { justificationOf } from '../../../domain/vex-justification.ts';

/** A finding as it is stated to others: about all assets, or about some. */
export interface StatedFinding {
  readonly note: FindingNote;
  /** The assets that it is about; undefined where it is the same wherever the component is. */
  readonly assets: readonly string[] | undefined;
  readonly state: VerdictKind | 'inTriage' | 'falsePositive';
  readonly justification: Justification | undefined;
  /** Why, in words. */
  readonly words: string;
  /** Who else states it, where it is not our own word. */
  readonly author: string | undefined;
  /** When it was decided or stated; RFC 3339. */
  readonly time: string;
  readonly expires: string | null;
}

/** What is said of a finding, one for each thing that it is on some assets. @param asset the one asset that is asked about */
export function statedOf(note: FindingNote, asset: string | undefined): readonly StatedFinding[] {
  const places = note.places.filter(({ assets }) => asset === undefined || assets.includes(asset));
  const isSame = places.length === 1 && asset === undefined;
  return places.map((place) => stated(note, place, isSame ? undefined : asset === undefined ? place.assets : [asset]));
}

/** The purl by which a component or an asset without one is called. */
export function productOf(purl: string | null, name: string, version: string | null): string {
  return purl ?? purlOf({ type: 'generic', name, version: version ?? undefined })!;
}

function stated(note: FindingNote, place: PlaceNote, assets: StatedFinding['assets']): StatedFinding {
  const audit = place.by === 'decision' ? decisionAt(note, place) : undefined;
  const statement = place.by === 'statement' ? statementAt(note, place) : undefined;
  const word = audit?.justification ?? statement?.justification ?? null;
  return {
    note,
    assets,
    state: audit?.state === 'inTriage' || audit?.state === 'falsePositive' ? audit.state : place.state,
    justification: word === null ? undefined : ((audit ? (word as Justification) : justificationOf(word)) ?? undefined),
    words: audit?.comment || statement?.note || place.why,
    author: statement?.author,
    time: audit?.time ?? statement?.time ?? note.since,
    expires: audit?.expires ?? statement?.expires ?? null,
  };
}

function decisionAt({ audits }: FindingNote, { assets }: PlaceNote): AuditNote | undefined {
  const standing = audits.filter((audit) => audit.standing);
  return standing.find(({ asset }) => asset !== null && assets.includes(asset)) ?? standing.find(({ asset }) => asset === null);
}

function statementAt({ statements }: FindingNote, { assets, why }: PlaceNote): StatementNote | undefined {
  return statements.find(
    (each) =>
      each.counts && why.startsWith(`${each.author} states: ${each.status}`) && assets.every((asset) => each.assets.includes(asset)),
  );
}
