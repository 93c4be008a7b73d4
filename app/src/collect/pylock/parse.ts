import type { Collected } from '../../domain/collected.ts';
import { CollectedBuilder, type Entry } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { entriesOf, type ForeignTable, fieldOf, listIn, tableIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { hashOfHex } from '../integrity.ts';
import { type Project, unread } from '../project-files.ts';
import { type LockedTable, lockedComponent, lockedTables } from '../python-lock.ts';
import { normalizePythonName, type PythonOrigin } from '../python-package.ts';
import { readToml } from '../structured-text.ts';

/**
 * Reads Python's lockfile. It may lock for several platforms, so that a package may stand in it in several versions.
 *
 * @returns a component for every package; which of them the project needs itself is not told
 * @see https://packaging.python.org/en/latest/specifications/pylock-toml/
 */
export function parsePylock({ lockfile: { text, path } }: Project): Collected {
  const scope = `pylock:${path}`;
  const read = readToml(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const builder = new CollectedBuilder(scope, path);
  missCutOff(builder, text);
  const packages = lockedTables(builder, tableOf(read.value)!, text, 'packages');
  const byName = Map.groupBy(packages, ({ name }) => normalizePythonName(name));
  for (const locked of packages) {
    builder.add(componentOf(locked), 'it is taken from where it is, in whatever version that has');
    for (const need of listIn(locked.entry, 'dependencies')) relate(builder, byName, locked, tableOf(need));
  }
  return builder.build();
}

function componentOf(locked: LockedTable): Entry {
  const { entry } = locked;
  const files = [tableIn(entry, 'archive'), tableIn(entry, 'sdist'), ...listIn(entry, 'wheels').map(tableOf)];
  const location = textIn(tableIn(entry, 'directory'), 'path');
  return lockedComponent(locked, originOf(entry), { hashes: files.flatMap(hashesOf), location });
}

function hashesOf(file: ForeignTable | undefined): string[] {
  return entriesOf(fieldOf(file, 'hashes')).flatMap(([algorithm, hash]) => hashOfHex(algorithm, textOf(hash) ?? '') ?? []);
}

function originOf(entry: ForeignTable): PythonOrigin | undefined {
  const vcs = tableIn(entry, 'vcs');
  if (vcs) {
    const url = textIn(vcs, 'type') === 'git' ? textIn(vcs, 'url') : undefined;
    return url === undefined ? { kind: 'local' } : { kind: 'git', url, commit: textIn(vcs, 'commit-id') };
  }
  const archive = textIn(tableIn(entry, 'archive'), 'url');
  if (archive) return { kind: 'url', url: archive };
  if (tableIn(entry, 'directory') ?? tableIn(entry, 'archive')) return { kind: 'local' };
  const index = textIn(entry, 'index');
  return index ? { kind: 'index', url: index } : undefined;
}

/** A need is a table that says as much of a package as tells it from others. */
function relate(
  builder: CollectedBuilder,
  byName: ReadonlyMap<string, readonly LockedTable[]>,
  from: LockedTable,
  need: ForeignTable | undefined,
): void {
  const name = textIn(need, 'name');
  const version = textIn(need, 'version');
  const named = name === undefined ? [] : (byName.get(normalizePythonName(name)) ?? []);
  const targets = named.filter((target) => version === undefined || target.version === version);
  for (const target of targets) builder.relate(from.ref, target.ref, 'required');
  if (targets.length > 0) return;
  const message = `"${from.name}" needs "${name}", which the lockfile does not hold`;
  builder.miss('unresolved-dependency', message, from.place, { subject: name, blocking: true });
}
