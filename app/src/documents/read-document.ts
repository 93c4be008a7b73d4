import { type Place, WaybillError } from '../domain/errors.ts';
import { parseJson, placeOfPointer } from '../platform/json/index.ts';
import { parseXml } from '../platform/xml/index.ts';
import { xmlVersions } from './cyclonedx/index.ts';
import { readCycloneDxXml } from './cyclonedx/xml/read-xml.ts';
import { isObject } from './fields.ts';
import type { Format } from './format.ts';
import type { JsonObject } from './reading.ts';
import { formats } from './registry.ts';
import { looksLikeXml, resemblance, resemblanceOfBytes } from './resemblance.ts';
import type { SourceDocument } from './source-document.ts';

/**
 * Reads a source document of any format that is known: detects what it is, and reduces it to what the ledger takes.
 *
 * @param path of the document, for messages
 * @throws WaybillError `not-text`, `not-json`, `unknown-format`, `unsupported-version`, `malformed`, `limit-exceeded`: the document is refused whole
 */
export function readDocument(bytes: Uint8Array, path?: string): SourceDocument {
  const place: Place = path === undefined ? {} : { path };
  const xml = looksLikeXml(bytes) ? readXml(bytes, place) : undefined;
  if (xml) return xml;
  try {
    return readJson(parse(bytes, place), place);
  } catch (thrown) {
    throw withLine(thrown, bytes);
  }
}

function readJson(document: unknown, place: Place): SourceDocument {
  for (const format of formats) {
    const found = isObject(document) ? format.recognise(document) : undefined;
    if (found) return read(format, found, document as JsonObject, place);
  }
  throw unknownFormat(resemblance(document), { ...place, pointer: '' });
}

/** A refusal that names a pointer names the line too; it is looked for only now. */
function withLine(thrown: unknown, bytes: Uint8Array): unknown {
  if (!(thrown instanceof WaybillError) || thrown.place.pointer === undefined || thrown.place.line !== undefined) return thrown;
  const { code, message, place, cause } = thrown;
  return new WaybillError(code, message, { place: { ...place, ...placeOfPointer(bytes, thrown.place.pointer) }, cause });
}

/** XML of a format that is read; undefined for any other, which is then told by what it looks like. */
function readXml(bytes: Uint8Array, place: Place): SourceDocument | undefined {
  const root = parseXml(bytes, place);
  const document = readCycloneDxXml(root, place.path);
  if (document && !xmlVersions.includes(document.head.specVersion)) {
    const message = `version ${JSON.stringify(document.head.specVersion)} of cyclonedx in XML is not read; ${xmlVersions.join(', ')} are`;
    throw new WaybillError('unsupported-version', message, { place: { ...place, line: root.line } });
  }
  return document;
}

/** What is no JSON because it is something else is told as that, not as a syntax error. */
function parse(bytes: Uint8Array, place: Place): unknown {
  const otherwise = resemblanceOfBytes(bytes);
  if (otherwise !== undefined) throw unknownFormat(otherwise, { ...place, line: 1, column: 1 });
  return parseJson(bytes, place);
}

function read(format: Format, found: NonNullable<ReturnType<Format['recognise']>>, document: JsonObject, place: Place): SourceDocument {
  const { version, pointer } = found;
  if (version === undefined) {
    throw new WaybillError('malformed', `the document does not say which version of ${format.format} it follows`, {
      place: { ...place, pointer },
    });
  }
  if (!format.versions.includes(version)) {
    const message = `version ${JSON.stringify(version.slice(0, 40))} of ${format.format} is not read; ${format.versions.join(', ')} are`;
    throw new WaybillError('unsupported-version', message, { place: { ...place, pointer } });
  }
  if (format.format === 'cyclonedx' && isVexOnly(document)) {
    throw unknownFormat('a CycloneDX document with vulnerabilities only (VEX), which lists no components', { ...place, pointer: '' });
  }
  return format.read(document, version, place.path);
}

function isVexOnly({ vulnerabilities, components, services, dependencies }: JsonObject): boolean {
  return Array.isArray(vulnerabilities) && components === undefined && services === undefined && dependencies === undefined;
}

function unknownFormat(what: string | undefined, place: Place): WaybillError {
  const message = what === undefined ? 'this is no SBOM that is known; CycloneDX and SPDX 2 in JSON are' : `this looks like ${what}`;
  return new WaybillError('unknown-format', message, { place });
}
