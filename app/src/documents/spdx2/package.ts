import type { ComponentKind } from '../../domain/collected.ts';
import { parseTime } from '../../domain/time.ts';
import { isObject, listField, textField } from '../fields.ts';
import { readHash } from '../hashes.ts';
import type { ComponentDraft, JsonObject, Reading } from '../reading.ts';
import { readExternalRefs } from './external-refs.ts';

const kinds: ReadonlyMap<unknown, ComponentKind> = new Map<unknown, ComponentKind>([
  ['APPLICATION', 'application'],
  ['FRAMEWORK', 'framework'],
  ['LIBRARY', 'library'],
  ['CONTAINER', 'container'],
  ['OPERATING-SYSTEM', 'operating-system'],
  ['OPERATING_SYSTEM', 'operating-system'],
  ['DEVICE', 'device'],
  ['FIRMWARE', 'firmware'],
  ['FILE', 'file'],
]);

/** Reads one package; undefined, with a gap that blocks, where it has no name. A purpose that is no kind of ours (SOURCE, OTHER) is a library. */
export function readPackage(reading: Reading, object: JsonObject, ref: string, pointer: string): ComponentDraft | undefined {
  const name = textField(reading, object, 'name', pointer);
  if (name === undefined) {
    reading.unread('missing-name', pointer, 'a package without a name is not read', ref);
    return undefined;
  }
  const component: ComponentDraft = { ref, kind: kinds.get(object.primaryPackagePurpose) ?? 'library', name };
  const version = asserted(textField(reading, object, 'versionInfo', pointer));
  if (version !== undefined) component.version = version;
  if (object.externalRefs !== undefined) readExternalRefs(reading, object, component, pointer);
  if (object.checksums !== undefined) readChecksums(reading, object, component, pointer);
  readLicenses(reading, object, component, pointer);
  const released = textField(reading, object, 'releaseDate', pointer);
  if (released !== undefined && parseTime(released) !== undefined) component.released = released;
  const supplier = readActor(reading, object, 'supplier', pointer);
  if (supplier !== undefined) component.supplier = supplier;
  const originator = readActor(reading, object, 'originator', pointer);
  if (originator !== undefined) component.publisher = originator;
  const source = sourceOf(object.sourceInfo);
  if (source) component.source = source;
  component.place = { pointer };
  return component;
}

/** `built package from: openssl 3.0.11-1`, as Trivy writes it. */
function sourceOf(info: unknown): ComponentDraft['source'] {
  const [, name, version] = (typeof info === 'string' && /^built package from: (\S+)(?: (\S+))?$/.exec(info)) || [];
  if (name === undefined) return undefined;
  return version === undefined ? { name } : { name, version };
}

/** NOASSERTION and NONE are said where nothing is said. */
export function asserted(text: string | undefined): string | undefined {
  return text === 'NOASSERTION' || text === 'NONE' ? undefined : text;
}

/** `Organization: Example (mail@example.com)` is Example. @see SPDX 2.3, 7.5 */
export function actorName(text: string): { readonly kind: string; readonly name: string } | undefined {
  const colon = text.indexOf(':');
  if (colon === -1) return undefined;
  const whole = text.slice(colon + 1).trim();
  const mailAt = whole.endsWith(')') ? whole.lastIndexOf('(') : -1;
  const name = mailAt > 0 ? whole.slice(0, mailAt).trim() : whole;
  return name === '' ? undefined : { kind: text.slice(0, colon).trim(), name };
}

function readActor(reading: Reading, object: JsonObject, key: string, pointer: string): string | undefined {
  const text = asserted(textField(reading, object, key, pointer));
  return text === undefined ? undefined : (actorName(text)?.name ?? text);
}

function readChecksums(reading: Reading, object: JsonObject, component: ComponentDraft, pointer: string): void {
  const hashes: string[] = [];
  const list = listField(reading, object, 'checksums', pointer);
  for (let index = 0; index < list.length; index++) {
    const entry = list[index];
    const [algorithm, digest] = isObject(entry) ? [entry.algorithm, entry.checksumValue] : [undefined, undefined];
    const hash = readHash(reading, algorithm, digest, `${pointer}/checksums/${index}`);
    if (hash !== undefined) hashes.push(hash);
  }
  if (hashes.length > 0) component.hashes = hashes;
}

function readLicenses(reading: Reading, object: JsonObject, component: ComponentDraft, pointer: string): void {
  const declared = asserted(textField(reading, object, 'licenseDeclared', pointer));
  const concluded = asserted(textField(reading, object, 'licenseConcluded', pointer));
  if (declared === undefined && concluded === undefined) return;
  if (declared === undefined || concluded === undefined || declared === concluded) component.licenses = [declared ?? concluded!];
  else component.licenses = [declared, concluded];
}
