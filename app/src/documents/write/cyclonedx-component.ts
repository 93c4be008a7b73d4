import type { CollectedComponent, ComponentKind, Scope } from '../../domain/collected.ts';
import { algorithmNamed, type HashAlgorithm, hashAlgorithms } from '../../domain/hash.ts';
import { readPurl } from '../../domain/purl/index.ts';
import { isHex } from '../hashes.ts';
import { isCpe } from '../validate/cpe.ts';
import { cycloneDxLicenses } from './cyclonedx-licenses.ts';
import type { NamedComponent } from './named-components.ts';

const types: Readonly<Record<ComponentKind, string>> = {
  library: 'library',
  framework: 'framework',
  application: 'application',
  container: 'container',
  'operating-system': 'operating-system',
  device: 'device',
  firmware: 'firmware',
  file: 'file',
  platform: 'platform',
  driver: 'device-driver',
  model: 'machine-learning-model',
  data: 'data',
  'cryptographic-asset': 'cryptographic-asset',
  // CycloneDX has services in a list of their own, which holds no versions of software.
  service: 'application',
};

const scopes: Readonly<Record<Scope, string>> = { required: 'required', optional: 'optional', development: 'excluded' };

/** Hash algorithms as CycloneDX names them. */
const algorithms: Readonly<Record<HashAlgorithm, string>> = {
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
  'sha3-256': 'SHA3-256',
  'sha3-384': 'SHA3-384',
  'sha3-512': 'SHA3-512',
  'blake2b-256': 'BLAKE2b-256',
  'blake2b-384': 'BLAKE2b-384',
  'blake2b-512': 'BLAKE2b-512',
  blake3: 'BLAKE3',
};

/**
 * A component as CycloneDX 1.6 tells it. What its fields have no place for becomes a property `waybill:...`; nothing is dropped.
 *
 * @param holds the names of the components that it contains
 */
export function cycloneDxComponent({ id, component }: NamedComponent, holds: readonly string[]): object {
  const { kind, group, name, version, scope, supplier, publisher, purl, cpes = [], swid } = component;
  const [cpe] = cpes.filter(isCpe);
  const hashes = (component.hashes ?? []).map(hashOf);
  const properties = propertiesOf(component, cpe, hashes, holds);
  return {
    type: types[kind],
    'bom-ref': id,
    supplier: supplier === undefined ? undefined : { name: supplier },
    publisher,
    group,
    name,
    version,
    scope: scope && scopes[scope],
    hashes: listOf(hashes.flatMap(({ told: hash }) => (hash ? [hash] : []))),
    licenses: component.licenses && cycloneDxLicenses(component.licenses),
    cpe,
    purl: isPurl(purl) ? purl : undefined,
    swid: swid === undefined ? undefined : { tagId: swid, name },
    evidence: evidenceOf(component),
    properties: listOf(properties),
  };
}

interface ToldHash {
  readonly text: string;
  /** Undefined where CycloneDX has no place for it. */
  readonly told: { readonly alg: string; readonly content: string } | undefined;
}

function hashOf(text: string): ToldHash {
  const [name = '', digest = ''] = text.split(':', 2);
  const algorithm = algorithmNamed(name);
  const fits = algorithm !== undefined && digest.length === hashAlgorithms[algorithm].digits && isHex(digest);
  return { text, told: fits ? { alg: algorithms[algorithm], content: digest } : undefined };
}

function propertiesOf(
  component: CollectedComponent,
  cpe: string | undefined,
  hashes: readonly ToldHash[],
  holds: readonly string[],
): object[] {
  const { purl, otherPurls = [], cpes = [], signer, kind, layer, ownedBy } = component;
  const values: readonly (readonly [name: string, values: readonly string[]])[] = [
    ['waybill:contains', holds],
    ['waybill:cpe', cpes.filter((other) => other !== cpe)],
    ['waybill:hash', hashes.flatMap(({ text, told }) => (told ? [] : [text]))],
    ['waybill:invalid-purl', purl !== undefined && !isPurl(purl) ? [purl] : []],
    ['waybill:kind', kind === 'service' ? [kind] : []],
    ['waybill:layer', layer === undefined ? [] : [layer]],
    ['waybill:owned-by', ownedBy === undefined ? [] : [ownedBy]],
    ['waybill:purl', otherPurls],
    ['waybill:signer', signer === undefined ? [] : [signer]],
  ];
  return values.flatMap(([name, all]) => all.map((value) => ({ name, value })));
}

/** Where the component stands comes first, then the line of the source that tells of it. */
function evidenceOf({ location, place, detectedLicenses = [] }: CollectedComponent): object | undefined {
  const occurrences = [];
  if (location !== undefined) occurrences.push({ location });
  if (place?.path !== undefined && (place.path !== location || place.line !== undefined)) {
    const { path, line, pointer } = place;
    occurrences.push({ location: path, line, ...(line === undefined && pointer !== undefined ? { additionalContext: pointer } : {}) });
  }
  if (occurrences.length === 0 && detectedLicenses.length === 0) return undefined;
  return { occurrences: listOf(occurrences), licenses: detectedLicenses.length === 0 ? undefined : cycloneDxLicenses(detectedLicenses) };
}

function isPurl(purl: string | undefined): boolean {
  return purl !== undefined && typeof readPurl(purl) !== 'string';
}

function listOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
