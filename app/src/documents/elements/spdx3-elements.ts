import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { type Element, type ToldHash, type ToldLicense, told } from './element.ts';

/** The classes of what are packages. */
const packageTypes: ReadonlySet<unknown> = new Set(['software_Package', 'ai_AIPackage', 'dataset_DatasetPackage']);

/** Every package and file of an SPDX 3 document, with the licences that its relationships give them. */
export function* spdx3Elements(document: JsonObject): Generator<Element> {
  const graph: readonly unknown[] = Array.isArray(document['@graph']) ? document['@graph'] : [document];
  const byId = new Map<unknown, JsonObject>();
  for (const one of graph) if (isObject(one)) byId.set(idOf(one), one);
  const roots = new Set(graph.flatMap((one) => (isObject(one) && typeOf(one) === 'software_Sbom' ? [one.rootElement].flat() : [])));
  const licenses = licensesBySubject(graph, byId);
  for (const [index, object] of graph.entries()) {
    if (!isObject(object)) continue;
    const type = typeOf(object);
    if (type !== 'software_File' && !packageTypes.has(type)) continue;
    const id = idOf(object);
    const supplier = byId.get(object.suppliedBy);
    const originator = byId.get([object.originatedBy].flat()[0]);
    yield {
      kind: type === 'software_File' ? 'file' : 'component',
      object,
      pointer: Array.isArray(document['@graph']) ? `/@graph/${index}` : '',
      location: '@graph',
      isRoot: roots.has(id),
      ref: told(id),
      type: told(object.software_primaryPurpose),
      group: null,
      name: told(object.name),
      version: told(object.software_packageVersion),
      purl: told(object.software_packageUrl) ?? identifier(object, 'packageUrl'),
      cpe: identifier(object, 'cpe23') ?? identifier(object, 'cpe22'),
      supplier: told(supplier?.name),
      manufacturer: told(originator?.name),
      licenses: licenses.get(id) ?? [],
      hashes: hashesOf(object.verifiedUsing),
    };
  }
}

function typeOf(object: JsonObject): unknown {
  return object.type ?? object['@type'];
}

function idOf(object: JsonObject): unknown {
  return object.spdxId ?? object['@id'];
}

function licensesBySubject(graph: readonly unknown[], byId: ReadonlyMap<unknown, JsonObject>): Map<unknown, ToldLicense[]> {
  const found = new Map<unknown, ToldLicense[]>();
  for (const one of graph) {
    if (!isObject(one) || (one.relationshipType !== 'hasDeclaredLicense' && one.relationshipType !== 'hasConcludedLicense')) continue;
    for (const id of [one.to].flat()) {
      const text = told(byId.get(id)?.simplelicensing_licenseExpression) ?? told(byId.get(id)?.name);
      if (text === null) continue;
      const acknowledgement = one.relationshipType === 'hasDeclaredLicense' ? 'declared' : 'concluded';
      const list = found.get(one.from) ?? [];
      list.push({ kind: 'expression', text, acknowledgement, way: '' });
      found.set(one.from, list);
    }
  }
  return found;
}

function identifier({ externalIdentifier }: JsonObject, type: string): string | null {
  if (!Array.isArray(externalIdentifier)) return null;
  const found = externalIdentifier.find((one: unknown) => isObject(one) && one.externalIdentifierType === type) as JsonObject | undefined;
  return told(found?.identifier);
}

function hashesOf(list: unknown): ToldHash[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((hash: unknown) =>
    isObject(hash) && typeof hash.algorithm === 'string' && typeof hash.hashValue === 'string'
      ? [{ algorithm: hash.algorithm, digest: hash.hashValue }]
      : [],
  );
}
