import { messageOf, WaybillError } from '../../domain/errors.ts';
import type { FeedRecord } from './source.ts';

/** An unread record, from what was thrown while it was read. */
export function unreadRecord(error: unknown, path: string, subject?: string): FeedRecord {
  const place = error instanceof WaybillError ? error.place : {};
  const named = subject === undefined ? {} : { subject: subject.slice(0, 200) };
  return {
    kind: 'unread',
    gap: { ...place, path, kind: 'unreadable-advisory', message: messageOf(error).slice(0, 500), blocking: true, ...named },
  };
}
