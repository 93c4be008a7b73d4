import { type Place, WaybillError } from '../domain/errors.ts';
import { decodeText, isUtf16, parseJson, placesOfPointers } from '../platform/json/index.ts';
import type { OpenedDocument } from './opened-document.ts';
import { resemblanceOfBytes } from './resemblance.ts';

/** What is no JSON because it is something else is told as that, not as a syntax error. */
export function openJson(found: Uint8Array, place: Place): OpenedDocument {
  const otherwise = resemblanceOfBytes(found);
  if (otherwise !== undefined)
    throw new WaybillError('unknown-format', `this looks like ${otherwise}`, { place: { ...place, line: 1, column: 1 } });
  const bytes = isUtf16(found) ? new TextEncoder().encode(decodeText(found, place)) : found;
  return { form: 'json', value: parseJson(bytes, place), bytes, problems: [], placesOf: (pointers) => placesOfPointers(bytes, pointers) };
}

/** A document in plain JSON, which nearly all are; undefined for what begins otherwise. */
export function openPlainJson(bytes: Uint8Array, place: Place): OpenedDocument | undefined {
  return beginsAsObject(bytes) ? openJson(bytes, place) : undefined;
}

/** The first byte that is no blank and no byte order mark of UTF-8. */
function beginsAsObject(bytes: Uint8Array): boolean {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let at = isMarked ? 3 : 0;
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at++;
  return bytes[at] === 0x7b;
}
