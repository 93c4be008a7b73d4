import type { Place } from '../domain/errors.ts';
import { openJson } from './open-json.ts';
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
  return beginsAsObject(bytes) ? readOpened(openJson(bytes, place), place) : undefined;
}

/** The first byte that is no blank and no byte order mark of UTF-8. */
function beginsAsObject(bytes: Uint8Array): boolean {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let at = isMarked ? 3 : 0;
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at++;
  return bytes[at] === 0x7b;
}
