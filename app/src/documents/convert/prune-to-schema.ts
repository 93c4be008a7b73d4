import type { Editable } from '../edit/put.ts';
import { isObject } from '../fields.ts';
import { pointerParts } from '../select/index.ts';
import { explainFaults } from '../validate/schema/explain.ts';
import { loadWholeSchema } from '../validate/schema/load-schema.ts';
import type { Losses } from './losses.ts';

/** Rounds of taking out what the schema refuses; each uncovers what stood behind it. */
const mostRounds = 12;
/** Faults that are taken out in one round. */
const mostFaults = 1_000_000;

/**
 * Takes out of a document all that a schema does not know or allow, and tells it.
 *
 * @param schema the name of a compiled schema
 * @param format what the schema is of, for messages
 */
export async function pruneToSchema(document: Editable, schema: string, format: string, losses: Losses): Promise<void> {
  const whole = await loadWholeSchema(schema);
  for (let round = 0; round < mostRounds; round++) {
    const refused = new Map<string, string>();
    explainFaults(whole, document, ({ keyword, pointer, message }) => {
      const reason = keyword === 'additionalProperties' ? `${format} has no place for it` : `${format}: ${message}`;
      if (pointer !== '') refused.set(pointer, reason);
      return refused.size < mostFaults;
    });
    if (refused.size === 0) break;
    // The deepest and the last of a list first, so that positions stay right.
    const order = [...refused].sort(([a], [b]) => compareWays(b, a));
    for (const [pointer, reason] of order) {
      const other = substituteOf(document, pointer);
      if (other !== undefined) losses.note(pointer, `${format} has no word for this type: ${other}`);
      else if (takeOut(document, pointer)) losses.note(pointer, reason);
    }
  }
}

/** A type that a version does not know must not take the whole component or reference with it: the plainest type there is stands in. */
function substituteOf(document: Editable, pointer: string): string | undefined {
  const list = /(?:^|\/)(components\/\d+|component|externalReferences\/\d+)\/type$/.exec(pointer)?.[1];
  if (list === undefined) return undefined;
  const owner = ownerOf(document, pointerParts(pointer).slice(0, -1));
  const substitute = list.startsWith('externalReferences') ? 'other' : 'library';
  if (!isObject(owner) || typeof owner.type !== 'string' || owner.type === substitute) return undefined;
  (owner as Editable).type = substitute;
  return substitute;
}

function ownerOf(document: Editable, parts: readonly string[]): unknown {
  let owner: unknown = document;
  for (const part of parts) owner = typeof owner === 'object' && owner !== null ? (owner as Editable)[part] : undefined;
  return owner;
}

function takeOut(document: Editable, pointer: string): boolean {
  const parts = pointerParts(pointer);
  const last = parts.pop()!;
  const owner = ownerOf(document, parts);
  if (Array.isArray(owner)) {
    if (Number(last) >= owner.length) return false;
    owner.splice(Number(last), 1);
    return true;
  }
  if (!isObject(owner) || !Object.hasOwn(owner, last)) return false;
  delete (owner as Editable)[last];
  return true;
}

function compareWays(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [one, other] = [left[index], right[index]];
    if (one === other) continue;
    if (one === undefined || other === undefined) return one === undefined ? -1 : 1;
    if (/^\d+$/.test(one) && /^\d+$/.test(other)) return Number(one) - Number(other);
    return one < other ? -1 : 1;
  }
  return 0;
}
