import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { type Element, type ToldHash, type ToldLicense, told } from './element.ts';

/** Every package and file of an SPDX 2 document. */
export function* spdx2Elements(document: JsonObject): Generator<Element> {
  const described = describedBy(document);
  for (const [key, kind] of [
    ['packages', 'component'],
    ['files', 'file'],
  ] as const) {
    const list = document[key];
    if (!Array.isArray(list)) continue;
    for (const [index, object] of list.entries()) {
      if (isObject(object)) yield elementOf(kind, object, `/${key}/${index}`, key, described.has(object.SPDXID));
    }
  }
}

/** The ids of what the document says it describes. */
export function describedBy({ documentDescribes, relationships }: JsonObject): ReadonlySet<unknown> {
  const described = new Set<unknown>(Array.isArray(documentDescribes) ? documentDescribes : []);
  if (!Array.isArray(relationships)) return described;
  for (const one of relationships) {
    if (!isObject(one)) continue;
    if (one.relationshipType === 'DESCRIBES' && one.spdxElementId === 'SPDXRef-DOCUMENT') described.add(one.relatedSpdxElement);
    if (one.relationshipType === 'DESCRIBED_BY' && one.relatedSpdxElement === 'SPDXRef-DOCUMENT') described.add(one.spdxElementId);
  }
  return described;
}

function elementOf(kind: 'component' | 'file', object: JsonObject, pointer: string, location: string, isRoot: boolean): Element {
  return {
    kind,
    object,
    pointer,
    location,
    isRoot,
    ref: told(object.SPDXID),
    type: told(object.primaryPackagePurpose)?.toLowerCase() ?? (kind === 'file' ? 'file' : null),
    group: null,
    name: told(kind === 'file' ? object.fileName : object.name),
    version: told(object.versionInfo),
    purl: reference(object, 'purl'),
    cpe: reference(object, 'cpe23Type') ?? reference(object, 'cpe22Type'),
    supplier: actor(object.supplier),
    manufacturer: actor(object.originator),
    licenses: [...license(object, 'licenseConcluded', 'concluded'), ...license(object, 'licenseDeclared', 'declared')],
    hashes: hashesOf(object.checksums),
  };
}

/** The first reference of a type. */
function reference({ externalRefs }: JsonObject, type: string): string | null {
  if (!Array.isArray(externalRefs)) return null;
  const found = externalRefs.find((one: unknown) => isObject(one) && one.referenceType === type) as JsonObject | undefined;
  return told(found?.referenceLocator);
}

/** `Organization: Acme (mail)` without what it says of itself. */
function actor(value: unknown): string | null {
  const text = told(value);
  return text === null ? null : told(/^(?:Organization|Person|Tool):\s*([^(]*)/.exec(text)?.[1] ?? text);
}

function license(object: JsonObject, key: string, acknowledgement: string): ToldLicense[] {
  const text = told(object[key]);
  if (text === null || text === 'NONE') return [];
  return [{ kind: /\s|\(/.test(text) ? 'expression' : 'id', text, acknowledgement, way: key }];
}

function hashesOf(list: unknown): ToldHash[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((hash: unknown) =>
    isObject(hash) && typeof hash.algorithm === 'string' && typeof hash.checksumValue === 'string'
      ? [{ algorithm: hash.algorithm, digest: hash.checksumValue }]
      : [],
  );
}
