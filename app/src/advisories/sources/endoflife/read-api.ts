import { parseTime } from '../../../domain/time.ts';
import { type Fields, fieldsOf, looseObjectsAt, looseTextAt, objectsAt, requiredTextAt, unreadable, valueAt } from '../../fields.ts';
import type { Cycle, Product } from './product.ts';

/** The products of the API's first version: a list of them, or one; undefined for anything else. */
export function productsOf(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'result')) return undefined;
  const { result } = value as { result: unknown };
  const list = Array.isArray(result) ? result : [result];
  return list.length > 0 && list.every((item) => typeof item === 'object' && item !== null && Object.hasOwn(item, 'releases'))
    ? list
    : undefined;
}

/** The older API answers with the cycles of one product; undefined for anything else. */
export function cyclesOf(value: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.every((item) => typeof item === 'object' && item !== null && Object.hasOwn(item, 'cycle') && Object.hasOwn(item, 'eol'))
    ? value
    : undefined;
}

export function readProduct(value: unknown, pointer: string): Product {
  const fields = fieldsOf(value, pointer);
  const name = requiredTextAt(fields, 'name');
  return {
    name,
    label: looseTextAt(fields, 'label') ?? name,
    purls: looseObjectsAt(fields, 'identifiers').flatMap((identifier) => {
      const id = looseTextAt(identifier, 'id');
      return id?.startsWith('pkg:') ? [id] : [];
    }),
    cycles: objectsAt(fields, 'releases').map((release) => ({ name: requiredTextAt(release, 'name'), ends: endOfRelease(release) })),
  };
}

/** @param name of the product: the older API does not say it, its address does */
export function readCycles(values: readonly unknown[], name: string): Product {
  const cycles = values.map((value, index) => {
    const fields = fieldsOf(value, `/${index}`);
    const cycle = valueAt(fields, 'cycle');
    if (typeof cycle !== 'string' && typeof cycle !== 'number') throw unreadable(`/${index}/cycle`, 'is no name');
    return { name: String(cycle), ends: endOf(fields, 'eol') };
  });
  return { name, label: name, purls: [], cycles };
}

/** A day, true, or `false` for "not yet, and not known when". */
export function endOf(fields: Fields, key: string): Cycle['ends'] {
  const found = valueAt(fields, key);
  if (found === undefined || found === false || found === 'false' || found === '') return undefined;
  if (found === true || found === 'true') return true;
  if (typeof found !== 'string' || parseTime(found) === undefined) throw unreadable(`${fields.pointer}/${key}`, 'is no day');
  return found.slice(0, 10);
}

function endOfRelease(release: Fields): Cycle['ends'] {
  return endOf(release, 'eolFrom') ?? (valueAt(release, 'isEol') === true ? true : undefined);
}
