import type { Loss } from '../convert/index.ts';
import type { JsonObject } from '../reading.ts';
import type { WorkDocument } from '../work-document.ts';

export interface MergeWishes {
  /** `flat`: one list, each component once; `hierarchical`: each document's components stay apart from those of the others. */
  readonly mode: 'flat' | 'hierarchical';
  /** What the merged document is about. */
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  /** RFC 3339; without it the merged document has no time of its own, so that the same inputs give the same bytes. */
  readonly timestamp?: string | undefined;
  readonly serialNumber?: string | undefined;
}

export interface MergeSource {
  readonly path: string;
  readonly document: WorkDocument;
}

/** What a document says of a component otherwise than one before it. */
export interface Conflict {
  readonly component: string;
  readonly field: string;
  readonly kept: unknown;
  readonly other: unknown;
  /** The document that says the other thing. */
  readonly path: string;
}

export interface Merged {
  readonly document: JsonObject;
  readonly components: number;
  /** What documents say differently of one component; each is kept beside the component too. */
  readonly conflicts: readonly Conflict[];
  /** What of the documents the merged one does not hold. */
  readonly losses: readonly Loss[];
}

/** Names that are given away, each with the last number that was put behind it: the next one is looked for from there. */
export type TakenNames = Map<string, number>;

/** A name that nothing has yet. @param separator what stands before the number of a name that something has */
export function freeName(wanted: string, taken: TakenNames, separator: string): string {
  let name = wanted;
  let number = taken.get(wanted) ?? 1;
  while (taken.has(name)) name = `${wanted}${separator}${++number}`;
  taken.set(wanted, number);
  if (name !== wanted) taken.set(name, 1);
  return name;
}

/** Both lists, equal entries once. */
export function union(a: readonly unknown[], b: readonly unknown[]): unknown[] {
  return [...new Map([...a, ...b].map((one) => [JSON.stringify(one), one])).values()];
}
