import type { Gap } from '../domain/gap.ts';
import type { VexStatement } from '../domain/vex.ts';

/** What a document says about vulnerabilities; what could not be used of it are gaps. */
export interface VexDocument {
  readonly format: 'openvex' | 'cyclonedx' | 'csaf';
  /** As declared; empty where it declares none. */
  readonly specVersion: string;
  /** Who speaks in it, unless a statement names somebody else. */
  readonly author: string;
  /** When it was made: milliseconds since the epoch; undefined where it tells none. */
  readonly time: number | undefined;
  readonly statements: readonly VexStatement[];
  readonly gaps: readonly Gap[];
}

/** The key, in documents of our own, of the moment after which a statement no longer holds: no format has a field for it. */
export const expiresKey = 'waybill:expires';
