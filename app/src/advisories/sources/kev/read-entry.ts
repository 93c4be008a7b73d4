import { messageOf, WaybillError } from '../../../domain/errors.ts';
import { parseTime } from '../../../domain/time.ts';
import { type Fields, fieldsOf, looseTextAt, requiredTextAt, unreadable } from '../../fields.ts';
import { readCve } from '../cve.ts';
import type { FeedRecord } from '../source.ts';

/** One vulnerability of the catalogue. */
export function readEntry(value: unknown, path: string, index: number): FeedRecord {
  try {
    return { kind: 'enrichment', enrichment: enrichmentOf(fieldsOf(value, `/vulnerabilities/${index}`)) };
  } catch (error) {
    const place = error instanceof WaybillError ? error.place : {};
    return { kind: 'unread', gap: { ...place, path, kind: 'unreadable-advisory', message: messageOf(error), blocking: true } };
  }
}

function enrichmentOf(entry: Fields) {
  const cve = readCve(requiredTextAt(entry, 'cveID'));
  if (cve === undefined) throw unreadable(`${entry.pointer}/cveID`, 'is no CVE id');
  const due = looseTextAt(entry, 'dueDate');
  return {
    kind: 'knownExploited' as const,
    cve,
    name: looseTextAt(entry, 'vulnerabilityName') ?? cve,
    added: dateAt(entry, 'dateAdded'),
    ...(due === undefined || parseTime(due) === undefined ? {} : { due: due.slice(0, 10) }),
    ransomware: looseTextAt(entry, 'knownRansomwareCampaignUse')?.toLowerCase() === 'known',
    action: looseTextAt(entry, 'requiredAction') ?? '',
  };
}

function dateAt(entry: Fields, key: string): string {
  const text = requiredTextAt(entry, key);
  if (parseTime(text) === undefined) throw unreadable(`${entry.pointer}/${key}`, 'is no date');
  return text.slice(0, 10);
}
