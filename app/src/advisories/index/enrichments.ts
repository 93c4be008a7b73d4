import type { Enrichment } from '../../domain/enrichment.ts';
import { isDistribution } from '../../domain/purl/index.ts';
import type { Database } from '../../platform/sql/database.ts';
import { aliasKinds } from './alias-kinds.ts';

/** Writes what ranks findings, a file at a time: the newest state of a file is all that is kept. */
export interface EnrichmentWriter {
  /** Drops what a file said before. */
  clear(file: number): void;
  write(enrichment: Enrichment, file: number): void;
}

export function openEnrichmentWriter(database: Database, feed: number): EnrichmentWriter {
  const insert = database.prepare('INSERT OR REPLACE INTO enrichment (cve, kind, file, body) VALUES (?, ?, ?, ?)');
  const clear = database.prepare('DELETE FROM enrichment WHERE file = ?');
  // To clear is to look through all scores there are: for nothing in each of the many files of a feed that never had any.
  let hasAny =
    database.prepare('SELECT 1 FROM enrichment WHERE file IN (SELECT id FROM file WHERE feed = ?) LIMIT 1').get(feed) !== undefined;
  return {
    clear(file) {
      if (hasAny) clear.run(file);
    },
    write(enrichment, file) {
      const { cve, kind, ...body } = enrichment;
      insert.run(cve, kind, file, JSON.stringify(body));
      hasAny = true;
    },
  };
}

/**
 * What is known of each CVE, one of a kind; and of the record of a distribution what is known of the CVEs that its update repairs, which it names as related.
 * Ids of which nothing is known are left out.
 */
export function findEnrichments(database: Database, ids: readonly string[]): ReadonlyMap<string, readonly Enrichment[]> {
  const passedOn = findPassedOn(
    database,
    ids.filter((id) => !isCve(id)),
  );
  const cves = [...ids.filter(isCve), ...[...passedOn.values()].flat()].map((cve) => cve.toUpperCase());
  const found = findByCve(database, [...new Set(cves)]);
  const asked = new Set(ids.map((id) => (isCve(id) ? id.toUpperCase() : id)));
  const known = [...asked].map(
    (id) => [id, found.get(id) ?? passedOn.get(id)?.flatMap((cve) => found.get(cve.toUpperCase()) ?? []) ?? []] as const,
  );
  return new Map(known.filter(([, each]) => each.length > 0));
}

function isCve(id: string): boolean {
  return /^CVE-/i.test(id);
}

function findPassedOn(database: Database, ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  if (ids.length === 0) return new Map();
  const rows = database
    .prepare(
      `SELECT DISTINCT j.value AS id, r.value AS cve, a.affects ->> '$[0].ecosystem' AS ecosystem
       FROM json_each(?) j CROSS JOIN alias s ON s.name = lower(j.value) AND s.kind = ? CROSS JOIN advisory a ON a.id = s.advisory
       CROSS JOIN json_each(a.told, '$.related') r WHERE r.value LIKE 'CVE-%'`,
    )
    .all(JSON.stringify(ids), aliasKinds.id);
  const told = rows.filter(({ ecosystem }) => typeof ecosystem === 'string' && isDistribution(ecosystem));
  return new Map([...Map.groupBy(told, ({ id }) => String(id))].map(([id, each]) => [id, each.map(({ cve }) => String(cve))]));
}

function findByCve(database: Database, cves: readonly string[]): ReadonlyMap<string, readonly Enrichment[]> {
  const rows = database
    .prepare('SELECT e.cve, e.kind, e.body FROM json_each(?) j CROSS JOIN enrichment e ON e.cve = j.value ORDER BY e.cve, e.kind, e.file')
    .all(JSON.stringify(cves));
  const found = new Map<string, Map<string, Enrichment>>();
  for (const row of rows) {
    const [cve, kind] = [String(row.cve), String(row.kind)];
    const kinds = found.get(cve) ?? new Map<string, Enrichment>();
    // Of two files that speak of one thing the later import counts.
    kinds.set(kind, { kind, cve, ...(JSON.parse(String(row.body)) as object) } as Enrichment);
    found.set(cve, kinds);
  }
  return new Map([...found].map(([cve, kinds]) => [cve, [...kinds.values()]]));
}
