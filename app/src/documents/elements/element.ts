import type { JsonObject } from '../reading.ts';

/** A licence as a document tells it. */
export interface ToldLicense {
  readonly kind: 'id' | 'name' | 'expression';
  readonly text: string;
  /** `declared`, `concluded`, `observed` (evidence); null where it is not said. */
  readonly acknowledgement: string | null;
  /** The way from the element: `licenses/0`. */
  readonly way: string;
}

export interface ToldHash {
  readonly algorithm: string;
  readonly digest: string;
}

/** One component, package or service of a document: what every format has words for, beside the object itself. What is not told is null. */
export interface Element {
  readonly kind: 'component' | 'service' | 'file' | 'document';
  readonly object: JsonObject;
  readonly pointer: string;
  /** Where it stands, without positions: `metadata.component`, `components`, `packages`. */
  readonly location: string;
  readonly isRoot: boolean;
  readonly ref: string | null;
  readonly type: string | null;
  readonly group: string | null;
  readonly name: string | null;
  readonly version: string | null;
  readonly purl: string | null;
  readonly cpe: string | null;
  readonly supplier: string | null;
  readonly manufacturer: string | null;
  readonly licenses: readonly ToldLicense[];
  readonly hashes: readonly ToldHash[];
}

/** Text that says something; null else. SPDX's NOASSERTION says nothing. */
export function told(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' || text === 'NOASSERTION' ? null : text;
}
