import { findLicenseId } from '../../licenses/index.ts';
import { told } from '../elements/element.ts';
import type { Element } from '../elements/index.ts';
import { spdx2Elements } from '../elements/spdx2-elements.ts';
import { isObject, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import type { Losses } from './losses.ts';
import { algorithms, purposes } from './words.ts';

const noPlace = 'CycloneDX has no place for it';

/** Tells an SPDX 2 document as CycloneDX 1.6 JSON; what has no words there is noted. */
export function spdx2ToCyclonedx(document: JsonObject, losses: Losses): JsonObject {
  const packages = [...spdx2Elements(document)].filter(({ kind }) => kind === 'component');
  const described = packages.filter(({ isRoot }) => isRoot);
  const root = described.length === 1 ? described[0] : undefined;
  if (described.length > 1) losses.note('/documentDescribes', 'several things are described; a CycloneDX document is about one');
  losses.noteOthers(document, carriedOfDocument, '', noPlace);
  if (document.dataLicense !== 'CC0-1.0') losses.note('/dataLicense', noPlace);
  if (document.name !== root?.name) losses.note('/name', noPlace);
  const own = ownLicenses(document);
  const components = packages.filter((one) => one !== root).map((one) => componentOf(one, own, losses));
  const dependencies = dependenciesOf(document, packages, root, losses);
  const metadata = { ...creationOf(document, losses), ...(root ? { component: componentOf(root, own, losses) } : {}) };
  const serial = /([0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\/?$/i.exec(
    wordOf(document.documentNamespace),
  )?.[1];
  if (serial === undefined) losses.note('/documentNamespace', noPlace);
  noteLicenses(own, losses);
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    ...(serial === undefined ? {} : { serialNumber: `urn:uuid:${serial.toLowerCase()}` }),
    version: 1,
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
    components,
    ...(dependencies.length === 0 ? {} : { dependencies }),
  };
}

const carriedOfDocument = new Set([
  ...[
    'spdxVersion',
    'SPDXID',
    'name',
    'dataLicense',
    'documentNamespace',
    'creationInfo',
    'packages',
    'relationships',
    'documentDescribes',
  ],
  'hasExtractedLicensingInfos',
]);
const carriedOfPackage = new Set([
  ...['SPDXID', 'name', 'versionInfo', 'supplier', 'originator', 'downloadLocation', 'filesAnalyzed', 'homepage', 'checksums'],
  ...['licenseConcluded', 'licenseDeclared', 'copyrightText', 'description', 'summary', 'externalRefs', 'primaryPackagePurpose'],
]);

function componentOf({ object, ref, name, version, pointer }: Element, own: OwnLicenses, losses: Losses): JsonObject {
  losses.noteOthers(object, carriedOfPackage, pointer, noPlace);
  const purpose = object.primaryPackagePurpose;
  const type = purposes.find(([, spdx]) => spdx === purpose)?.[0];
  if (purpose !== undefined && type === undefined)
    losses.note(`${pointer}/primaryPackagePurpose`, 'CycloneDX has no word for this purpose: library');
  const description = told(object.description) ?? told(object.summary);
  if (told(object.description) !== null && told(object.summary) !== null) losses.note(`${pointer}/summary`, noPlace);
  const references = referencesOf(object, pointer, losses);
  const copyright = told(object.copyrightText);
  return {
    type: type ?? 'library',
    ...(ref === null ? {} : { 'bom-ref': ref }),
    ...actorsOf(object),
    name: name ?? '',
    ...(version === null ? {} : { version }),
    ...(description === null ? {} : { description }),
    ...nonEmpty('hashes', hashesOf(object, pointer, losses)),
    ...nonEmpty('licenses', licensesOf(object, pointer, own, losses)),
    ...(copyright === null || copyright === 'NONE' ? {} : { copyright }),
    ...references,
  };
}

function actorsOf({ supplier, originator }: JsonObject): JsonObject {
  const [supplied, made] = [actorOf(supplier), actorOf(originator)];
  return {
    ...(supplied ? { supplier: partyOf(supplied) } : {}),
    ...(made?.kind === 'Person' ? { authors: [{ name: made.name, ...(made.email === undefined ? {} : { email: made.email }) }] } : {}),
    ...(made && made.kind !== 'Person' ? { manufacturer: partyOf(made) } : {}),
  };
}

interface Actor {
  readonly kind: string;
  readonly name: string;
  readonly email: string | undefined;
}

function actorOf(value: unknown): Actor | undefined {
  const text = told(value);
  if (text === null) return undefined;
  const match = /^(Organization|Person|Tool): *([^(]*?) *(?:\(([^()]*)\))?$/.exec(text.slice(0, 1000));
  if (!match) return { kind: 'Organization', name: text, email: undefined };
  return { kind: match[1]!, name: match[2]!, email: match[3] && /^[^@\s]+@[^@\s]+$/.test(match[3]) ? match[3] : undefined };
}

function partyOf({ name, email }: Actor): JsonObject {
  return { name, ...(email === undefined ? {} : { contact: [{ email }] }) };
}

function hashesOf({ checksums }: JsonObject, pointer: string, losses: Losses): JsonObject[] {
  return (Array.isArray(checksums) ? checksums : []).flatMap((one: unknown, index) => {
    if (!isObject(one) || typeof one.checksumValue !== 'string') return [];
    const alg = algorithms.find(([, spdx]) => spdx === one.algorithm)?.[0];
    if (alg === undefined) losses.note(`${pointer}/checksums/${index}`, `CycloneDX does not know ${wordOf(one.algorithm).slice(0, 40)}`);
    return alg === undefined ? [] : [{ alg, content: one.checksumValue }];
  });
}

/** Either single licences, or one expression: CycloneDX takes no list of expressions. */
function licensesOf({ licenseDeclared, licenseConcluded }: JsonObject, pointer: string, own: OwnLicenses, losses: Losses): JsonObject[] {
  const wanted = [
    ['declared', told(licenseDeclared)],
    ['concluded', told(licenseConcluded)],
  ].flatMap(([acknowledgement, text]) => (text && text !== 'NONE' ? [{ acknowledgement: acknowledgement!, text }] : []));
  for (const key of ['licenseDeclared', 'licenseConcluded']) {
    if ((key === 'licenseDeclared' ? licenseDeclared : licenseConcluded) === 'NONE')
      losses.note(`${pointer}/${key}`, 'that there is none cannot be said');
  }
  const single = wanted.map(({ acknowledgement, text }) => singleLicense(text, acknowledgement, own));
  if (single.every((one) => one !== undefined)) {
    for (const { text } of wanted) own.told.add(text);
    return single.map((license) => ({ license }));
  }
  const [first, second] = wanted;
  if (second && first!.text !== second.text)
    losses.note(`${pointer}/licenseConcluded`, 'beside an expression no second one can stand; the declared one is kept');
  if (second && first!.text === second.text) return [{ expression: first!.text }];
  return [{ expression: first!.text, acknowledgement: first!.acknowledgement }];
}

function singleLicense(text: string, acknowledgement: string, own: OwnLicenses): JsonObject | undefined {
  const id = findLicenseId(text);
  if (id === text) return { id, acknowledgement };
  const defined = own.byId.get(text);
  if (!defined) return undefined;
  const [name, worded] = [told(defined.name) ?? text, told(defined.extractedText)];
  const url = Array.isArray(defined.seeAlsos) ? told(defined.seeAlsos[0]) : null;
  const content = worded === null || worded === name ? {} : { text: { content: worded } };
  return { name, acknowledgement, ...content, ...(url === null ? {} : { url }) };
}

/** The licences that a document words itself, and which of them were told with a component. */
interface OwnLicenses {
  readonly byId: ReadonlyMap<string, JsonObject>;
  readonly told: Set<string>;
}

function ownLicenses({ hasExtractedLicensingInfos: list }: JsonObject): OwnLicenses {
  const entries = (Array.isArray(list) ? list : []).filter(isObject);
  return { byId: new Map(entries.flatMap((one) => (typeof one.licenseId === 'string' ? [[one.licenseId, one]] : []))), told: new Set() };
}

function noteLicenses({ byId, told }: OwnLicenses, losses: Losses): void {
  const pointer = '/hasExtractedLicensingInfos';
  for (const [id, license] of byId) {
    if (!told.has(id)) losses.note(pointer, 'only a licence that stands alone brings its text along');
    else losses.noteOthers(license, carriedOfLicense, pointer, noPlace);
    if (told.has(id) && Array.isArray(license.seeAlsos) && license.seeAlsos.length > 1)
      losses.note(`${pointer}/seeAlsos`, 'a licence has one address');
  }
}

const carriedOfLicense = new Set(['licenseId', 'name', 'extractedText', 'seeAlsos']);

function referencesOf({ externalRefs, homepage, downloadLocation }: JsonObject, pointer: string, losses: Losses): JsonObject {
  const result: { purl?: string; cpe?: string } = {};
  const others: JsonObject[] = [];
  const identity: JsonObject[] = [];
  const add = (type: string, url: unknown, comment?: unknown) => {
    if (told(url) !== null && url !== 'NONE') others.push({ type, url, ...(told(comment) === null ? {} : { comment }) });
  };
  add('website', homepage);
  add('distribution', downloadLocation);
  for (const [index, one] of (Array.isArray(externalRefs) ? externalRefs : []).entries()) {
    if (!isObject(one) || typeof one.referenceLocator !== 'string') continue;
    const { referenceType: type, referenceLocator: locator, comment } = one;
    const isIdentity = type === 'purl' || type === 'cpe23Type' || type === 'cpe22Type';
    if (isIdentity && told(comment) !== null) losses.note(`${pointer}/externalRefs/${index}/comment`, noPlace);
    if (type === 'purl' && result.purl === undefined) result.purl = locator;
    else if ((type === 'cpe23Type' || type === 'cpe22Type') && result.cpe === undefined) result.cpe = locator;
    else if (isIdentity) {
      const [field, first] = type === 'purl' ? (['purl', result.purl] as const) : (['cpe', result.cpe] as const);
      if (locator !== first && !identity.some((known) => known.concludedValue === locator))
        identity.push({ field, concludedValue: locator });
    } else if (typeof type === 'string' && referenceTypes.has(type)) add(type, locator, comment);
    else {
      add('other', locator, typeof type === 'string' ? type : comment);
      if (typeof type === 'string' && told(comment) !== null) losses.note(`${pointer}/externalRefs/${index}/comment`, noPlace);
    }
  }
  // A component has one purl; by what else it is known is evidence of what it is.
  return { ...result, ...nonEmpty('externalReferences', others), ...(identity.length === 0 ? {} : { evidence: { identity } }) };
}

/** Types of references that CycloneDX knows and that SPDX documents, such as those that were told from CycloneDX, use. */
const referenceTypes = new Set([
  ...['vcs', 'issue-tracker', 'website', 'advisories', 'bom', 'mailing-list', 'social', 'chat', 'documentation', 'support', 'distribution'],
  ...['license', 'build-meta', 'build-system', 'release-notes', 'source-distribution', 'security-contact', 'other'],
]);

function dependenciesOf(document: JsonObject, packages: readonly Element[], root: Element | undefined, losses: Losses): JsonObject[] {
  const refs = new Set(packages.map(({ ref }) => ref));
  const edges = new Map<string, Set<string>>();
  for (const [index, one] of (Array.isArray(document.relationships) ? document.relationships : []).entries()) {
    if (!isObject(one)) continue;
    const { relationshipType: type, spdxElementId: from, relatedSpdxElement: to } = one;
    if (type === 'DESCRIBES' || type === 'DESCRIBED_BY') continue;
    const [needing, needed] = type === 'DEPENDS_ON' ? [from, to] : dependencyOf.has(type) ? [to, from] : [undefined, undefined];
    if (typeof needing !== 'string' || typeof needed !== 'string' || !refs.has(needing) || !refs.has(needed)) {
      const isList = type === 'CONTAINS' && from === root?.ref;
      if (!isList)
        losses.note(
          `/relationships/${index}`,
          needing === undefined ? `a relation ${wordOf(type).slice(0, 60)} cannot be said` : 'an end of it is no package',
        );
      continue;
    }
    if (type !== 'DEPENDS_ON' && type !== 'DEPENDENCY_OF')
      losses.note(`/relationships/${index}`, `${wordOf(type)} became a plain dependency`);
    if (needing !== needed) edges.set(needing, (edges.get(needing) ?? new Set()).add(needed));
  }
  return [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([ref, needed]) => ({ ref, dependsOn: [...needed].sort() }));
}

const dependencyOf: ReadonlySet<unknown> = new Set([
  ...['DEPENDENCY_OF', 'RUNTIME_DEPENDENCY_OF', 'PROVIDED_DEPENDENCY_OF', 'OPTIONAL_DEPENDENCY_OF', 'BUILD_DEPENDENCY_OF'],
  ...['DEV_DEPENDENCY_OF', 'TEST_DEPENDENCY_OF'],
]);

function creationOf({ creationInfo }: JsonObject, losses: Losses): JsonObject {
  if (!isObject(creationInfo)) return {};
  losses.noteOthers(creationInfo, new Set(['created', 'creators', 'licenseListVersion']), '/creationInfo', noPlace);
  const creators = (Array.isArray(creationInfo.creators) ? creationInfo.creators : []).flatMap((one: unknown) => actorOf(one) ?? []);
  const tools = creators.filter(({ kind }) => kind === 'Tool').map(({ name }) => ({ type: 'application', name }));
  const people = creators
    .filter(({ kind }) => kind === 'Person')
    .map(({ name, email }) => ({ name, ...(email === undefined ? {} : { email }) }));
  const [organisation, ...more] = creators.filter(({ kind }) => kind === 'Organization');
  for (const _ of more) losses.note('/creationInfo/creators', 'a second organisation');
  return {
    ...(told(creationInfo.created) === null ? {} : { timestamp: creationInfo.created }),
    ...(tools.length === 0 ? {} : { tools: { components: tools } }),
    ...nonEmpty('authors', people),
    ...(organisation ? { manufacturer: partyOf(organisation) } : {}),
  };
}

function nonEmpty(key: string, list: readonly unknown[]): object {
  return list.length === 0 ? {} : { [key]: list };
}
