import type { Place } from '../domain/errors.ts';
import { openDocument } from './open-document.ts';
import { readOpened } from './read-opened.ts';
import type { SourceDocument } from './source-document.ts';

/**
 * Reads a source document of any format that is known: detects what it is, and reduces it to what the ledger takes. CycloneDX in JSON, XML and
 * protocol buffers, SPDX 2 in JSON, tag-value form, YAML, RDF/XML and plain XML, SPDX 3 in JSON-LD.
 *
 * @param path of the document, for messages
 * @throws WaybillError `not-text`, `not-json`, `not-xml`, `not-yaml`, `unknown-format`, `unsupported-version`, `malformed`, `limit-exceeded`: the
 * document is refused whole
 */
export function readDocument(bytes: Uint8Array, path?: string): SourceDocument {
  const place: Place = path === undefined ? {} : { path };
  return readOpened(openDocument(bytes, place), place);
}
