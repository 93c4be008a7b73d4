import { type Place, WaybillError } from '../domain/errors.ts';
import { decodeText, parseJson, placesOfPointers } from '../platform/json/index.ts';
import type { OpenedDocument } from './opened-document.ts';
import { resemblanceOfBytes } from './resemblance.ts';

/** What is no JSON because it is something else is told as that, not as a syntax error. */
export function openJson(bytes: Uint8Array, place: Place): OpenedDocument {
  const otherwise = resemblanceOfBytes(bytes);
  if (otherwise !== undefined)
    throw new WaybillError('unknown-format', `this looks like ${otherwise}`, { place: { ...place, line: 1, column: 1 } });
  const text = () => decodeText(bytes, place);
  return { form: 'json', value: parseJson(bytes, place), text, problems: [], placesOf: (pointers) => placesOfPointers(bytes, pointers) };
}
