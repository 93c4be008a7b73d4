import type { Gap } from '../../domain/gap.ts';

/** A header's bytes as the database holds them, or what keeps one or more of them from being read. */
export type Stored = { readonly blob: Uint8Array } | { readonly gap: Gap };

/** A database's own bytes, and those of the files that SQLite keeps beside it, by the suffix of their names. */
export interface DatabaseBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly beside: ReadonlyMap<string, Uint8Array>;
}

/** The gap of a database, or part of it, that cannot be read: packages may hide in it. */
export function brokenDatabase(path: string, what: string, kind = 'malformed'): Gap {
  return { kind, message: `the rpm database ${path} ${what}`, path, blocking: true };
}
