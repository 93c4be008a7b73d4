import type { Collected, Scope } from '../../domain/collected.ts';
import { CollectedBuilder, type Entry } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { type ForeignTable, listIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { hashOfPair } from '../integrity.ts';
import { manifestBeside, type Project, unread } from '../project-files.ts';
import { type LockedTable, lockedComponent, lockedTables } from '../python-lock.ts';
import { pyprojectNeeds } from '../python-manifest.ts';
import { nameOfRequirement, normalizePythonName, type PythonOrigin } from '../python-package.ts';
import { spreadScopes } from '../spread-scopes.ts';
import { readToml } from '../structured-text.ts';

/**
 * Reads PDM's lockfile. A package of which extras are asked for stands in it twice, once without them: it is one component, with the needs of
 * both.
 *
 * @param project the lockfile, and `pyproject.toml` among its manifests
 * @returns a component for every package; those of the group `default` are required, how others are used follows from the manifest
 * @see https://pdm-project.org/en/latest/usage/lockfile/
 */
export function parsePdmLock(project: Project): Collected {
  const { text, path } = project.lockfile;
  const scope = `pdm-lock:${path}`;
  const read = readToml(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const builder = new CollectedBuilder(scope, path);
  missCutOff(builder, text);
  const tables = lockedTables(builder, tableOf(read.value)!, text, 'package');
  const packages = tables.filter((table) => !hasExtras(table));
  const byName = Map.groupBy(packages, ({ name }) => normalizePythonName(name));
  for (const locked of tables) {
    const own = byName.get(normalizePythonName(locked.name))?.find(({ version }) => version === locked.version) ?? locked;
    if (own === locked) builder.add(componentOf(locked));
    for (const need of listIn(locked.entry, 'dependencies')) relate(builder, byName, { ...locked, ref: own.ref }, textOf(need) ?? '');
  }
  const needs = pyprojectNeeds(manifestBeside(project, 'pyproject.toml') ?? '');
  if (needs === undefined || needs.size === 0) return builder.build();
  const direct = packages.flatMap(({ ref, name, entry }): [string, Scope | undefined][] => {
    const how = needs.get(normalizePythonName(name));
    return how === undefined ? [] : [[ref, scopeOf(entry) ?? how]];
  });
  return spreadScopes(builder.build(), new Map(direct));
}

function hasExtras({ entry }: LockedTable): boolean {
  return listIn(entry, 'extras').length > 0;
}

function componentOf(locked: LockedTable): Entry {
  const { entry } = locked;
  const hashes = listIn(entry, 'files').flatMap((file) => hashOfPair(textIn(tableOf(file), 'hash') ?? '') ?? []);
  return lockedComponent(locked, originOf(entry), { hashes, scope: scopeOf(entry) });
}

function originOf(entry: ForeignTable): PythonOrigin | undefined {
  const git = textIn(entry, 'git');
  if (git) return { kind: 'git', url: git, commit: textIn(entry, 'revision') };
  const url = textIn(entry, 'url');
  if (url) return { kind: 'url', url };
  return textIn(entry, 'path') === undefined ? undefined : { kind: 'local' };
}

/** The names of other groups are the project's own. */
function scopeOf(entry: ForeignTable): Scope | undefined {
  return listIn(entry, 'groups').includes('default') ? 'required' : undefined;
}

function relate(builder: CollectedBuilder, byName: ReadonlyMap<string, readonly LockedTable[]>, from: LockedTable, need: string): void {
  const name = nameOfRequirement(need);
  const targets = name === undefined ? [] : (byName.get(normalizePythonName(name)) ?? []);
  for (const target of targets) if (target.ref !== from.ref) builder.relate(from.ref, target.ref, 'required');
  // A need that a marker guards is written down even where nothing of it is locked.
  if (targets.length > 0 || need.includes(';')) return;
  const message = `"${from.name}" needs "${need.slice(0, 100)}", which the lockfile does not hold`;
  builder.miss('unresolved-dependency', message, from.place, { subject: name, blocking: true });
}
