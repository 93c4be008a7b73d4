import type { Scope } from '../../domain/collected.ts';
import type { CollectedBuilder } from '../collected-builder.ts';
import { entriesOf, type ForeignTable, fieldOf, pointerStep, tableIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { resolvePath } from '../tree-path.ts';
import { componentOf, type Instance, instancesOf } from './instances.ts';

/** The fields of an importer or a package that name what it needs, weakest first: the last that names a package counts. */
const needFields: readonly (readonly [field: string, scope: Scope])[] = [
  ['packageManagerDependencies', 'development'],
  ['configDependencies', 'development'],
  ['devDependencies', 'development'],
  ['optionalDependencies', 'optional'],
  ['dependencies', 'required'],
];

export interface DocumentOptions {
  /** Of the lockfile's version: it says how keys are to be read. */
  readonly major: string;
  /** Of every ref. */
  readonly prefix: string;
  /** Where the lockfile is. */
  readonly folder: string;
  /** Of the packages of the workspace, by folder. */
  readonly names: ReadonlyMap<string, string | undefined>;
}

/** A direct need: the ref of what is needed, and how. */
export type DirectNeed = readonly [target: string, scope: Scope];

/** Reads one document of a lockfile and returns what its workspace needs directly. */
export function readDocument(
  builder: CollectedBuilder,
  lock: ForeignTable,
  { major, prefix, folder: root, names }: DocumentOptions,
): DirectNeed[] {
  const instances = instancesOf(builder, lock, prefix);
  const importers = importersOf(lock);
  for (const instance of instances.values()) {
    builder.add(componentOf(builder, instance, major));
    relate(builder, instances, importers, { ...instance, folder: '' });
  }
  return [...importers].flatMap(([folder, needs]) => {
    const ref = importerRef(folder);
    const pointer = `/importers${pointerStep(folder)}`;
    const location = resolvePath(root, folder);
    const isOwn = folder === '.' || prefix !== '';
    if (!isOwn) builder.add({ ref, kind: 'application', name: names.get(location) ?? folder, location, place: { pointer } });
    return relate(builder, instances, importers, { ref, needs, folder, pointer });
  });
}

/** The packages of the workspace by folder; a lockfile without `importers` is that of one project. */
function importersOf(lock: ForeignTable): ReadonlyMap<string, ForeignTable> {
  const importers = tableIn(lock, 'importers') ?? { '.': lock };
  return new Map(entriesOf(importers).flatMap(([folder, value]) => [[folder, tableOf(value) ?? {}] as const]));
}

function importerRef(folder: string): string {
  return `importers/${folder}`;
}

/** A package that needs others: of the lockfile or of the workspace. */
interface Needing {
  readonly ref: string;
  readonly needs: ForeignTable;
  /** What its links are relative to. */
  readonly folder: string;
  readonly pointer: string;
}

/** Adds the relations of one package and returns what they lead to, each with how. */
function relate(
  builder: CollectedBuilder,
  instances: ReadonlyMap<string, Instance>,
  importers: ReadonlyMap<string, ForeignTable>,
  { ref, needs, folder, pointer }: Needing,
): DirectNeed[] {
  return needFields.flatMap(([field, scope]) =>
    entriesOf(fieldOf(needs, field)).flatMap(([name, value]): DirectNeed[] => {
      // Version 6 and later keep beside the version what the manifest asked for.
      const version = textOf(value) ?? textIn(tableOf(value), 'version') ?? '';
      const linked = version.startsWith('link:') ? resolvePath(folder, version.slice('link:'.length)) || '.' : undefined;
      const target = linked === undefined ? find(instances, name, version)?.ref : importers.has(linked) ? importerRef(linked) : undefined;
      if (target !== undefined) {
        builder.relate(ref, target, scope);
        return [[target, scope]];
      }
      if (linked === undefined) {
        const message = `"${ref}" needs "${name}" ${version}, which the lockfile does not hold`;
        builder.miss('unresolved-dependency', message, { pointer }, { subject: name, blocking: true });
      } else {
        builder.miss(
          'local-package',
          `"${name}" is a folder outside of the workspace: ${linked}`,
          { pointer },
          { subject: name, blocking: false },
        );
      }
      return [];
    }),
  );
}

/** What a need means: its version behind its name, in the way of one of the versions, or a whole key for an alias or a package of no registry. */
function find(instances: ReadonlyMap<string, Instance>, name: string, version: string): Instance | undefined {
  const keys = [`${name}@${version}`, `/${name}@${version}`, `/${name}/${version}`, version];
  return keys.map((key) => instances.get(key)).find((instance) => instance !== undefined);
}
