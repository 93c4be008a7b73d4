import { parseTime } from '../../domain/time.ts';
import { isObject, listField, textField } from '../fields.ts';
import type { JsonObject, Reading } from '../reading.ts';

/** The document's time in milliseconds; undefined, with a gap, for a text that is no moment. */
export function readTimestamp(reading: Reading, metadata: JsonObject): number | undefined {
  const text = textField(reading, metadata, 'timestamp', '/metadata');
  if (text === undefined) return undefined;
  const time = parseTime(text);
  if (time === undefined)
    reading.gap('invalid-time', '/metadata/timestamp', `${JSON.stringify(text.slice(0, 100))} is no moment (RFC 3339)`);
  return time;
}

/** The names of the tools: a list until 1.4, and an object of components and services since 1.5. */
export function readTools(reading: Reading, metadata: JsonObject): readonly string[] {
  const { tools } = metadata;
  if (!isObject(tools)) return namesOf(reading, metadata, 'tools', '/metadata');
  return [...namesOf(reading, tools, 'components', '/metadata/tools'), ...namesOf(reading, tools, 'services', '/metadata/tools')];
}

/** The names of a list of tools or people, each once; those without a name are left out. */
export function namesOf(reading: Reading, object: JsonObject, key: string, pointer: string): readonly string[] {
  const names = new Set<string>();
  for (const [index, entry] of listField(reading, object, key, pointer).entries()) {
    const name = isObject(entry) ? textField(reading, entry, 'name', `${pointer}/${key}/${index}`) : undefined;
    if (name !== undefined) names.add(name);
  }
  return [...names];
}
