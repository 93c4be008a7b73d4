import type { AdvisoryClass, AffectedPackage, Product } from '../domain/advisory.ts';
import { plainName } from '../domain/plain-name.ts';
import { compareVersions } from '../versions/index.ts';
import { judgeVersions } from './judge-versions.ts';
import { type NearMiss, type Outcome, outcome } from './outcome.ts';
import { cpeKeysOf, isOfDistribution, keyOfCpe, namesItsOwn, productNamesOf, type Subject, titleOf } from './subject.ts';

export type ProductEntry = AffectedPackage & { readonly product: Product };

/** How an entry for a product without an ecosystem reads; undefined where it is about another product. */
export function judgeProduct(subject: Subject, entry: ProductEntry, advisoryClass: AdvisoryClass): Outcome | undefined {
  const { product } = entry;
  const hash = judgeHash(subject, product);
  if (hash) return hash;
  const isSame = isSameCpe(subject, product);
  if (!isSame && !isCalled(subject, product)) return undefined;
  if (advisoryClass === 'endOfLife') return judgeLines(subject, entry);
  const other = isSame ? undefined : otherProduct(subject, product);
  if (other?.kind === 'notAffected') return other;
  const version = entry.ranges.length > 0 ? judgeNumbers(subject, entry) : judgeVersion(subject, product, advisoryClass);
  return version.kind === 'affected' ? (other ?? (isSame ? version : judgeIdentity(subject, product, version))) : version;
}

/**
 * Release lines that have ended. A distribution keeps its packages alive itself, so that they are not meant. A version is read as far as it is
 * numbers: `18-alpine` is of the line 18.
 */
function judgeLines(subject: Subject, entry: ProductEntry): Outcome | undefined {
  if (isOfDistribution(subject)) return undefined;
  return judgeNumbers(subject, entry);
}

/** A range of a product without an ecosystem: its versions are ordered by their numbers. */
function judgeNumbers(subject: Subject, entry: ProductEntry): Outcome {
  const version = subject.version ?? subject.purl?.version;
  const numbers = version === undefined || entry.versions.includes(version) ? version : /^v?(\d+(?:\.\d+)*)/i.exec(version)?.[1];
  return judgeVersions({ entry, version: numbers ?? version, scheme: 'intdot', title: titleOf(subject) });
}

/** A hash says it alone, whatever the thing is called. */
export function judgeHash({ hashes = [] }: Subject, product: Product): Outcome | undefined {
  const known = hashes.find((hash) => product.hashes.includes(hash));
  return known === undefined
    ? undefined
    : outcome('affected', `Its hash is that of the bad release: ${known}.`, { clause: `hash ${known}`, exact: true });
}

/** Whether both are named as the same vendor's same product: then nothing else need say whose it is. */
function isSameCpe(subject: Subject, { cpes = [] }: Product): boolean {
  const known = new Set(cpes.flatMap(keyOfCpe));
  return known.size > 0 && cpeKeysOf(subject).some((key) => known.has(key));
}

function isCalled(subject: Subject, { names }: Product): boolean {
  if (subject.purl && namesItsOwn(subject.purl.type)) return false;
  const known = new Set(names.map(plainName));
  return productNamesOf(subject).some((name) => known.has(plainName(name)));
}

/** A component that states another signer, publisher or platform is another thing of the same name. A signature that fits outweighs the rest. */
function otherProduct(subject: Subject, product: Product): Outcome | undefined {
  const near =
    contradiction('platform', subject.platform, product.platforms, isSameName) ??
    (isSignedBySame(subject, product)
      ? undefined
      : (contradiction('signer', subject.signer, product.signers, isSigner) ??
        contradiction('publisher', subject.publisher, product.publishers, isSameName)));
  if (!near) return undefined;
  const clause = `${near.what} ${near.expected}`;
  if (near.what === 'signer' && isPublishedBySame(subject, product)) {
    return outcome('undetermined', `It names ${subject.publisher} as its publisher, but is signed by ${near.found}.`, { clause, near });
  }
  return outcome('notAffected', `It has the name, but its ${near.what} is ${near.found} and not ${near.expected}.`, { clause, near });
}

function isSignedBySame({ signer }: Subject, { publishers, signers }: Product): boolean {
  return signer !== undefined && [...signers, ...publishers].some((name) => isSigner(name, signer));
}

function isPublishedBySame({ publisher }: Subject, { publishers, signers }: Product): boolean {
  return publisher !== undefined && [...publishers, ...signers].some((name) => isSameName(name, publisher));
}

function judgeVersion(subject: Subject, product: Product, advisoryClass: AdvisoryClass): Outcome {
  const title = titleOf(subject);
  const version = subject.version ?? subject.purl?.version;
  if (product.versions.length === 0) return judgeUnversioned(subject, product, advisoryClass);
  const clause = `versions ${product.versions.join(', ')}`;
  if (version === undefined) return outcome('undetermined', `The version of ${title} is not known.`, { clause });
  const listed = product.versions.find((candidate) => isSameVersion(candidate, version));
  if (listed !== undefined) return outcome('affected', `${title} is the bad release.`, { clause: `version ${listed}`, exact: true });
  if (isOfDistribution(subject)) {
    const taken = product.versions.find((candidate) => isSameVersion(candidate, sourceVersion(version)));
    if (taken !== undefined) {
      return outcome(
        'undetermined',
        `${title} is built from the bad release ${taken}; whether the distribution repaired it is not known.`,
        { clause: `version ${taken}` },
      );
    }
  }
  return outcome('notAffected', `${title} is not a bad release.`, { clause, near: { what: 'version', expected: clause, found: version } });
}

function judgeUnversioned(subject: Subject, product: Product, advisoryClass: AdvisoryClass): Outcome {
  const title = titleOf(subject);
  if (product.hashes.length > 0) {
    const algorithms = new Set(product.hashes.map(algorithmOf));
    const own = (subject.hashes ?? []).find((hash) => algorithms.has(algorithmOf(hash)));
    if (own === undefined)
      return outcome('undetermined', `Only a hash tells whether ${title} is the bad one, and none is known of it.`, { clause: 'hashes' });
    return outcome('notAffected', `${title} has another hash than the bad one.`, {
      clause: 'hashes',
      near: { what: 'hash', expected: product.hashes.join(', '), found: own },
    });
  }
  const clause = windowClause(product);
  if (clause)
    return outcome('undetermined', `${title} was bad only for a time: ${clause}. Whether it was fetched then is not known.`, { clause });
  if (advisoryClass === 'malware') return outcome('affected', `${title} is bad in every version.`, { clause: 'every version' });
  return outcome('undetermined', `The record does not say which releases of ${title} were bad.`);
}

/** What was handed out when, as a clause; undefined where the record does not say. */
export function windowClause({ window }: Product): string | undefined {
  if (!window || (window.from ?? window.to) === undefined) return undefined;
  return `from ${window.from ?? 'an unknown day'} to ${window.to ?? 'an unknown day'}`;
}

/** Name and version alone do not prove whose product it is, where the record says whose is meant. */
function judgeIdentity(subject: Subject, product: Product, found: Outcome): Outcome {
  const [whose] = [...product.publishers, ...product.signers];
  if (whose === undefined || isSignedBySame(subject, product) || isPublishedBySame(subject, product)) return found;
  return outcome(
    'undetermined',
    `${titleOf(subject)} has the name and the version of the bad release, but who published it is not known; meant is that of ${whose}.`,
    { clause: found.clause ?? '' },
  );
}

type Sameness = (known: string, own: string) => boolean;

/** Undefined where the component says nothing, the record asks nothing, or both agree. */
function contradiction(what: NearMiss['what'], own: string | undefined, known: readonly string[], isSame: Sameness): NearMiss | undefined {
  if (own === undefined || known.length === 0 || known.some((value) => isSame(value, own))) return undefined;
  return { what, expected: known.join(' or '), found: own };
}

function isSameName(known: string, own: string): boolean {
  return plainName(known) === plainName(own);
}

/** A signer is a name, a distinguished name that holds it as its common name or organisation, or Apple's form of it. */
function isSigner(known: string, own: string): boolean {
  return isSameName(known, own) || partsOfName(own).some((part) => isSameName(known, part));
}

/** `CN=Example Ltd, O="Example Ltd"` and `Developer ID Application: Example Ltd (TEAM123456)`. */
function partsOfName(text: string): readonly string[] {
  const distinguished = [...text.matchAll(/(?:^|[,/;])\s*(?:CN|O)\s*=\s*("[^"]*"|[^,;/]*)/gi)].map(([, value]) =>
    value!.trim().replace(/^"|"$/g, ''),
  );
  return [text, ...distinguished].map((name) => name.replace(/^[A-Za-z ]{1,40}: /, '').replace(/ \([A-Z0-9]{10}\)$/, ''));
}

/** Exactly, or as numbers of which the last may be zeros: Windows shows `18.12.416` as `18.12.416.0`. */
function isSameVersion(known: string, own: string): boolean {
  return known === own || plainVersion(known) === plainVersion(own) || compareVersions('windows', known, own) === 0;
}

function plainVersion(version: string): string {
  const numbers = /^v?(\d+(?:\.\d+){1,5})$/i.exec(version)?.[1];
  if (numbers === undefined) return version;
  const parts = numbers.split('.').map((part) => part.replace(/^0+(?=\d)/, ''));
  while (parts.length > 1 && parts.at(-1) === '0') parts.pop();
  return parts.join('.');
}

/** `1:5.6.1-1` is built from 5.6.1. */
function sourceVersion(version: string): string {
  return version.replace(/^\d+:/, '').replace(/-[^-]*$/, '');
}

function algorithmOf(hash: string): string {
  return hash.slice(0, hash.indexOf(':'));
}
