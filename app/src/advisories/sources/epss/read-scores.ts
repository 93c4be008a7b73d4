import { readCve } from '../cve.ts';
import type { FeedFile, FeedRecord } from '../source.ts';

/**
 * Reads the table of scores: a comment with the day, a header, and a line a vulnerability. There are 300,000 lines without quotes, so that
 * they are cut at commas.
 */
export function* readScores({ path, bytes }: FeedFile): Iterable<FeedRecord> {
  const text = Buffer.from(bytes).toString('utf8');
  const date = /score_date:(\d{4}-\d{2}-\d{2})/.exec(text.slice(0, 300))?.[1];
  let line = 0;
  let isPastHeader = false;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const row = text.slice(start, end < 0 ? text.length : end).trim();
    start = end < 0 ? text.length : end + 1;
    line += 1;
    if (row === '' || row.startsWith('#')) continue;
    if (isPastHeader) yield readRow(row, { path, line, date });
    isPastHeader = true;
  }
}

function readRow(
  row: string,
  { path, line, date }: { readonly path: string; readonly line: number; readonly date: string | undefined },
): FeedRecord {
  const [id = '', score = '', rank = ''] = row.split(',', 4);
  const cve = readCve(id);
  const [probability, percentile] = [shareOf(score), shareOf(rank)];
  if (cve === undefined || probability === undefined || percentile === undefined) {
    return {
      kind: 'unread',
      gap: { kind: 'unreadable-advisory', path, line, message: `It is no score: ${row.slice(0, 80)}`, blocking: true },
    };
  }
  return {
    kind: 'enrichment',
    enrichment: { kind: 'exploitProbability', cve, probability, percentile, ...(date === undefined ? {} : { date }) },
  };
}

function shareOf(text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return value >= 0 && value <= 1 ? value : undefined;
}
