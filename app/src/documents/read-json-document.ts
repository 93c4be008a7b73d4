import type { Place } from '../domain/errors.ts';
import { openPlainJson } from './open-json.ts';
import { readOpened } from './read-opened.ts';
import type { SourceDocument } from './source-document.ts';

/**
 * As `readDocument`, for a document in plain JSON, which nearly all are: without the readers of other forms, which take longer to load than a
 * document to read. Undefined for what begins otherwise.
 *
 * @throws WaybillError as `readDocument`
 */
export function readJsonDocument(bytes: Uint8Array, path: string): SourceDocument | undefined {
  const place: Place = { path };
  const opened = openPlainJson(bytes, place);
  return opened && readOpened(opened, place);
}
