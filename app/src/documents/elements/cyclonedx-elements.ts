import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { type Element, type ToldHash, type ToldLicense, told } from './element.ts';

/** Every component and service of a CycloneDX document, nested ones too, each after what holds it. The one that it is about comes first. */
export function* cyclonedxElements(document: JsonObject): Generator<Element> {
  const { metadata, components, services } = document;
  if (isObject(metadata)) {
    if (metadata.licenses !== undefined) yield aboutDocument(metadata);
    if (isObject(metadata.component)) yield* below('component', metadata.component, '/metadata/component', 'metadata.component', true);
  }
  yield* each('component', components, '/components', 'components');
  yield* each('service', services, '/services', 'services');
}

function* each(kind: 'component' | 'service', list: unknown, pointer: string, location: string): Generator<Element> {
  if (!Array.isArray(list)) return;
  for (const [index, object] of list.entries()) if (isObject(object)) yield* below(kind, object, `${pointer}/${index}`, location, false);
}

/** The element and, whatever it tells of itself, those inside it. */
function* below(kind: 'component' | 'service', object: JsonObject, pointer: string, location: string, isRoot: boolean): Generator<Element> {
  yield elementOf(kind, object, pointer, location, isRoot);
  const inside = kind === 'component' ? 'components' : 'services';
  yield* each(kind, object[inside], `${pointer}/${inside}`, `${location}.${inside}`);
}

function elementOf(kind: 'component' | 'service', object: JsonObject, pointer: string, location: string, isRoot: boolean): Element {
  const party = kind === 'service' ? object.provider : object.supplier;
  return {
    kind,
    object,
    pointer,
    location,
    isRoot,
    ref: told(object['bom-ref']),
    type: kind === 'service' ? 'service' : told(object.type),
    group: told(object.group),
    name: told(object.name),
    version: told(object.version),
    purl: told(object.purl),
    cpe: told(object.cpe),
    supplier: isObject(party) ? told(party.name) : null,
    manufacturer: isObject(object.manufacturer) ? told(object.manufacturer.name) : null,
    licenses: [
      ...licensesOf(object.licenses, 'licenses', null),
      ...(isObject(object.evidence) ? licensesOf(object.evidence.licenses, 'evidence/licenses', 'observed') : []),
    ],
    hashes: hashesOf(object.hashes),
  };
}

function aboutDocument(metadata: JsonObject): Element {
  const licenses = licensesOf(metadata.licenses, 'licenses', null);
  const nothing = {
    ref: null,
    type: null,
    group: null,
    name: null,
    version: null,
    purl: null,
    cpe: null,
    supplier: null,
    manufacturer: null,
  };
  return {
    kind: 'document',
    object: metadata,
    pointer: '/metadata',
    location: 'metadata.licenses',
    isRoot: false,
    ...nothing,
    licenses,
    hashes: [],
  };
}

/** In every shape: `{ license: { id or name } }` and `{ expression }`. */
function licensesOf(list: unknown, way: string, otherwise: string | null): ToldLicense[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index): ToldLicense[] => {
    if (!isObject(entry)) return [];
    const license = isObject(entry.license) ? entry.license : {};
    const acknowledgement = told(license.acknowledgement) ?? told(entry.acknowledgement) ?? otherwise;
    const expression = typeof entry.expression === 'string' ? entry.expression : undefined;
    const [kind, text] =
      expression !== undefined
        ? (['expression', expression] as const)
        : told(license.id)
          ? (['id', license.id] as const)
          : (['name', license.name] as const);
    return typeof text === 'string' && text !== '' ? [{ kind, text, acknowledgement, way: `${way}/${index}` }] : [];
  });
}

function hashesOf(list: unknown): ToldHash[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((hash: unknown) =>
    isObject(hash) && typeof hash.alg === 'string' && typeof hash.content === 'string'
      ? [{ algorithm: hash.alg, digest: hash.content }]
      : [],
  );
}
