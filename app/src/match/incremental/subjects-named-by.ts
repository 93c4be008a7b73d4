import { type PackageName, packagesOf } from '../../advisories/index.ts';
import type { AffectedPackage } from '../../domain/advisory.ts';
import { cpePrefixes, readCpe } from '../../domain/cpe.ts';
import { plainName } from '../../domain/plain-name.ts';
import { findByHash, findByTerm } from '../../ledger/components/find.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Subject } from '../subject.ts';
import { subjectOf } from './subject-of.ts';

/** The components of the ledger, past ones too, that an advisory names: by package, by product name, by hash, by CPE. */
export function subjectsNamedBy(
  ledger: Ledger,
  affected: readonly AffectedPackage[],
): { readonly id: number; readonly subject: Subject }[] {
  const ids = new Set<number>();
  for (const named of packagesOf(affected)) for (const id of componentsOfPackage(ledger, named)) ids.add(id);
  for (const { product } of affected) {
    for (const name of product?.names ?? []) for (const id of componentsNamed(ledger, plainName(name))) ids.add(id);
    for (const hash of product?.hashes ?? []) for (const { id } of findByHash(ledger.database, hash)) ids.add(id);
    for (const cpe of product?.cpes ?? []) for (const id of componentsOfCpe(ledger, cpe)) ids.add(id);
  }
  return [...ids].map((id) => ({ id, subject: subjectOf(ledger, id) }));
}

export function packageKey({ ecosystem, name }: PackageName): string {
  return `${ecosystem}\n${name}`;
}

function componentsOfPackage(ledger: Ledger, named: PackageName): number[] {
  const rows = ledger.database.prepare('SELECT component FROM component_package WHERE package = ?').all(packageKey(named));
  return rows.map((row) => Number(row.component));
}

/** Only components that were matched before: the others are new, and are asked for themselves. */
function componentsNamed(ledger: Ledger, name: string): number[] {
  const rows = ledger.database
    .prepare('SELECT id FROM component WHERE lname = ? AND id <= (SELECT component FROM matched WHERE id = 1)')
    .all(name);
  return rows.map((row) => Number(row.id));
}

function componentsOfCpe(ledger: Ledger, text: string): number[] {
  const cpe = readCpe(text);
  const prefixes = cpe ? cpePrefixes(cpe) : [];
  return prefixes.flatMap((prefix) =>
    [prefix, `${prefix}:*`].flatMap((pattern) => findByTerm(ledger.database, 'cpe', pattern).map(({ id }) => id)),
  );
}
