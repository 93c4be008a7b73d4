import { type Place, WaybillError } from '../domain/errors.ts';
import { isObject } from './fields.ts';
import { openDocument } from './open-document.ts';
import { isVexOnly, readOpened } from './read-opened.ts';
import { readStatements } from './read-vex.ts';
import type { SourceDocument } from './source-document.ts';
import type { VexDocument } from './vex-document.ts';

/** What a document tells: what is there, what somebody states about vulnerabilities, or both. */
export interface ToldDocument {
  readonly source: SourceDocument | undefined;
  readonly vex: VexDocument | undefined;
}

/**
 * Reads a document for the ledger: an SBOM, statements about vulnerabilities, or an SBOM that makes some.
 *
 * @param path of the document, for messages
 * @throws WaybillError as `readDocument`; `malformed` for statements of which there is none
 */
export function readTold(bytes: Uint8Array, path: string): ToldDocument {
  const place: Place = { path };
  const opened = openDocument(bytes, place);
  const { value } = opened;
  const vex = isObject(value) ? readStatements(value, path) : undefined;
  const onlyStates = vex !== undefined && (vex.format !== 'cyclonedx' || (isObject(value) && isVexOnly(value)));
  if (!onlyStates) return { source: readOpened(opened, place), vex: vex && vex.statements.length + vex.gaps.length > 0 ? vex : undefined };
  if (vex.statements.length > 0 || vex.gaps.length > 0) return { source: undefined, vex };
  throw new WaybillError('malformed', 'the document lists no components and makes no statement about any vulnerability', { place });
}
