import { limits } from '../platform/limits.ts';
import type { JsonObject, Reading } from './reading.ts';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A foreign list; empty where it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a foreign list. */
export function objectsOf(list: unknown): readonly JsonObject[] {
  return listOf(list).filter(isObject);
}

/** The text of a field; undefined where it is absent, null or blank. A field of another type or beyond all measure is a gap, and absent. */
export function textField(reading: Reading, object: JsonObject, key: string, pointer: string): string | undefined {
  const value = object[key];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') {
    reading.gap('wrong-type', `${pointer}/${key}`, `${key} is ${typeOf(value)}, not text`);
    return undefined;
  }
  if (value.length > limits.fieldLength) {
    reading.gap(
      'too-long',
      `${pointer}/${key}`,
      `${key} has ${value.length} characters, more than the ${limits.fieldLength} that are read`,
    );
    return undefined;
  }
  return value.charCodeAt(0) <= 32 && value.trim() === '' ? undefined : value;
}

const none: readonly unknown[] = [];

/** The elements of a field that holds a list; empty where it is absent. Anything else is a gap. */
export function listField(reading: Reading, object: JsonObject, key: string, pointer: string): readonly unknown[] {
  const value = object[key];
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null) reading.gap('wrong-type', `${pointer}/${key}`, `${key} is ${typeOf(value)}, not a list`);
  return none;
}

/** The object in a field; undefined where it is absent. Anything else is a gap. */
export function objectField(reading: Reading, object: JsonObject, key: string, pointer: string): JsonObject | undefined {
  const value = object[key];
  if (isObject(value)) return value;
  if (value !== undefined && value !== null) reading.gap('wrong-type', `${pointer}/${key}`, `${key} is ${typeOf(value)}, not an object`);
  return undefined;
}

/** A foreign value as text, whatever it is. `String` would call what an object has under `toString`, and fail where that is no function. */
export function wordOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? typeOf(value) : String(value);
}

/** What a JSON value is, for messages. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return { object: 'an object', string: 'text', number: 'a number', boolean: 'a boolean' }[typeof value as string] ?? 'unknown';
}

/** A list at the top of a document, empty where it is absent. @throws WaybillError `malformed` for anything else: nothing could be read */
export function requireList(reading: Reading, document: JsonObject, key: string): readonly unknown[] {
  const value = document[key];
  if (value === undefined) return none;
  if (Array.isArray(value)) return value;
  throw reading.malformed(`/${key}`, `${key} is ${typeOf(value)}, where a list must stand`);
}

/** An object at the top of a document. @throws WaybillError `malformed` where something else stands there */
export function requireObject(reading: Reading, document: JsonObject, key: string): JsonObject | undefined {
  const value = document[key];
  if (value === undefined || isObject(value)) return value;
  throw reading.malformed(`/${key}`, `${key} is ${typeOf(value)}, where an object must stand`);
}
