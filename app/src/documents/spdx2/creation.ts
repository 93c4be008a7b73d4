import { parseTime } from '../../domain/time.ts';
import { listField, textField } from '../fields.ts';
import type { JsonObject, Reading } from '../reading.ts';
import { toolName } from '../tool-name.ts';
import { actorName } from './package.ts';

export interface Creation {
  readonly time?: number;
  readonly tools: readonly string[];
  readonly authors: readonly string[];
}

/** Who made the document, with what and when. `Tool: syft-0.90.0` is syft: versions are no part of a tool's name. @see SPDX 2.3, 6.8 */
export function readCreation(reading: Reading, info: JsonObject): Creation {
  const tools = new Set<string>();
  const authors = new Set<string>();
  for (const creator of listField(reading, info, 'creators', '/creationInfo')) {
    const actor = typeof creator === 'string' && creator.length < 4096 ? actorName(creator) : undefined;
    if (actor?.kind === 'Tool') tools.add(toolName(actor.name));
    else if (actor) authors.add(actor.name);
  }
  const text = textField(reading, info, 'created', '/creationInfo');
  const time = text === undefined ? undefined : parseTime(text);
  if (text !== undefined && time === undefined) {
    reading.gap('invalid-time', '/creationInfo/created', `${JSON.stringify(text.slice(0, 100))} is no moment (RFC 3339)`);
  }
  return { ...(time === undefined ? {} : { time }), tools: [...tools], authors: [...authors] };
}
