import type { Ledger } from './ledger.ts';

/** Leaves a trace of a correction by hand: what was done to what, and how to tell. Within the correction's transaction. */
export function leaveTrace(ledger: Ledger, what: string, subject: string, detail: Readonly<Record<string, unknown>>): void {
  ledger.database
    .prepare('INSERT INTO trace (time, what, subject, detail) VALUES (?, ?, ?, ?)')
    .run(ledger.clock(), what, subject, JSON.stringify(detail));
}

export interface Trace {
  readonly time: number;
  readonly what: string;
  readonly subject: string;
  readonly detail: unknown;
}

/** The corrections by hand, newest first. */
export function readTraces(ledger: Ledger): Trace[] {
  return ledger.database
    .prepare('SELECT time, what, subject, detail FROM trace ORDER BY id DESC')
    .all()
    .map((row) => ({
      time: Number(row.time),
      what: String(row.what),
      subject: String(row.subject),
      detail: JSON.parse(String(row.detail)),
    }));
}
