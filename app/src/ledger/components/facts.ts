import type { CollectedComponent } from '../../domain/collected.ts';
import { type HashAlgorithm, hashAlgorithms } from '../../domain/hash.ts';

/** What a source says of a component beside its identity. Sources that disagree are kept side by side. */
export interface Facts {
  readonly hashes?: readonly string[];
  readonly licenses?: readonly string[];
  readonly supplier?: string;
  readonly publisher?: string;
  readonly signer?: string;
  readonly cpes?: readonly string[];
  readonly swid?: string;
  readonly location?: string;
}

/** Kinds of text that components are found by; the numbers are part of the ledger's layout. */
export const termKinds = { license: 1, supplier: 2, publisher: 3, signer: 4, cpe: 5, swid: 6 } as const;

export type TermKind = keyof typeof termKinds;

export function factsOf(component: CollectedComponent): Facts {
  const { hashes, licenses, supplier, publisher, signer, cpes, swid, location } = component;
  return {
    ...(hashes?.length ? { hashes } : {}),
    ...(licenses?.length ? { licenses } : {}),
    ...(supplier ? { supplier } : {}),
    ...(publisher ? { publisher } : {}),
    ...(signer ? { signer } : {}),
    ...(cpes?.length ? { cpes } : {}),
    ...(swid ? { swid } : {}),
    ...(location ? { location } : {}),
  };
}

export function termsOf(facts: Facts): (readonly [TermKind, string])[] {
  return [
    ...(facts.licenses ?? []).map((value) => ['license', value] as const),
    ...(facts.supplier ? [['supplier', facts.supplier] as const] : []),
    ...(facts.publisher ? [['publisher', facts.publisher] as const] : []),
    ...(facts.signer ? [['signer', facts.signer] as const] : []),
    ...(facts.cpes ?? []).map((value) => ['cpe', value] as const),
    ...(facts.swid ? [['swid', facts.swid] as const] : []),
  ];
}

/**
 * What a hash is indexed by: its first 48 bits. Whole hashes would make the largest index of all; whoever looks one up compares the whole
 * then. Undefined for an algorithm that is not known here.
 */
export function hashKey(hash: string): number | undefined {
  const colon = hash.indexOf(':');
  const algorithm = hashAlgorithms[hash.slice(0, colon) as HashAlgorithm];
  if (!algorithm || hash.length - colon - 1 !== algorithm.digits) return undefined;
  const key = Number.parseInt(hash.slice(colon + 1, colon + 13), 16);
  return Number.isNaN(key) ? undefined : key;
}
