import type { Collected } from '../../domain/collected.ts';

/** What one input told, or why it could not be read. A folder gives one for each project in it. */
export type CheckedInput = {
  /** As it was named. */
  readonly input: string;
  /** The file that `collected` was read from, where it is one; the places that are told then need not name it. */
  readonly path?: string;
  /** The folder that the paths of places are relative to. */
  readonly root?: string;
} & (
  | {
      readonly collected: Collected;
      /** Whether the input spells purls itself. */
      readonly spellsPurls: boolean;
    }
  | { readonly error: unknown }
);
