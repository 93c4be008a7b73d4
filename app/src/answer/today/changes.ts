import { formatTime } from '../../domain/time.ts';
import type { Inventory } from '../inventory.ts';
import type { TodayAnswer } from './today-answer.ts';

/** What became known since a moment, in sentences. */
export function changesSince({ ledger, advisories }: Inventory, since: number): TodayAnswer['changed'] {
  const count = (sql: string) => Number(ledger.database.prepare(sql).get(since)!.n ?? 0);
  const documents = count('SELECT count(*) AS n FROM evidence WHERE ingested >= ?');
  const assets = ledger.database.prepare('SELECT name FROM asset WHERE created >= ? AND deleted IS NULL ORDER BY created DESC').all(since);
  const busiest = ledger.database
    .prepare(
      `SELECT asset.name AS asset, sum(added) AS added, sum(removed) AS removed FROM observation JOIN stream ON stream.id = stream JOIN asset ON asset.id = asset
       WHERE known >= ? AND deleted IS NULL AND observations > 1 GROUP BY asset HAVING added + removed > 0 ORDER BY added + removed DESC LIMIT 5`,
    )
    .all(since);
  const findings = count('SELECT count(DISTINCT advisory) AS n FROM verdict WHERE since >= ?');
  const corrections = count('SELECT count(*) AS n FROM trace WHERE time >= ?');
  return [
    ...(documents > 0 ? [{ text: `${plural(documents, 'document')} came in.`, link: null }] : []),
    ...(assets.length > 0
      ? [
          {
            text: `${plural(assets.length, 'asset')} became known, ${assets[0]!.name} the last.`,
            link: `/assets/${encodeURIComponent(String(assets[0]!.name))}`,
          },
        ]
      : []),
    ...(findings > 0
      ? [{ text: `${plural(findings, 'advisory', 'advisories')} began to hit something.`, link: '/findings?view=changes' }]
      : []),
    ...busiest.map((row) => ({
      text: `${row.asset}: ${row.added} components came, ${row.removed} went.`,
      link: `/assets/${encodeURIComponent(String(row.asset))}`,
    })),
    ...(corrections > 0 ? [{ text: `${plural(corrections, 'correction')} by hand.`, link: null }] : []),
    ...advisories
      .status(ledger.clock())
      .filter(({ succeeded }) => succeeded !== undefined && succeeded >= formatTime(since))
      .map(({ name, records }) => ({ text: `The feed ${name} was read: ${plural(records, 'record')}.`, link: null })),
  ];
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
