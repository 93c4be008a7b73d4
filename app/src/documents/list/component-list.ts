import { told } from '../elements/element.ts';
import { type Element, elementsOf } from '../elements/index.ts';
import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import type { Cell, Listing, Row } from './listing.ts';

const has = ['pedigree', 'evidence', 'components', 'releaseNotes', 'modelCard', 'data', 'tags', 'signature'] as const;

const summary = ['bomRef', 'group', 'type', 'name', 'version', 'supplierName', 'purl', 'cpe', 'numberHashes', 'numberLicenses'];

/** Components and packages, that which the document is about first. */
export const componentList: Listing = {
  name: 'component',
  columns: [
    ...[
      'bomRef',
      'group',
      'type',
      'name',
      'version',
      'description',
      'copyright',
      'supplierName',
      'supplierUrl',
      'manufacturerName',
      'publisher',
    ],
    ...['purl', 'swidTagId', 'cpe', 'mimeType', 'scope', 'numberHashes', 'numberLicenses'],
    ...has.map(columnOf),
    'pointer',
  ],
  summary,
  *rows(document) {
    for (const element of elementsOf(document)) if (element.kind === 'component') yield rowOf(element);
  },
};

function columnOf(key: string): string {
  return `has${key[0]!.toUpperCase()}${key.slice(1)}`;
}

function rowOf(element: Element): Row {
  const { object, ref, group, type, name, version, supplier, manufacturer, purl, cpe, hashes, licenses, pointer } = element;
  const row: Record<string, Cell> = {
    bomRef: ref,
    group,
    type,
    name,
    version,
    description: told(object.description) ?? told(object.summary),
    copyright: told(object.copyright) ?? told(object.copyrightText) ?? told(object.software_copyrightText),
    supplierName: supplier,
    supplierUrl: urlsOf(object.supplier),
    manufacturerName: manufacturer,
    publisher: told(object.publisher),
    purl,
    swidTagId: isObject(object.swid) ? told(object.swid.tagId) : null,
    cpe,
    mimeType: told(object['mime-type']),
    scope: told(object.scope),
    numberHashes: hashes.length,
    numberLicenses: licenses.length,
  };
  for (const key of has) row[columnOf(key)] = holds(object, key);
  row.pointer = pointer;
  return row;
}

function holds(object: JsonObject, key: string): boolean {
  const value = object[key];
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function urlsOf(party: unknown): Cell {
  if (!isObject(party) || !Array.isArray(party.url)) return null;
  return party.url.filter((url): url is string => typeof url === 'string');
}
