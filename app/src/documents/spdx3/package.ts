import type { ComponentKind } from '../../domain/collected.ts';
import { parseTime } from '../../domain/time.ts';
import { isObject, listField, textField } from '../fields.ts';
import { readHash } from '../hashes.ts';
import { readPurl } from '../purls.ts';
import type { ComponentDraft, Reading } from '../reading.ts';
import type { Element, Graph } from './graph.ts';

/** The classes of what SPDX 3 calls packages. */
export const packageTypes = ['software_Package', 'ai_AIPackage', 'dataset_DatasetPackage'] as const;

const kinds: ReadonlyMap<unknown, ComponentKind> = new Map<unknown, ComponentKind>([
  ['application', 'application'],
  ['executable', 'application'],
  ['framework', 'framework'],
  ['library', 'library'],
  ['module', 'library'],
  ['container', 'container'],
  ['operatingSystem', 'operating-system'],
  ['device', 'device'],
  ['deviceDriver', 'driver'],
  ['firmware', 'firmware'],
  ['file', 'file'],
  ['platform', 'platform'],
  ['model', 'model'],
  ['data', 'data'],
]);

/** Reads one package; undefined, with a gap that blocks, where it has no name. */
export function readPackage(reading: Reading, { object, pointer, type }: Element, ref: string, graph: Graph): ComponentDraft | undefined {
  const name = textField(reading, object, 'name', pointer);
  if (name === undefined) {
    reading.unread('missing-name', pointer, 'a package without a name is not read', ref);
    return undefined;
  }
  const ofType = type === 'ai_AIPackage' ? 'model' : type === 'dataset_DatasetPackage' ? 'data' : 'library';
  const component: ComponentDraft = { ref, kind: kinds.get(object.software_primaryPurpose) ?? ofType, name };
  const version = textField(reading, object, 'software_packageVersion', pointer);
  if (version !== undefined) component.version = version;
  readIdentifiers(reading, object, component, pointer);
  if (object.verifiedUsing !== undefined) readHashes(reading, object, component, pointer);
  const released = textField(reading, object, 'releaseTime', pointer);
  if (released !== undefined && parseTime(released) !== undefined) component.released = released;
  const supplier = nameOf(graph, object.suppliedBy);
  if (supplier !== undefined) component.supplier = supplier;
  const publisher = nameOf(graph, Array.isArray(object.originatedBy) ? object.originatedBy[0] : object.originatedBy);
  if (publisher !== undefined) component.publisher = publisher;
  component.place = { pointer };
  return component;
}

/** The name of an agent or tool that a field refers to. */
export function nameOf(graph: Graph, value: unknown): string | undefined {
  const name = graph.resolve(value)?.name;
  return typeof name === 'string' && name.trim() !== '' && name.length < 4096 ? name : undefined;
}

function readIdentifiers(reading: Reading, object: Element['object'], component: ComponentDraft, pointer: string): void {
  const purls: string[] = [];
  const cpes: string[] = [];
  const url = readPurl(
    reading,
    textField(reading, object, 'software_packageUrl', pointer),
    `${pointer}/software_packageUrl`,
    component.name,
  );
  if (url !== undefined) purls.push(url);
  const list = object.externalIdentifier === undefined ? [] : listField(reading, object, 'externalIdentifier', pointer);
  for (const [index, entry] of list.entries()) {
    if (!isObject(entry)) continue;
    const at = `${pointer}/externalIdentifier/${index}`;
    const text = textField(reading, entry, 'identifier', at);
    const { externalIdentifierType: type } = entry;
    if (type === 'packageUrl' || type === 'purl') {
      const purl = readPurl(reading, text, `${at}/identifier`, component.name);
      if (purl !== undefined && !purls.includes(purl)) purls.push(purl);
    } else if ((type === 'cpe23' || type === 'cpe22') && text !== undefined) cpes.push(text);
    else if (type === 'swid' && text !== undefined) component.swid ??= text;
  }
  if (purls[0] !== undefined) component.purl = purls[0];
  if (purls.length > 1) component.otherPurls = purls.slice(1);
  if (cpes.length > 0) component.cpes = cpes;
}

function readHashes(reading: Reading, object: Element['object'], component: ComponentDraft, pointer: string): void {
  const hashes: string[] = [];
  for (const [index, entry] of listField(reading, object, 'verifiedUsing', pointer).entries()) {
    // Other ways to verify, such as a verification code over files, are no hash of the thing.
    if (!isObject(entry) || entry.type !== 'Hash') continue;
    const algorithm =
      typeof entry.algorithm === 'string' ? entry.algorithm.replace('_', '-').replace(/^blake2b(\d)/, 'blake2b-$1') : entry.algorithm;
    const hash = readHash(reading, algorithm, entry.hashValue, `${pointer}/verifiedUsing/${index}`);
    if (hash !== undefined) hashes.push(hash);
  }
  if (hashes.length > 0) component.hashes = hashes;
}
