import type { Gap } from '../domain/gap.ts';
import type { VexStatement } from '../domain/vex.ts';

/** What a document says about vulnerabilities; what could not be used of it are gaps. */
export interface VexDocument {
  readonly format: 'openvex' | 'cyclonedx' | 'csaf';
  readonly statements: readonly VexStatement[];
  readonly gaps: readonly Gap[];
}

/** The key, in documents of our own, of the moment after which a statement no longer holds: no format has a field for it. */
export const expiresKey = 'waybill:expires';
