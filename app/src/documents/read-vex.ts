import { type Place, WaybillError } from '../domain/errors.ts';
import { readCsafVex } from './csaf/read-csaf-vex.ts';
import { readCycloneDxVex } from './cyclonedx/read-vex.ts';
import { isObject } from './fields.ts';
import { openDocument } from './open-document.ts';
import { readOpenVex } from './openvex/read-openvex.ts';
import type { JsonObject } from './reading.ts';
import type { VexDocument } from './vex-document.ts';

/**
 * Reads what a document says about vulnerabilities: OpenVEX, CycloneDX with `vulnerabilities`, CSAF with the status of products.
 *
 * @param path of the document, for messages
 * @throws WaybillError as `readDocument`; `unknown-format` for what is none of them, `malformed` for one without any statement
 */
export function readVex(bytes: Uint8Array, path: string): VexDocument {
  const place: Place = { path };
  const { value } = openDocument(bytes, place);
  const document = isObject(value) ? readStatements(value, path) : undefined;
  if (!document) throw new WaybillError('unknown-format', 'this is no VEX that is known; OpenVEX, CycloneDX and CSAF are', { place });
  if (document.statements.length === 0 && document.gaps.length === 0)
    throw new WaybillError('malformed', 'the document makes no statement about any vulnerability', { place });
  return document;
}

/** What a parsed document states about vulnerabilities; undefined where it is of no format that does. */
export function readStatements(document: JsonObject, path: string): VexDocument | undefined {
  return readOpenVex(document, path) ?? readCycloneDxVex(document, path) ?? readCsafVex(document, path);
}
