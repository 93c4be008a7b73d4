import { type Place, WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';
import { countValues } from './count-values.ts';
import { decodeText } from './decode-text.ts';
import { isNestedDeeper } from './nesting.ts';
import { findSyntaxError } from './syntax-error.ts';
import { positionAt } from './text-position.ts';

export interface ParseJsonOptions {
  /** Of the document, for messages. */
  readonly path?: string;
  /** How deep arrays and objects may be nested. */
  readonly maxDepth?: number;
}

/** Below this size no text can hold so many values that memory is in danger, and counting them is not worth its time. Bytes. */
const smallEnough = 16 * 1024 * 1024;

/**
 * Parses JSON of foreign origin.
 *
 * Keys of objects are foreign too: `__proto__` becomes a property of its own like any other. Of a key that is told twice the last wins.
 *
 * @throws WaybillError `not-text`, `not-json` with line and column, `limit-exceeded`
 * @see RFC 8259
 */
export function parseJson(bytes: Uint8Array, { path, maxDepth = limits.documentDepth }: ParseJsonOptions = {}): unknown {
  const place: Place = path === undefined ? {} : { path };
  if (bytes.length > limits.documentBytes) throw exceeded(place, `is larger than ${limits.documentBytes} bytes`);
  if (bytes.length > smallEnough && countValues(bytes) > limits.documentValues) {
    throw exceeded(place, `holds more than ${limits.documentValues} values`);
  }
  const value = parseText(decodeText(bytes, place), place);
  if (isNestedDeeper(value, maxDepth)) throw exceeded(place, `is nested deeper than ${maxDepth} levels`);
  return value;
}

function parseText(text: string, place: Place): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const found = findSyntaxError(text) ?? { offset: 0, message: 'it cannot be parsed' };
    const { line, column } = positionAt(text, found.offset);
    throw new WaybillError('not-json', `this is not JSON: ${found.message}`, {
      place: { ...place, line, column },
      cause,
    });
  }
}

function exceeded(place: Place, what: string): WaybillError {
  return new WaybillError('limit-exceeded', `the document ${what}, which is more than is read`, { place });
}
