import { join } from 'node:path';
import type { Collected, CollectedComponent } from '../../domain/collected.ts';
import type { Place } from '../../domain/errors.ts';

/** What one input told, or why it could not be read. A folder gives one for each project in it. */
export type CheckedInput = ReadableInput | { readonly input: string; readonly error: unknown };

export interface ReadableInput {
  /** As it was named. */
  readonly input: string;
  /** The file that `collected` was read from, where it is one; the places that are told then need not name it. */
  readonly path?: string;
  /** The folder that the paths of places are relative to. */
  readonly folder?: string;
  /** What the document is about, where it says so. */
  readonly about?: CollectedComponent;
  /** The serial number of the document, by which others refer to its parts. */
  readonly serial?: string;
  readonly collected: Collected;
  /** Whether the input spells purls itself. */
  readonly spellsPurls: boolean;
}

/** A component as its input spells it: its purl where it has one of its own, else its name and version. */
export function spell({ purl, name, version }: CollectedComponent, { spellsPurls }: ReadableInput): string {
  if (spellsPurls && purl !== undefined) return purl;
  return version === undefined ? name : `${name}@${version}`;
}

/** The file that a place is in. */
export function pathOfPlace({ path, folder }: ReadableInput, place: Place | undefined): string | undefined {
  if (place?.path === undefined) return path;
  return folder === undefined ? place.path : join(folder, place.path);
}
