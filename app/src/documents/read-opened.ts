import { type Place, WaybillError } from '../domain/errors.ts';
import type { Gap } from '../domain/gap.ts';
import { limits } from '../platform/limits.ts';
import { xmlVersions } from './cyclonedx/index.ts';
import { isObject } from './fields.ts';
import type { Format } from './format.ts';
import type { OpenedDocument } from './opened-document.ts';
import type { JsonObject } from './reading.ts';
import { formats } from './registry.ts';
import { resemblance } from './resemblance.ts';
import type { SourceDocument } from './source-document.ts';

/** Reduces an opened document to what the ledger takes. @throws WaybillError as `readDocument` */
export function readOpened(opened: OpenedDocument, place: Place): SourceDocument {
  try {
    const read = readByFormat(opened, place);
    return opened.form === 'json' ? read : withLines(read, opened);
  } catch (thrown) {
    throw withLine(thrown, opened);
  }
}

function readByFormat({ form, value }: OpenedDocument, place: Place): SourceDocument {
  for (const format of formats) {
    const found = isObject(value) ? format.recognise(value) : undefined;
    if (!found) continue;
    const versions = form === 'xml' && format.format === 'cyclonedx' ? xmlVersions : format.versions;
    return readAs(format, versions, found, value as JsonObject, place);
  }
  const what = resemblance(value);
  throw unknownFormat(what, place);
}

function readAs(
  format: Format,
  versions: readonly string[],
  { version, pointer }: NonNullable<ReturnType<Format['recognise']>>,
  document: JsonObject,
  place: Place,
): SourceDocument {
  if (version === undefined) {
    const message = `the document does not say which version of ${format.format} it follows`;
    throw new WaybillError('malformed', message, { place: { ...place, pointer } });
  }
  if (!versions.includes(version)) {
    const message = `version ${JSON.stringify(version.slice(0, 40))} of ${format.format} is not read; ${versions.join(', ')} are`;
    throw new WaybillError('unsupported-version', message, { place: { ...place, pointer } });
  }
  if (format.format === 'cyclonedx' && isVexOnly(document)) {
    throw unknownFormat('a CycloneDX document with vulnerabilities only (VEX), which lists no components', place);
  }
  return format.read(document, version, place.path);
}

/** Whether a CycloneDX document tells of vulnerabilities and lists nothing, so that its silence says nothing of what is there. */
export function isVexOnly({ vulnerabilities, components, services, dependencies }: JsonObject): boolean {
  if (!Array.isArray(vulnerabilities)) return false;
  const isEmpty = (list: unknown) => list === undefined || (vulnerabilities.length > 0 && Array.isArray(list) && list.length === 0);
  return [components, services, dependencies].every(isEmpty);
}

function unknownFormat(what: string | undefined, place: Place): WaybillError {
  const message = what === undefined ? 'this is no SBOM that is known; CycloneDX and SPDX are' : `this looks like ${what}`;
  return new WaybillError('unknown-format', message, { place: { ...place, pointer: '' } });
}

/** A refusal that names a pointer names the line too; it is looked for only now. */
function withLine(thrown: unknown, { placesOf }: OpenedDocument): unknown {
  if (!(thrown instanceof WaybillError) || thrown.place.pointer === undefined || thrown.place.line !== undefined) return thrown;
  const { code, message, place, cause } = thrown;
  const { pointer } = thrown.place;
  const places = placesOf([pointer, '']);
  // What is missing has no line; the document has.
  return new WaybillError(code, message, { place: { ...place, ...(places.get(pointer) ?? places.get('')) }, cause });
}

/** What is not written in JSON has no pointers of its own, so its gaps carry lines; and what could not be told in that form is a gap too. */
function withLines(read: SourceDocument, { problems, placesOf }: OpenedDocument): SourceDocument {
  const own = problems
    .slice(0, limits.documentGaps)
    .map(({ kind, line, message }): Gap => ({ kind, line, message, blocking: kind !== 'unknown-tag' }));
  const places = placesOf(read.collected.gaps.flatMap(({ pointer }) => pointer ?? []));
  const gaps = read.collected.gaps.map((gap): Gap => ({ ...gap, ...places.get(gap.pointer ?? '') }));
  const complete = read.collected.complete && own.every(({ blocking }) => !blocking);
  return { ...read, collected: { ...read.collected, complete, gaps: [...own, ...gaps] } };
}
