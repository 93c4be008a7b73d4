import type { Editable } from '../edit/put.ts';
import { isObject, listOf, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { type Conflict, union } from './merge-wishes.ts';

/** One package or file out of two that are the same thing: what only one says is taken, what they say differently is kept as an annotation. */
export function combineSpdx2(known: JsonObject, other: JsonObject, path: string, date: string, conflicts: Conflict[]): JsonObject {
  const combined: Editable = { ...known };
  const noted: JsonObject[] = [];
  const note = (field: string, kept: unknown, told: unknown) => {
    conflicts.push({ component: wordOf(known.SPDXID), field, kept, other: told, path });
    const comment = `waybill:merge:conflict:${field} ${JSON.stringify({ document: path, value: told })}`;
    noted.push({ annotationDate: date, annotationType: 'OTHER', annotator: 'Tool: waybill', comment });
  };
  for (const field of Object.keys(other)) {
    const [kept, told] = [known[field], other[field]];
    if (isNothing(kept)) combined[field] = told;
    else if (isNothing(told) || JSON.stringify(kept) === JSON.stringify(told) || field === 'SPDXID') continue;
    else if (field === 'checksums') combined[field] = combineChecksums(listOf(kept), listOf(told), note);
    else if (Array.isArray(kept) && Array.isArray(told)) combined[field] = union(kept, told);
    else note(field, kept, told);
  }
  if (noted.length > 0) combined.annotations = union(listOf(combined.annotations), noted);
  return combined;
}

/** That nothing is known contradicts nothing. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === 'NOASSERTION' || (Array.isArray(value) && value.length === 1 && value[0] === 'NOASSERTION');
}

function combineChecksums(
  kept: readonly unknown[],
  told: readonly unknown[],
  note: (field: string, kept: unknown, told: unknown) => void,
): unknown[] {
  const digests = new Map(kept.filter(isObject).map(({ algorithm, checksumValue }) => [algorithm, checksumValue]));
  const added = told.filter(isObject).filter(({ algorithm, checksumValue }) => {
    const known = digests.get(algorithm);
    if (known !== undefined && wordOf(known).toLowerCase() !== wordOf(checksumValue).toLowerCase())
      note(`checksums:${wordOf(algorithm)}`, known, checksumValue);
    return known === undefined;
  });
  return [...kept, ...added];
}
