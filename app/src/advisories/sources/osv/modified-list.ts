import { parseTime } from '../../../domain/time.ts';
import { limits } from '../../../platform/limits.ts';

/** One record of a list of changes. */
export interface ListedRecord {
  readonly id: string;
  /** When it was last modified, as the list spells it, and in milliseconds since the epoch. */
  readonly modified: string;
  readonly time: number;
}

/** A name that may stand in an address and in a path as it is. */
const idForm = /^[A-Za-z0-9][A-Za-z0-9._:+-]{0,199}$/;

/**
 * Reads `modified_id.csv` of an ecosystem: a line a record, `time,id`, newest first.
 *
 * @returns undefined where any line is anything else: a list of which a part is not understood says nothing about what has not changed
 * @see https://google.github.io/osv.dev/data/#downloading-recent-changes
 */
export function readModifiedList(text: string): readonly ListedRecord[] | undefined {
  const records: ListedRecord[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end).trim();
    start = end < 0 ? text.length : end + 1;
    if (line === '') continue;
    const comma = line.indexOf(',');
    const [modified, id] = [line.slice(0, comma), line.slice(comma + 1)];
    const time = parseTime(modified);
    if (comma < 0 || time === undefined || !idForm.test(id) || records.length === limits.feedListLines) return undefined;
    records.push({ id, modified, time });
  }
  return records.length === 0 ? undefined : records;
}

/** Whether a file is such a list, by its first line. */
export function isModifiedList(start: string): boolean {
  const line = start.split('\n', 1)[0]!.trim();
  return /^\d{4}-\d{2}-\d{2}T[^,]{1,40},(?:[^,/]{1,60}\/)?[A-Za-z0-9._:+-]{1,200}$/.test(line);
}
