import type { Collected, Scope } from '../../domain/collected.ts';
import { CollectedBuilder, type Entry } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { entriesOf, fieldOf, listIn, listOf, tableIn, tableOf, textIn } from '../foreign-value.ts';
import { hashOfPair } from '../integrity.ts';
import { type Project, unread } from '../project-files.ts';
import { lockedComponent } from '../python-lock.ts';
import { spreadScopes } from '../spread-scopes.ts';
import { readToml } from '../structured-text.ts';
import { finder, isOwn, type Locked, originOf, packagesOf } from './packages.ts';

/**
 * Reads uv's lockfile. It locks for every platform and Python that the project allows; a package may stand in it in several versions.
 *
 * @returns a component for every package but the project itself; other packages of the workspace have no purl
 * @see https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile
 */
export function parseUvLock({ lockfile: { text, path } }: Project): Collected {
  const scope = `uv-lock:${path}`;
  const read = readToml(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const builder = new CollectedBuilder(scope, path);
  missCutOff(builder, text);
  const packages = packagesOf(builder, tableOf(read.value)!, text);
  const find = finder(packages);
  const direct = new Map<string, Scope>();
  for (const locked of packages) {
    if (locked.folder !== '.') builder.add(componentOf(locked));
    for (const [need, how] of needsOf(locked)) {
      const targets = find(need);
      const name = textIn(tableOf(need), 'name');
      if (targets.length === 0) {
        const message = `"${locked.name}" needs "${name}", which the lockfile does not hold`;
        builder.miss('unresolved-dependency', message, locked.place, { subject: name, blocking: true });
      }
      for (const target of targets) {
        builder.relate(locked.ref, target.ref, how);
        if (isOwn(locked) && direct.get(target.ref) !== 'required') direct.set(target.ref, how);
      }
    }
  }
  return spreadScopes(builder.build(), direct);
}

/**
 * What a package needs, each with how. Of a package that is not the project's own, the lockfile holds the extras that somebody asked for:
 * they are needed as the package is.
 */
function needsOf(locked: Locked): [need: unknown, scope: Scope][] {
  const { entry } = locked;
  const lists = (field: string) => entriesOf(fieldOf(entry, field)).flatMap(([, list]) => listOf(list));
  const extras = lists('optional-dependencies').map((need): [unknown, Scope] => [need, isOwn(locked) ? 'optional' : 'required']);
  const groups = [...lists('dev-dependencies'), ...lists('dependency-groups')].map((need): [unknown, Scope] => [need, 'development']);
  return [...groups, ...extras, ...listIn(entry, 'dependencies').map((need): [unknown, Scope] => [need, 'required'])];
}

function componentOf(locked: Locked): Entry {
  const files = [tableIn(locked.entry, 'sdist'), ...listIn(locked.entry, 'wheels').map(tableOf)];
  const hashes = files.flatMap((file) => hashOfPair(textIn(file, 'hash') ?? '') ?? []);
  return lockedComponent(locked, originOf(locked.source), { hashes, location: locked.folder });
}
