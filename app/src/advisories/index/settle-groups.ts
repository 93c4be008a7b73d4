import type { Database } from '../../platform/sql/database.ts';
import { aliasKinds } from './alias-kinds.ts';
import { findGroup } from './groups.ts';
import { readHead } from './stored-advisory.ts';

/** From so many changes on, going over all names is cheaper than going from change to change. */
const many = 2000;

/**
 * Writes with each record the group that it shares with others, so that nobody who reads a thousand records looks for a thousand groups.
 *
 * @param since the number of the last change before the import
 */
export function settleGroups(database: Database, since: number): void {
  const changed = Number(database.prepare('SELECT count(*) AS count FROM advisory WHERE seq > ?').get(since)!.count);
  if (changed === 0) return;
  if (changed > many) {
    database.prepare('UPDATE advisory SET grouped = NULL WHERE grouped IS NOT NULL').run();
    settle(database, sharedNames(database));
  } else settle(database, namesOfChanged(database, since));
}

/** The names to which more than one record answers. */
function* sharedNames(database: Database): Iterable<string> {
  const rows = database.prepare('SELECT name FROM alias WHERE kind <= ? GROUP BY name HAVING count(*) > 1').all(aliasKinds.alias);
  for (const row of rows) yield String(row.name);
}

/** All names that a changed record has now, or was grouped under before. */
function namesOfChanged(database: Database, since: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { head, grouped } of database.prepare('SELECT head, grouped FROM advisory WHERE seq > ?').all(since)) {
    const { id, aliases } = readHead(String(head));
    const before = grouped === null ? [] : (JSON.parse(String(grouped)) as { readonly members: readonly string[] }).members;
    for (const name of [id, ...aliases, ...before]) names.add(name.toLowerCase());
  }
  return names;
}

function settle(database: Database, names: Iterable<string>): void {
  const write = database.prepare('UPDATE advisory SET grouped = ? WHERE id = ?');
  const settled = new Set<string>();
  for (const name of names) {
    if (settled.has(name)) continue;
    const { id, members, records } = findGroup(database, name);
    for (const member of members) settled.add(member.toLowerCase());
    const grouped = records.length > 1 ? JSON.stringify({ id, members }) : null;
    for (const record of records) write.run(grouped, record);
  }
}
