import { lookupName } from '../advisories/index.ts';
import type { AffectedPackage, Product } from '../domain/advisory.ts';
import { plainName } from '../domain/plain-name.ts';
import { formatPurl, purlTypeOfEcosystem, schemeOfEcosystem, splitEcosystem } from '../domain/purl/index.ts';
import { findBinary } from './find-binary.ts';
import { cpeKeysOf, keyOfCpe, packagesOfSubject, productNamesOf, type Subject } from './subject.ts';

/** How an advisory and a component came together. */
export interface IdentityPath {
  /** In words. */
  readonly told: string;
  /** The scheme by which versions are ordered; undefined where there is none that we know, or only exact ones are named. */
  readonly scheme: string | undefined;
}

/** By which entry of an advisory, and by which of its names, a component is meant; undefined where none means it. */
export function identityPath(subject: Subject, affected: readonly AffectedPackage[]): IdentityPath | undefined {
  for (const entry of affected) {
    const path = pathOfPackage(subject, entry) ?? (entry.product && pathOfProduct(subject, entry.product, entry.ranges.length > 0));
    if (path) return path;
  }
  return undefined;
}

function pathOfPackage(subject: Subject, entry: AffectedPackage): IdentityPath | undefined {
  const { ecosystem: full, name } = entry;
  if (full === undefined || name === undefined) return undefined;
  const { ecosystem } = splitEcosystem(full);
  const wanted = lookupName({ ecosystem, name });
  const at = packagesOfSubject(subject).findIndex((own) => own.ecosystem === ecosystem && lookupName(own) === wanted);
  const scheme = schemeOfEcosystem(ecosystem);
  const purl = subject.purl ? formatPurl(subject.purl) : subject.name;
  if (at < 0) {
    const binary = findBinary(subject, ecosystem, entry);
    return binary && { told: `${ecosystem} package ${binary.name}, which the record names as built of ${name}, named by ${purl}`, scheme };
  }
  const own = packagesOfSubject(subject)[at]!.name;
  // The first is the component's own name, the second that of the source package it was built from.
  const type = purlTypeOfEcosystem(ecosystem);
  if (ecosystem === 'GIT') return { told: `repository ${own}, named by ${purl}`, scheme };
  if (at === 0 || ecosystem === 'Go') return { told: `${ecosystem} package ${own}, named by ${purl}`, scheme };
  return { told: `${ecosystem} source package ${own}, of which ${subject.name} was built (${type}: upstream in ${purl})`, scheme };
}

function pathOfProduct(subject: Subject, product: Product, hasRanges: boolean): IdentityPath | undefined {
  const scheme = hasRanges ? 'intdot' : undefined;
  const hash = subject.hashes?.find((each) => product.hashes.includes(each));
  if (hash !== undefined) return { told: `its hash ${hash}`, scheme: undefined };
  const cpe = product.cpes?.find((each) => keyOfCpe(each).some((key) => cpeKeysOf(subject).includes(key)));
  if (cpe !== undefined) return { told: `the vendor and product of ${cpe}`, scheme };
  const called = productNamesOf(subject).find((name) => product.names.some((each) => plainName(each) === plainName(name)));
  if (called === undefined) return undefined;
  const whose = [
    ...(subject.publisher === undefined ? [] : [`publisher ${subject.publisher}`]),
    ...(subject.signer === undefined ? [] : [`signer ${subject.signer}`]),
  ];
  return { told: [`its name “${called}”`, ...whose].join(', '), scheme };
}
