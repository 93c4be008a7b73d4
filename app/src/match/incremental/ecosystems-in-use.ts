import { purlTypeOfEcosystem } from '../../domain/purl/index.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** The OSV ecosystems, without releases, of the components that were matched. */
export function ecosystemsInUse(ledger: Ledger): string[] {
  return ledger.database
    .prepare('SELECT DISTINCT substr(package, 1, instr(package, char(10)) - 1) AS ecosystem FROM component_package ORDER BY ecosystem')
    .all()
    .map((row) => String(row.ecosystem));
}

/** Names and versions of the packages of an ecosystem that the ledger has, past ones too. */
export function packagesInUse(ledger: Ledger, ecosystem: string): ReadonlyMap<string, readonly string[]> {
  const type = purlTypeOfEcosystem(ecosystem);
  if (type === undefined) return new Map();
  const rows = ledger.database
    .prepare('SELECT DISTINCT coordinate, version FROM component WHERE type = ? AND version IS NOT NULL ORDER BY coordinate, version')
    .all(type);
  const found = new Map<string, string[]>();
  for (const { coordinate, version } of rows) {
    const name = String(coordinate).slice(type.length + 1);
    const versions = found.get(name);
    if (versions) versions.push(String(version));
    else found.set(name, [String(version)]);
  }
  return found;
}
