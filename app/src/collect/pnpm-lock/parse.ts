import type { Collected, Scope } from '../../domain/collected.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { entriesOf, type ForeignTable, fieldOf, pointerStep, tableIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { npmName } from '../npm-manifest.ts';
import { type Project, unread } from '../project-files.ts';
import { spreadScopes } from '../spread-scopes.ts';
import { readYaml } from '../structured-text.ts';
import { folderOf, resolvePath } from '../tree-path.ts';
import { componentOf, type Instance, instancesOf } from './instances.ts';

/** The fields of an importer or a package that name what it needs, weakest first: the last that names a package counts. */
const needFields: readonly (readonly [field: string, scope: Scope])[] = [
  ['devDependencies', 'development'],
  ['optionalDependencies', 'optional'],
  ['dependencies', 'required'],
];

/** Majors of `lockfileVersion` that are understood: pnpm 3 to 7, 8, and 9 on. */
const knownVersions: ReadonlySet<string> = new Set(['5', '6', '9']);

/**
 * Reads pnpm's lockfile of the versions 5, 6 and 9. One package may stand in it several times, once for each set of peers it is installed
 * with: each is a component.
 *
 * @param project the lockfile, and the `package.json` files of its workspace for their names
 * @returns a component for every package, and for every package of the workspace but the root, which is the project itself
 * @see https://github.com/pnpm/spec/tree/master/lockfile
 */
export function parsePnpmLock({ lockfile: { text, path }, manifests }: Project): Collected {
  const scope = `pnpm-lock:${path}`;
  const read = readYaml(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const lock = tableOf(read.value);
  const major = textIn(lock, 'lockfileVersion')?.split('.', 1)[0] ?? '';
  if (lock === undefined || !knownVersions.has(major)) {
    return unread(scope, { kind: 'unknown-format', message: `the lockfile version "${major}" is not known`, path, blocking: true });
  }
  const builder = new CollectedBuilder(scope, path);
  missCutOff(builder, text);
  const instances = instancesOf(builder, lock);
  const importers = importersOf(lock);
  for (const instance of instances.values()) {
    builder.add(componentOf(builder, instance, major));
    relate(builder, instances, importers, { ref: instance.key, needs: instance.needs, folder: '', pointer: instance.pointer });
  }
  const direct = new Map<string, Scope>();
  const names = new Map(manifests.map((file) => [folderOf(file.path), npmName(file.text)]));
  for (const [folder, importer] of importers) {
    const ref = importerRef(folder);
    const place = { pointer: `/importers${pointerStep(folder)}` };
    const location = resolvePath(folderOf(path), folder);
    if (folder !== '.') builder.add({ ref, kind: 'application', name: names.get(location) ?? folder, location, place });
    for (const [target, how] of relate(builder, instances, importers, { ref, needs: importer, folder, ...place })) {
      if (!direct.has(target) || how === 'required') direct.set(target, how);
    }
  }
  return spreadScopes(builder.build(), direct);
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
): [target: string, scope: Scope][] {
  return needFields.flatMap(([field, scope]) =>
    entriesOf(fieldOf(needs, field)).flatMap(([name, value]): [string, Scope][] => {
      // Version 6 and later keep beside the version what the manifest asked for.
      const version = textOf(value) ?? textIn(tableOf(value), 'version') ?? '';
      const linked = version.startsWith('link:') ? resolvePath(folder, version.slice('link:'.length)) || '.' : undefined;
      const target = linked === undefined ? keyOf(instances, name, version) : importers.has(linked) ? importerRef(linked) : undefined;
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

/** The key that a need means: its version behind its name, in the way of one of the versions, or a whole key for an alias or a package of no registry. */
function keyOf(instances: ReadonlyMap<string, Instance>, name: string, version: string): string | undefined {
  return [`${name}@${version}`, `/${name}@${version}`, `/${name}/${version}`, version].find((key) => instances.has(key));
}
