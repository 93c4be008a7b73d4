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

/** A hash as bytes, behind the code of its algorithm; undefined for an algorithm that is not known here. */
export function hashBytes(hash: string): Uint8Array | undefined {
  const colon = hash.indexOf(':');
  const algorithm = hashAlgorithms[hash.slice(0, colon) as HashAlgorithm];
  if (!algorithm || hash.length - colon - 1 !== algorithm.digits) return undefined;
  const bytes = Buffer.allocUnsafe(1 + algorithm.digits / 2);
  bytes[0] = algorithm.code;
  return bytes.write(hash.slice(colon + 1), 1, 'hex') === algorithm.digits / 2 ? bytes : undefined;
}

/** 48 bits that differ, but for accidents without consequence, when the text does (FNV-1a, two lanes). */
export function digestOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x1000193;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
  }
  return (low >>> 0) + ((high >>> 16) & 0xffff) * 0x100000000;
}
