import type { When } from '../../time/when.ts';
import { truths } from '../../truth/truths.ts';
import type { AskRow } from './ask-row.ts';

const head = ['state', 'asset', 'component', 'version', 'since', 'until', 'processes', 'lastEvidence', 'why'];

/** The rows as RFC 4180 has them. */
export function csvOf(rows: readonly AskRow[]): string {
  return `${[head, ...rows.map(cellsOf)].map((cells) => cells.map(quote).join(',')).join('\r\n')}\r\n`;
}

export function jsonOf(query: string, rows: readonly AskRow[]): string {
  const told = rows.map(({ truth, asset, presence, why, lastEvidence }) => ({
    state: truths[truth].word,
    ...(presence ?? { asset, why, lastEvidence }),
  }));
  return `${JSON.stringify({ query, rows: told }, null, 2)}\n`;
}

/** The command that gives the same answer. */
export function commandOf(query: string, { at, from, to }: When): string {
  const time = at !== undefined ? ` --at ${at}` : from !== undefined ? ` --between ${from} ${to}` : '';
  return `waybill where '${query.replaceAll("'", "'\\''")}'${time}`;
}

function cellsOf({ truth, asset, name, version, since, until, processes, lastEvidence, why }: AskRow): string[] {
  const names = processes.map((process) => process.name).join('; ');
  return [truths[truth].word, asset, name ?? '', version ?? '', since ?? '', until ?? '', names, lastEvidence ?? '', why];
}

/** Names come from foreign documents: one that a spreadsheet would run as a formula is kept from that by an apostrophe. */
function quote(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
