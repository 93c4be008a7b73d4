import type { Collected, Scope } from '../../domain/collected.ts';
import { CollectedBuilder, type Entry } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { entriesOf, type ForeignTable, fieldOf, listIn, listOf, tableIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { hashOfPair } from '../integrity.ts';
import { manifestBeside, type Project, unread } from '../project-files.ts';
import { type LockedTable, lockedComponent, lockedTables } from '../python-lock.ts';
import { pyprojectNeeds } from '../python-manifest.ts';
import { normalizePythonName, type PythonOrigin } from '../python-package.ts';
import { spreadScopes } from '../spread-scopes.ts';
import { readToml } from '../structured-text.ts';

/**
 * Reads Poetry's lockfile. It locks for every platform and Python that the project allows; a package may stand in it once for each.
 *
 * @param project the lockfile, and `pyproject.toml` among its manifests
 * @returns a component for every package; how it is used is the file's word where it has one (`groups`, `category`), else follows from
 *          what the manifest needs
 * @see https://python-poetry.org/docs/basic-usage/#installing-dependencies
 */
export function parsePoetryLock(project: Project): Collected {
  const { text, path } = project.lockfile;
  const scope = `poetry-lock:${path}`;
  const read = readToml(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const lock = tableOf(read.value)!;
  const builder = new CollectedBuilder(scope, path);
  missCutOff(builder, text);
  const packages = lockedTables(builder, lock, text, 'package');
  const byName = Map.groupBy(packages, ({ name }) => normalizePythonName(name));
  const oldFiles = tableIn(tableIn(lock, 'metadata'), 'files');
  for (const locked of packages) {
    builder.add(componentOf(locked, listIn(oldFiles, locked.name)));
    for (const [name, need] of entriesOf(fieldOf(locked.entry, 'dependencies'))) relate(builder, byName, locked, name, need);
  }
  const needs = pyprojectNeeds(manifestBeside(project, 'pyproject.toml') ?? '');
  const told = packages.some(({ entry }) => scopeOf(entry) !== undefined);
  const direct = packages.flatMap(({ ref, name }): [string, Scope | undefined][] => {
    const how = needs?.get(normalizePythonName(name));
    return how === undefined ? [] : [[ref, told ? undefined : how]];
  });
  return needs === undefined || needs.size === 0 ? builder.build() : spreadScopes(builder.build(), new Map(direct));
}

function componentOf(locked: LockedTable, oldFiles: readonly unknown[]): Entry {
  const { entry } = locked;
  const files = listIn(entry, 'files');
  const hashes = (files.length > 0 ? files : oldFiles).flatMap((file) => hashOfPair(textIn(tableOf(file), 'hash') ?? '') ?? []);
  return lockedComponent(locked, originOf(tableIn(entry, 'source')), { hashes, scope: scopeOf(entry) });
}

function originOf(source: ForeignTable | undefined): PythonOrigin | undefined {
  const url = textIn(source, 'url') ?? '';
  switch (textIn(source, 'type')) {
    case 'legacy':
      return { kind: 'index', url };
    case 'git':
      return { kind: 'git', url, commit: textIn(source, 'resolved_reference') ?? textIn(source, 'reference') };
    case 'url':
      return { kind: 'url', url };
    case 'directory':
    case 'file':
      return { kind: 'local' };
    default:
      return undefined;
  }
}

/** Poetry 2.1 writes the groups of a package, Poetry before 1.5 its category; between them nothing tells. */
function scopeOf(entry: ForeignTable): Scope | undefined {
  const groups = listIn(entry, 'groups');
  const category = textIn(entry, 'category');
  if (groups.length === 0 && category === undefined) return undefined;
  const isMain = groups.length > 0 ? groups.includes('main') : category === 'main';
  if (!isMain) return 'development';
  return entry.optional === true ? 'optional' : 'required';
}

function relate(
  builder: CollectedBuilder,
  byName: ReadonlyMap<string, readonly LockedTable[]>,
  from: LockedTable,
  name: string,
  need: unknown,
): void {
  const targets = byName.get(normalizePythonName(name)) ?? [];
  // A need that a marker or an extra guards is written down even where nothing of it is locked.
  const guards = (Array.isArray(need) ? listOf(need) : [need]).map(tableOf);
  const isOptional = guards.every((guard) => guard?.optional === true);
  for (const target of targets) builder.relate(from.ref, target.ref, isOptional ? 'optional' : 'required');
  if (targets.length > 0 || name === 'python' || guards.every((guard) => guard?.optional === true || guard?.markers !== undefined)) return;
  const message = `"${from.name}" needs "${name}" ${textOf(need) ?? ''}, which the lockfile does not hold`;
  builder.miss('unresolved-dependency', message, from.place, { subject: name, blocking: true });
}
