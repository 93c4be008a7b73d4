import { WaybillError } from '../domain/errors.ts';

/** A foreign object and where it stands in its record, as a JSON pointer. Only own keys are ever read, so that `__proto__` is a key like others. */
export interface Fields {
  readonly value: Readonly<Record<string, unknown>>;
  readonly pointer: string;
}

/** @throws WaybillError `unreadable-advisory` when it is not an object */
export function fieldsOf(value: unknown, pointer = ''): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw unreadable(pointer, `should be an object and is ${kindOf(value)}`);
  return { value: value as Record<string, unknown>, pointer };
}

/** The field's value; undefined where it is absent or null, which every feed means alike. */
export function valueAt({ value }: Fields, key: string): unknown {
  return Object.hasOwn(value, key) ? (value[key] ?? undefined) : undefined;
}

/**
 * A text; undefined where it is absent, null or empty.
 *
 * @throws WaybillError when it is anything else: a number has lost its spelling (1.10 became 1.1) and is not read as a version
 */
export function textAt(fields: Fields, key: string): string | undefined {
  const found = valueAt(fields, key);
  if (found === undefined || found === '') return undefined;
  if (typeof found !== 'string') throw unreadable(`${fields.pointer}/${key}`, `should be text and is ${kindOf(found)}`);
  return found;
}

/** @throws WaybillError when it is absent or empty too */
export function requiredTextAt(fields: Fields, key: string): string {
  const found = textAt(fields, key);
  if (found === undefined) throw unreadable(fields.pointer, `lacks "${key}"`);
  return found;
}

/** A list; empty where it is absent or null. */
export function listAt(fields: Fields, key: string): readonly unknown[] {
  const found = valueAt(fields, key);
  if (found === undefined || found === '') return [];
  if (!Array.isArray(found)) throw unreadable(`${fields.pointer}/${key}`, `should be a list and is ${kindOf(found)}`);
  return found;
}

export function textsAt(fields: Fields, key: string): readonly string[] {
  const list = listAt(fields, key);
  const wrong = list.findIndex((item) => typeof item !== 'string');
  if (wrong >= 0) throw unreadable(`${fields.pointer}/${key}/${wrong}`, `should be text and is ${kindOf(list[wrong])}`);
  return list as readonly string[];
}

export function objectsAt(fields: Fields, key: string): readonly Fields[] {
  return listAt(fields, key).map((item, index) => fieldsOf(item, `${fields.pointer}/${key}/${index}`));
}

export function objectAt(fields: Fields, key: string): Fields | undefined {
  const found = valueAt(fields, key);
  return found === undefined || found === '' ? undefined : fieldsOf(found, `${fields.pointer}/${key}`);
}

/** The items of a list that are objects; for what only informs, so that its form never costs the record. */
export function looseObjectsAt(fields: Fields, key: string): readonly Fields[] {
  const found = valueAt(fields, key);
  if (!Array.isArray(found)) return [];
  return found.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item)).map((value) => ({ value, pointer: '' }));
}

/** The field where it is an object, else undefined; for what each database fills as it likes. */
export function looseObjectAt(fields: Fields, key: string): Fields | undefined {
  const found = valueAt(fields, key);
  if (typeof found !== 'object' || Array.isArray(found)) return undefined;
  return { value: found as Record<string, unknown>, pointer: `${fields.pointer}/${key}` };
}

/** The field where it is text, else undefined; for what only informs. */
export function looseTextAt(fields: Fields, key: string): string | undefined {
  const found = valueAt(fields, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** Ids of weaknesses (`CWE-79`) in whatever forms a database gives them; undefined where it gives none. */
export function weaknessesIn(...lists: readonly unknown[]): readonly string[] | undefined {
  const ids = lists.flat().flatMap((one) => {
    const fields = typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>) : {};
    const text = typeof one === 'string' ? one : (fields.cweId ?? fields.id);
    const number = typeof text === 'string' ? /^CWE-(\d{1,6})(?!\d)/i.exec(text.trim())?.[1] : undefined;
    return number === undefined ? [] : [`CWE-${Number(number)}`];
  });
  return ids.length === 0 ? undefined : [...new Set(ids)];
}

export function unreadable(pointer: string, why: string): WaybillError {
  return new WaybillError('unreadable-advisory', `${pointer === '' ? 'The record' : pointer} ${why}.`, { place: { pointer } });
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
