import type { AffectedPackage, Product } from '../../domain/advisory.ts';
import { cpeKey, readCpe } from '../../domain/cpe.ts';
import { plainName } from '../../domain/plain-name.ts';
import { isDistribution, normalizePackageName, splitEcosystem } from '../../domain/purl/index.ts';

/** A package by ecosystem (without its release) and name, as OSV names it. */
export interface PackageName {
  readonly ecosystem: string;
  readonly name: string;
}

/** By what a component without an ecosystem may be known. */
export interface ProductKeys {
  readonly names?: readonly string[];
  /** `algorithm:hex`. */
  readonly hashes?: readonly string[];
  readonly cpes?: readonly string[];
  readonly publishers?: readonly string[];
  readonly signers?: readonly string[];
  readonly domains?: readonly string[];
}

/**
 * The form of a package's name under which it is looked up. Go's names differ by case, but many inventories write them in lower case, so that
 * they are looked up without case and judged afterwards.
 */
export function lookupName({ ecosystem, name }: PackageName): string {
  return ecosystem === 'Go' ? name.toLowerCase() : normalizePackageName(ecosystem, name);
}

/** The packages that an advisory names, each once, in the form in which they are looked up, with the entries on each, and of what is built of one with no more than that. */
export function packagesOf(
  affected: readonly AffectedPackage[],
): readonly (PackageName & { readonly entries: readonly AffectedPackage[] })[] {
  const found = new Map<string, PackageName & { entries: AffectedPackage[] }>();
  function add(ecosystem: string, name: string, entry: AffectedPackage): void {
    const known = found.get(`${ecosystem}\n${name}`);
    if (known) known.entries.push(entry);
    else found.set(`${ecosystem}\n${name}`, { ecosystem, name, entries: [entry] });
  }
  for (const entry of affected) {
    if (entry.ecosystem === undefined || entry.name === undefined) continue;
    const { ecosystem } = splitEcosystem(entry.ecosystem);
    const name = lookupName({ ecosystem, name: entry.name });
    if (!entry.binaries) {
      add(ecosystem, name, entry);
      continue;
    }
    const { binaries, ...own } = entry;
    add(ecosystem, name, own);
    for (const { names, fixed } of binaries) {
      for (const binary of names)
        add(ecosystem, lookupName({ ecosystem, name: binary }), { ...own, binaries: [{ names: [binary], fixed }] });
    }
  }
  return [...found.values()];
}

/** The releases of distributions that an advisory is about. */
export function releasesOf(affected: readonly AffectedPackage[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { ecosystem } of affected) if (ecosystem !== undefined && isRelease(ecosystem)) found.add(ecosystem);
  return found;
}

/** Whether the name of an ecosystem is that of a distribution with its release: `Debian:12`. */
export function isRelease(ecosystem: string): boolean {
  return ecosystem.includes(':') && isDistribution(ecosystem);
}

/** The keys under which the products of an advisory are found. */
export function productKeysOf(affected: readonly AffectedPackage[]): readonly string[] {
  const keys = affected.flatMap(({ product }) => (product ? keysOf(product) : []));
  return keys.length < 2 ? keys : [...new Set(keys)];
}

/** What stands before the colon of a product's key. */
export type ProductKeyKind = 'name' | 'hash' | 'cpe' | 'publisher' | 'signer' | 'domain';

export function keysOf(product: ProductKeys | Product): readonly string[] {
  return [
    ...(product.names ?? []).map((name) => `name:${plainName(name)}`),
    ...(product.hashes ?? []).map((hash) => `hash:${hash.toLowerCase()}`),
    ...(product.cpes ?? []).flatMap((text) => {
      const cpe = readCpe(text);
      return cpe ? [`cpe:${cpeKey(cpe)}`] : [];
    }),
    ...(product.publishers ?? []).map((name) => `publisher:${plainName(name)}`),
    ...(product.signers ?? []).map((name) => `signer:${plainName(name)}`),
    ...(product.domains ?? []).map((name) => `domain:${name.toLowerCase()}`),
  ];
}
