import { type Place, WaybillError } from '../domain/errors.ts';
import { decodeText, parseJson, placesOfPointers } from '../platform/json/index.ts';
import { limits } from '../platform/limits.ts';
import { parseXml, type XmlElement } from '../platform/xml/index.ts';
import { xmlVersions } from './cyclonedx/index.ts';
import { fromXml } from './cyclonedx/xml/from-xml.ts';
import { beginningOf, resemblanceOfBytes } from './resemblance.ts';
import { fromTagValue, type TagProblem } from './spdx2/tag-value/from-tag-value.ts';
import { fromYaml } from './spdx2/yaml/from-yaml.ts';
import { unpackDocument } from './unpack-document.ts';

/** A document as it was found, told in the form of JSON whatever it is written in. */
export interface OpenedDocument {
  readonly form: 'json' | 'xml' | 'tag-value' | 'yaml';
  readonly value: unknown;
  /** The lines of what JSON pointers name, as far as they are known. */
  placesOf(pointers: readonly string[]): ReadonlyMap<string, Place>;
  /** The text of a document in JSON. It is decoded anew for those few that need it, for beside the value it would take as much memory again. */
  readonly text?: () => string;
  /** The root of a document in XML. */
  readonly root?: XmlElement;
  /** What could not be told in the form of JSON. */
  readonly problems: readonly TagProblem[];
}

/**
 * Opens a document: unpacks it, finds out whether it is JSON, XML, tag-value or YAML, and parses it.
 *
 * @throws WaybillError `not-text`, `not-json`, `not-xml`, `not-yaml`, `unknown-format`, `unsupported-version`, `limit-exceeded`, `unreadable`
 */
export function openDocument(packed: Uint8Array, place: Place = {}): OpenedDocument {
  const bytes = unpackDocument(packed, place);
  if (bytes.length > limits.documentBytes) {
    throw new WaybillError('limit-exceeded', `the document is larger than ${limits.documentBytes} bytes, which is more than is read`, {
      place,
    });
  }
  const beginning = beginningOf(bytes);
  if (beginning.startsWith('<')) return openXml(bytes, place);
  if (/^SPDXVersion\s*:/m.test(beginning)) return openTagValue(bytes, place);
  if (/^["']?spdxVersion["']?\s*:/m.test(beginning) && !beginning.startsWith('{')) return openYaml(bytes, place);
  return openJson(bytes, place);
}

/** What is no JSON because it is something else is told as that, not as a syntax error. */
function openJson(bytes: Uint8Array, place: Place): OpenedDocument {
  const otherwise = resemblanceOfBytes(bytes);
  if (otherwise !== undefined)
    throw new WaybillError('unknown-format', `this looks like ${otherwise}`, { place: { ...place, line: 1, column: 1 } });
  const text = () => decodeText(bytes, place);
  return { form: 'json', value: parseJson(bytes, place), text, problems: [], placesOf: (pointers) => placesOfPointers(bytes, pointers) };
}

function openXml(bytes: Uint8Array, place: Place): OpenedDocument {
  const root = parseXml(bytes, place);
  const converted = fromXml(root);
  const at = { ...place, line: root.line, column: root.column };
  if (!converted) {
    const what = resemblanceOfBytes(bytes) ?? 'XML of a kind that is not known; CycloneDX in XML is read';
    throw new WaybillError('unknown-format', `this looks like ${what}`, { place: at });
  }
  if (!xmlVersions.includes(converted.specVersion)) {
    const message = `version ${JSON.stringify(converted.specVersion)} of cyclonedx in XML is not read; ${xmlVersions.join(', ')} are`;
    throw new WaybillError('unsupported-version', message, { place: at });
  }
  return { form: 'xml', value: converted.document, root, problems: [], placesOf: eachBy(converted.placeOf) };
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
