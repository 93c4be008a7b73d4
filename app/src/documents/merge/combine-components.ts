import type { Editable } from '../edit/put.ts';
import { isObject, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { type Conflict, union } from './merge-wishes.ts';

/** Lists whose entries stand beside each other without contradiction. */
const unions: ReadonlySet<string> = new Set(['externalReferences', 'properties', 'tags', 'authors']);

/** One component out of two that are the same thing: what only one says is taken, what they say differently is kept as a property. */
export function combineComponents(known: JsonObject, other: JsonObject, path: string, conflicts: Conflict[]): JsonObject {
  const combined: Editable = { ...known };
  const noted: JsonObject[] = [];
  const note = (field: string, kept: unknown, told: unknown) => {
    conflicts.push({ component: wordOf(known['bom-ref']), field, kept, other: told, path });
    noted.push({ name: `waybill:merge:conflict:${field}`, value: JSON.stringify({ document: path, value: told }) });
  };
  for (const field of Object.keys(other)) {
    const [kept, told] = [known[field], other[field]];
    if (kept === undefined) combined[field] = told;
    else if (JSON.stringify(kept) === JSON.stringify(told) || field === 'bom-ref') continue;
    else if (Array.isArray(kept) && Array.isArray(told) && unions.has(field)) combined[field] = union(kept, told);
    else if (field === 'hashes' && Array.isArray(kept) && Array.isArray(told)) combined[field] = combineHashes(kept, told, note);
    else if (field === 'components' && Array.isArray(kept) && Array.isArray(told)) combined[field] = union(kept, told);
    else note(field, kept, told);
  }
  if (noted.length > 0) combined.properties = union(Array.isArray(combined.properties) ? combined.properties : [], noted);
  return combined;
}

function combineHashes(
  kept: readonly unknown[],
  told: readonly unknown[],
  note: (field: string, kept: unknown, told: unknown) => void,
): unknown[] {
  const digests = new Map(kept.filter(isObject).map(({ alg, content }) => [alg, content]));
  const added = told.filter(isObject).filter((hash) => {
    const known = digests.get(hash.alg);
    if (known !== undefined && wordOf(known).toLowerCase() !== wordOf(hash.content).toLowerCase())
      note(`hashes:${wordOf(hash.alg)}`, known, hash.content);
    return known === undefined;
  });
  return [...kept, ...added];
}
