import { createHash } from 'node:crypto';
import type { CollectedComponent, ComponentKind } from '../../domain/collected.ts';
import { algorithmNamed, hashAlgorithms } from '../../domain/hash.ts';
import { readPurl } from '../../domain/purl/index.ts';
import { isHex } from '../hashes.ts';
import { isCpe } from '../validate/cpe.ts';
import type { NamedComponent } from './named-components.ts';
import type { SpdxLicenses } from './spdx2-licenses.ts';

const purposes: Readonly<Record<ComponentKind, string>> = {
  library: 'LIBRARY',
  framework: 'FRAMEWORK',
  application: 'APPLICATION',
  container: 'CONTAINER',
  'operating-system': 'OPERATING_SYSTEM',
  device: 'DEVICE',
  firmware: 'FIRMWARE',
  file: 'FILE',
  platform: 'OTHER',
  driver: 'OTHER',
  model: 'OTHER',
  data: 'OTHER',
  'cryptographic-asset': 'OTHER',
  service: 'OTHER',
};

/** A component as a package of SPDX 2.3. What its fields have no place for is told in `comment`. */
export function spdxPackage({ id, component }: NamedComponent, licenses: SpdxLicenses): object {
  const { kind, group, name, version, supplier, publisher, purl } = component;
  const { checksums, rest } = checksumsOf(component.hashes ?? []);
  const externalRefs = externalRefsOf(component);
  const comment = commentOf(component, rest);
  return {
    SPDXID: spdxId(id),
    // A purl tells the group by itself.
    name: group === undefined || purl !== undefined ? name : `${group}/${name}`,
    versionInfo: version,
    ...(supplier?.trim() ? { supplier: `Organization: ${supplier}` } : {}),
    ...(publisher?.trim() ? { originator: `Organization: ${publisher}` } : {}),
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    ...(checksums.length === 0 ? {} : { checksums }),
    sourceInfo: sourceOf(component),
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: licenses.declare(component.licenses ?? []),
    ...(component.detectedLicenses?.length ? { licenseComments: `Found in its files: ${component.detectedLicenses.join(', ')}` } : {}),
    copyrightText: 'NOASSERTION',
    ...(externalRefs.length === 0 ? {} : { externalRefs }),
    ...(comment === '' ? {} : { comment }),
    primaryPackagePurpose: purposes[kind],
  };
}

/** The same name gives the same id, in every document; letters, digits, dots and hyphens are all that it may hold. */
export function spdxId(id: string): string {
  return `SPDXRef-Package-${createHash('sha256').update(id).digest('hex').slice(0, 32)}`;
}

function checksumsOf(hashes: readonly string[]): { readonly checksums: object[]; readonly rest: string[] } {
  const checksums: object[] = [];
  const rest: string[] = [];
  for (const hash of new Set(hashes)) {
    const [name = '', digest = ''] = hash.split(':', 2);
    const algorithm = algorithmNamed(name);
    const fits = algorithm !== undefined && digest.length === hashAlgorithms[algorithm].digits && isHex(digest);
    if (fits) checksums.push({ algorithm: algorithm.toUpperCase().replace('BLAKE2B', 'BLAKE2b'), checksumValue: digest });
    else rest.push(hash);
  }
  return { checksums, rest };
}

function externalRefsOf({ purl, otherPurls = [], cpes = [], swid }: CollectedComponent): object[] {
  const purls = (purl === undefined ? [] : [purl, ...otherPurls]).filter((text) => typeof readPurl(text) !== 'string');
  return [
    ...purls.map((text) => ({ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: text })),
    ...cpes.filter(isCpe).map((cpe) => ({
      referenceCategory: 'SECURITY',
      referenceType: cpe.startsWith('cpe:2.3:') ? 'cpe23Type' : 'cpe22Type',
      referenceLocator: cpe,
    })),
    ...(swid === undefined ? [] : [{ referenceCategory: 'SECURITY', referenceType: 'swid', referenceLocator: swid }]),
  ];
}

function sourceOf({ location, place, layer }: CollectedComponent): string | undefined {
  const told = place?.path === undefined ? [] : [`told by ${place.path}${place.line === undefined ? '' : `:${place.line}`}`];
  const parts = [
    ...(location === undefined ? [] : [`stands at ${location}`]),
    ...told,
    ...(layer === undefined ? [] : [`brought by layer ${layer}`]),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
}

function commentOf({ signer, scope }: CollectedComponent, hashes: readonly string[]): string {
  return [
    ...(scope === undefined ? [] : [`scope: ${scope}`]),
    ...(signer === undefined ? [] : [`signer: ${signer}`]),
    ...hashes.map((hash) => `hash: ${hash}`),
  ].join('\n');
}
