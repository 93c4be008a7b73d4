import type { CollectedComponent } from '../../domain/collected.ts';
import { type HashAlgorithm, hashAlgorithms } from '../../domain/hash.ts';

/** What a source says of a component beside its identity. Sources that disagree are kept side by side. */
export interface Facts {
  readonly hashes?: readonly string[];
  readonly licenses?: readonly string[];
  readonly detectedLicenses?: readonly string[];
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

/** What a source says of a component, as the ledger keeps it: `Facts` in JSON; undefined where it says nothing. */
export function factsText(component: CollectedComponent): string | undefined {
  const { hashes, licenses, detectedLicenses, supplier, publisher, signer, cpes, swid, location } = component;
  const facts: { -readonly [Name in keyof Facts]: Facts[Name] } = {};
  if (hashes?.length) facts.hashes = hashes;
  if (licenses?.length) facts.licenses = licenses;
  if (detectedLicenses?.length) facts.detectedLicenses = detectedLicenses;
  if (supplier) facts.supplier = supplier;
  if (publisher) facts.publisher = publisher;
  if (signer) facts.signer = signer;
  if (cpes?.length) facts.cpes = cpes;
  if (swid) facts.swid = swid;
  if (location) facts.location = location;
  const text = JSON.stringify(facts);
  return text === '{}' ? undefined : text;
}

export function termsOf(component: CollectedComponent): (readonly [TermKind, string])[] {
  const { licenses = [], detectedLicenses = [], supplier, publisher, signer, cpes, swid } = component;
  const terms: (readonly [TermKind, string])[] = [];
  for (const value of new Set([...licenses, ...detectedLicenses])) terms.push(['license', value]);
  if (supplier) terms.push(['supplier', supplier]);
  if (publisher) terms.push(['publisher', publisher]);
  if (signer) terms.push(['signer', signer]);
  for (const value of cpes ?? []) terms.push(['cpe', value]);
  if (swid) terms.push(['swid', swid]);
  return terms;
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
