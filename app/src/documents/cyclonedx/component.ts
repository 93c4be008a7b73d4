import type { ComponentKind, Scope } from '../../domain/collected.ts';
import { parseTime } from '../../domain/time.ts';
import { isObject, listField, objectField, textField } from '../fields.ts';
import { readHash } from '../hashes.ts';
import { readPurl } from '../purls.ts';
import type { ComponentDraft, JsonObject, Reading } from '../reading.ts';
import { readDetectedLicenses, readLicenses } from './licenses.ts';
import { readProperties } from './properties.ts';

const kinds: ReadonlyMap<unknown, ComponentKind> = new Map<unknown, ComponentKind>([
  ['application', 'application'],
  ['framework', 'framework'],
  ['library', 'library'],
  ['container', 'container'],
  ['platform', 'platform'],
  ['operating-system', 'operating-system'],
  ['device', 'device'],
  ['device-driver', 'driver'],
  ['firmware', 'firmware'],
  ['file', 'file'],
  ['machine-learning-model', 'model'],
  ['data', 'data'],
  ['cryptographic-asset', 'cryptographic-asset'],
]);

/** `excluded` is what is used around the product and not shipped with it. @see CycloneDX, component.scope */
const scopes: ReadonlyMap<unknown, Scope> = new Map<unknown, Scope>([
  ['required', 'required'],
  ['optional', 'optional'],
  ['excluded', 'development'],
]);

/** Reads one component object, without what is nested in it; undefined, with a gap that blocks, where it has no name. */
export function readComponent(reading: Reading, object: JsonObject, ref: string, pointer: string): ComponentDraft | undefined {
  const name = textField(reading, object, 'name', pointer);
  if (name === undefined) {
    reading.unread('missing-name', pointer, 'a component without a name is not read', stringOf(object.purl));
    return undefined;
  }
  const component: ComponentDraft = { ref, kind: readKind(reading, object, pointer, name), name };
  const group = textField(reading, object, 'group', pointer);
  if (group !== undefined) component.group = group;
  const version = textField(reading, object, 'version', pointer);
  if (version !== undefined) component.version = version;
  readIdentity(reading, object, component, pointer);
  if (object.hashes !== undefined) readHashes(reading, object, component, pointer);
  if (object.licenses !== undefined) readLicenses(reading, object, component, pointer);
  readOrigin(reading, object, component, pointer);
  readScope(reading, object, component, pointer);
  if (object.releaseNotes !== undefined) readRelease(object, component);
  if (object.properties !== undefined) readProperties(object, component);
  if (object.evidence !== undefined) {
    readLocation(object, component);
    readDetectedLicenses(reading, object, component, pointer);
  }
  component.place = { pointer };
  return component;
}

function readKind(reading: Reading, object: JsonObject, pointer: string, name: string): ComponentKind {
  const kind = kinds.get(object.type);
  if (kind === undefined)
    reading.gap('unknown-type', `${pointer}/type`, 'the type of this component is none; it is read as a library', name);
  return kind ?? 'library';
}

function readIdentity(reading: Reading, object: JsonObject, component: ComponentDraft, pointer: string): void {
  const purl = readPurl(reading, textField(reading, object, 'purl', pointer), `${pointer}/purl`, component.name);
  if (purl !== undefined) component.purl = purl;
  const cpe = textField(reading, object, 'cpe', pointer);
  if (cpe !== undefined) component.cpes = [cpe];
  const swid = object.swid === undefined ? undefined : objectField(reading, object, 'swid', pointer);
  const tagId = swid && textField(reading, swid, 'tagId', `${pointer}/swid`);
  if (tagId !== undefined) component.swid = tagId;
}

function readHashes(reading: Reading, object: JsonObject, component: ComponentDraft, pointer: string): void {
  const hashes: string[] = [];
  const list = listField(reading, object, 'hashes', pointer);
  for (let index = 0; index < list.length; index++) {
    const entry = list[index];
    const hash = isObject(entry)
      ? readHash(reading, entry.alg, entry.content, `${pointer}/hashes/${index}`)
      : readHash(reading, undefined, undefined, `${pointer}/hashes/${index}`);
    if (hash !== undefined) hashes.push(hash);
  }
  if (hashes.length > 0) component.hashes = hashes;
}

/** Who made it and who gave it: `manufacturer` stands in for a supplier, `author` (until 1.6) for a publisher, where those are not told. */
function readOrigin(reading: Reading, object: JsonObject, component: ComponentDraft, pointer: string): void {
  const supplier = organisation(reading, object, 'supplier', pointer) ?? organisation(reading, object, 'manufacturer', pointer);
  if (supplier !== undefined) component.supplier = supplier;
  const publisher = textField(reading, object, 'publisher', pointer) ?? textField(reading, object, 'author', pointer);
  if (publisher !== undefined) component.publisher = publisher;
}

/** The name of an organisation in a field. */
export function organisation(reading: Reading, object: JsonObject, key: string, pointer: string): string | undefined {
  if (object[key] === undefined) return undefined;
  const entity = objectField(reading, object, key, pointer);
  return entity && textField(reading, entity, 'name', `${pointer}/${key}`);
}

function readScope(reading: Reading, object: JsonObject, component: ComponentDraft, pointer: string): void {
  if (object.scope === undefined) return;
  const scope = scopes.get(object.scope);
  if (scope === undefined) reading.gap('unknown-scope', `${pointer}/scope`, 'a scope is required, optional or excluded', component.name);
  else component.scope = scope;
}

/** A time that is none says nothing: the schema's verdict tells of it. */
function readRelease({ releaseNotes }: JsonObject, component: ComponentDraft): void {
  const time = isObject(releaseNotes) ? releaseNotes.timestamp : undefined;
  if (typeof time === 'string' && parseTime(time) !== undefined) component.released = time;
}

function readLocation(object: JsonObject, component: ComponentDraft): void {
  const occurrences = isObject(object.evidence) ? object.evidence.occurrences : undefined;
  const first: unknown = Array.isArray(occurrences) ? occurrences[0] : undefined;
  if (isObject(first) && typeof first.location === 'string' && first.location !== '') component.location = first.location;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
