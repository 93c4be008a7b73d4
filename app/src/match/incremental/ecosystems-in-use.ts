import type { Ledger } from '../../ledger/ledger.ts';

/** The OSV ecosystems, without releases, of the components that were matched. */
export function ecosystemsInUse(ledger: Ledger): string[] {
  return ledger.database
    .prepare('SELECT DISTINCT substr(package, 1, instr(package, char(10)) - 1) AS ecosystem FROM component_package ORDER BY ecosystem')
    .all()
    .map((row) => String(row.ecosystem));
}
