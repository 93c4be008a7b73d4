import { type Place, WaybillError } from '../domain/errors.ts';
import { decodeText } from '../platform/json/index.ts';
import { limits } from '../platform/limits.ts';
import { parseXml, type XmlElement } from '../platform/xml/index.ts';
import { xmlVersions } from './cyclonedx/index.ts';
import { fromProtobuf, isProtobuf } from './cyclonedx/protobuf/from-protobuf.ts';
import { fromXml } from './cyclonedx/xml/from-xml.ts';
import { openJson } from './open-json.ts';
import type { OpenedDocument } from './opened-document.ts';
import { beginningOf, resemblanceOfBytes } from './resemblance.ts';
import { fromRdf } from './spdx2/rdf/from-rdf.ts';
import { isRdf } from './spdx2/rdf/rdf-graph.ts';
import { fromTagValue } from './spdx2/tag-value/from-tag-value.ts';
import { fromSpdxXml } from './spdx2/xml/from-spdx-xml.ts';
import { fromYaml } from './spdx2/yaml/from-yaml.ts';
import { unpackDocument } from './unpack-document.ts';

/**
 * Opens a document: unpacks it, finds out what it is written in (JSON, XML, RDF/XML, tag-value form, YAML, protocol buffers), and parses it.
 *
 * @throws WaybillError `not-text`, `not-json`, `not-xml`, `not-yaml`, `unknown-format`, `unsupported-version`, `malformed`,
 * `limit-exceeded`, `unreadable`
 */
export function openDocument(packed: Uint8Array, place: Place = {}): OpenedDocument {
  const bytes = unpackDocument(packed, place);
  if (bytes.length > limits.documentBytes) {
    throw new WaybillError('limit-exceeded', `the document is larger than ${limits.documentBytes} bytes, which is more than is read`, {
      place,
    });
  }
  if (isProtobuf(bytes)) return openProtobuf(bytes, place);
  const beginning = beginningOf(bytes);
  if (beginning.startsWith('<')) return openXml(bytes, place);
  if (!/^[{[]/.test(beginning)) {
    if (hasLine(bytes, beginning, /^SPDXVersion\s*:/m)) return openTagValue(bytes, place);
    if (hasLine(bytes, beginning, /^["']?spdxVersion["']?\s*:/m)) return openYaml(bytes, place);
  }
  return openJson(bytes, place);
}

/** Whether a text has such a line: mostly it stands at the beginning, but keys may be in any order. */
function hasLine(bytes: Uint8Array, beginning: string, line: RegExp): boolean {
  return line.test(beginning) || line.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
}

function openXml(bytes: Uint8Array, place: Place): OpenedDocument {
  const root = parseXml(bytes, place);
  const spdx = openSpdx(root);
  if (spdx) return spdx;
  const converted = fromXml(root);
  const at = { ...place, line: root.line, column: root.column };
  if (!converted && root.name === 'bom' && root.uri.startsWith('http://cyclonedx.org/')) {
    const message = `the namespace ${JSON.stringify(root.uri.slice(0, 200))} is that of no version of CycloneDX`;
    throw new WaybillError('malformed', message, { place: at });
  }
  if (!converted) {
    const what = resemblanceOfBytes(bytes) ?? 'XML of a kind that is not known; CycloneDX in XML is read';
    throw new WaybillError('unknown-format', `this looks like ${what}`, { place: at });
  }
  if (!xmlVersions.includes(converted.specVersion)) {
    const message = `version ${JSON.stringify(converted.specVersion)} of cyclonedx in XML is not read; ${xmlVersions.join(', ')} are`;
    throw new WaybillError('unsupported-version', message, { place: at });
  }
  return { form: 'xml', value: converted.document, root, untold: converted.untold, problems: [], placesOf: eachBy(converted.placeOf) };
}

/** SPDX 2 in XML, be it RDF or plain. */
function openSpdx(root: XmlElement): OpenedDocument | undefined {
  if (!isRdf(root)) {
    const plain = fromSpdxXml(root);
    return plain && { form: 'xml', value: plain.document, untold: plain.untold, problems: [], placesOf: () => new Map() };
  }
  const told = fromRdf(root);
  return told && { form: 'rdf', value: told.document, untold: told.untold, problems: [], placesOf: eachBy(told.placeOf) };
}

function openProtobuf(bytes: Uint8Array, place: Place): OpenedDocument {
  try {
    const { document, untold } = fromProtobuf(bytes);
    return { form: 'protobuf', value: document, untold, problems: [], placesOf: () => new Map() };
  } catch (thrown) {
    if (!(thrown instanceof WaybillError)) throw thrown;
    throw new WaybillError(thrown.code, thrown.message, { place, cause: thrown });
  }
}

function openTagValue(bytes: Uint8Array, place: Place): OpenedDocument {
  const { document, problems, placeOf } = fromTagValue(decodeText(bytes, place));
  return { form: 'tag-value', value: document, problems, placesOf: eachBy(placeOf) };
}

function openYaml(bytes: Uint8Array, place: Place): OpenedDocument {
  return { form: 'yaml', value: fromYaml(decodeText(bytes, place), place), problems: [], placesOf: () => new Map() };
}

function eachBy(placeOf: (pointer: string) => Place): OpenedDocument['placesOf'] {
  return (pointers) => new Map(pointers.map((pointer) => [pointer, placeOf(pointer)]));
}
