import type { CollectedBuilder, Entry } from '../collected-builder.ts';
import { entriesOf, type ForeignTable, pointerStep, tableIn, tableOf, textIn } from '../foreign-value.ts';
import { readIntegrity } from '../integrity.ts';
import { isLocalOrigin, npmPurl } from '../npm-purl.ts';
import { identityOfKey } from './identity.ts';

/** A package as it is installed with one set of peers. */
export interface Instance {
  readonly ref: string;
  readonly key: string;
  readonly pointer: string;
  /** What the lockfile says of the package whatever its peers. */
  readonly entry: ForeignTable;
  /** Where its needs are told. */
  readonly needs: ForeignTable;
}

/** The packages of a lockfile by key. From version 9 on they are told in two tables: `snapshots` with peers, `packages` without. */
export function instancesOf(builder: CollectedBuilder, lock: ForeignTable, prefix: string): ReadonlyMap<string, Instance> {
  const packages = tablesOf(builder, lock, 'packages');
  const snapshots = tablesOf(builder, lock, 'snapshots');
  const instances = new Map<string, Instance>();
  const installed = new Set<string>();
  for (const [key, needs] of snapshots) {
    const base = packages.has(key) ? key : key.split('(', 1)[0]!;
    installed.add(base);
    instances.set(key, { ref: prefix + key, key, pointer: `/snapshots${pointerStep(key)}`, entry: packages.get(base) ?? {}, needs });
  }
  for (const [key, entry] of packages) {
    if (!installed.has(key)) instances.set(key, { ref: prefix + key, key, pointer: `/packages${pointerStep(key)}`, entry, needs: entry });
  }
  return instances;
}

/** @param major of the lockfile's version, which says how its keys are to be read */
export function componentOf(builder: CollectedBuilder, { ref, key, pointer, entry }: Instance, major: string): Entry {
  const { name, version, origin } = identityOfKey(key, entry, major);
  const local = origin !== undefined && isLocalOrigin(origin);
  const place = { pointer };
  const isPackage = !local && name !== undefined;
  if (name === undefined) builder.miss('no-identity', `"${key}" names no package`, place, { subject: key, blocking: false });
  return {
    ref,
    kind: local ? 'application' : 'library',
    name: name ?? key,
    version,
    purl: isPackage ? npmPurl(name, version, origin) : undefined,
    hashes: readIntegrity(builder, textIn(tableIn(entry, 'resolution'), 'integrity'), key, place),
    place,
  };
}

function tablesOf(builder: CollectedBuilder, lock: ForeignTable, field: string): ReadonlyMap<string, ForeignTable> {
  const tables = new Map<string, ForeignTable>();
  for (const [key, value] of entriesOf(lock[field])) {
    const table = tableOf(value);
    if (table) tables.set(key, table);
    else builder.miss('malformed', `"${key}" is no table`, { pointer: `/${field}${pointerStep(key)}` }, { subject: key, blocking: true });
  }
  return tables;
}
