import type { CollectedService } from '../../domain/collected.ts';
import { isObject, textField } from '../fields.ts';
import type { JsonObject, Reading } from '../reading.ts';
import { organisation } from './component.ts';
import type { Refs } from './refs.ts';

/** Reads a list of services and what is nested in them. Depth is bounded by the parser. */
export function readServices(reading: Reading, list: readonly unknown[], pointer: string, refs: Refs): void {
  for (let index = 0; index < list.length; index++) {
    const entry = list[index];
    const at = `${pointer}/${index}`;
    if (!isObject(entry)) {
      reading.gap('wrong-type', at, 'a service is an object');
      continue;
    }
    const ref = refs.take(reading, entry, at);
    const service = readService(reading, entry, ref, at);
    refs.set(ref, service ? 'read' : 'unread');
    if (service) reading.services.push(service);
    if (Array.isArray(entry.services)) readServices(reading, entry.services, `${at}/services`, refs);
  }
}

function readService(reading: Reading, object: JsonObject, ref: string, pointer: string): CollectedService | undefined {
  const name = textField(reading, object, 'name', pointer);
  if (name === undefined) {
    reading.gap('missing-name', pointer, 'a service without a name is not read');
    return undefined;
  }
  const group = textField(reading, object, 'group', pointer);
  const version = textField(reading, object, 'version', pointer);
  const provider = organisation(reading, object, 'provider', pointer);
  const endpoints = Array.isArray(object.endpoints) ? object.endpoints.filter((found) => typeof found === 'string') : [];
  return {
    ref,
    name,
    ...(group === undefined ? {} : { group }),
    ...(version === undefined ? {} : { version }),
    ...(provider === undefined ? {} : { provider }),
    endpoints,
    place: { pointer },
  };
}
