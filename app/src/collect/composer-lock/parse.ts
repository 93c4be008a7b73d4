import type { Collected, Scope } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { entriesOf, type ForeignTable, fieldOf, listIn, tableIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { locatorOfRepository } from '../git-locator.ts';
import { hashOfHex } from '../integrity.ts';
import { licenseChoice } from '../license-choice.ts';
import { manifestBeside, type Project, unread } from '../project-files.ts';
import { publicUrl, repositoryUrl } from '../public-registry.ts';
import { readJson } from '../structured-text.ts';

const lists: readonly (readonly [list: string, scope: Scope])[] = [
  ['packages', 'required'],
  ['packages-dev', 'development'],
];

interface Locked {
  readonly name: string;
  readonly entry: ForeignTable;
  readonly scope: Scope;
  readonly pointer: string;
}

/**
 * Reads Composer's lockfile: `packages` for all, `packages-dev` for development.
 *
 * @param project the lockfile, and `composer.json` among its manifests
 * @see https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control
 */
export function parseComposerLock(project: Project): Collected {
  const { text, path } = project.lockfile;
  const scope = `composer-lock:${path}`;
  const read = readJson(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const lock = tableOf(read.value);
  if (lock === undefined || !Array.isArray(lock.packages)) {
    return unread(scope, { kind: 'unknown-format', message: 'no list "packages"', path, blocking: true });
  }
  const builder = new CollectedBuilder(scope, path);
  const packages = lists.flatMap(([list, how]) => lockedOf(builder, lock, list, how));
  const providers = providersOf(packages);
  const needs = directOf(manifestBeside(project, 'composer.json'));
  for (const locked of packages) {
    addPackage(builder, locked, needs);
    for (const [need] of entriesOf(fieldOf(locked.entry, 'require'))) {
      // A name without a vendor is PHP itself, an extension or a library of the platform.
      if (!need.includes('/')) continue;
      const targets = providers.get(need.toLowerCase()) ?? [];
      for (const target of targets) builder.relate(locked.name, target, 'required');
      if (targets.length > 0) continue;
      const message = `"${locked.name}" needs "${need}", which the lockfile does not hold`;
      builder.miss('unresolved-dependency', message, { pointer: locked.pointer }, { subject: need, blocking: true });
    }
  }
  return builder.build();
}

function lockedOf(builder: CollectedBuilder, lock: ForeignTable, list: string, scope: Scope): Locked[] {
  return listIn(lock, list).flatMap((value, index) => {
    const entry = tableOf(value);
    const name = textIn(entry, 'name');
    const pointer = `/${list}/${index}`;
    if (entry && name) return [{ name, entry, scope, pointer }];
    builder.miss('missing-field', 'a package without a name', { pointer }, { blocking: true });
    return [];
  });
}

/** Who answers a name: the package itself, or one that replaces or provides it. */
function providersOf(packages: readonly Locked[]): ReadonlyMap<string, readonly string[]> {
  const pairs = packages.flatMap(({ name, entry }) =>
    [name, ...entriesOf(fieldOf(entry, 'replace')).map(([key]) => key), ...entriesOf(fieldOf(entry, 'provide')).map(([key]) => key)].map(
      (answer) => ({ answer: answer.toLowerCase(), name }),
    ),
  );
  return new Map([...Map.groupBy(pairs, ({ answer }) => answer)].map(([answer, found]) => [answer, found.map(({ name }) => name)]));
}

function addPackage(builder: CollectedBuilder, { name, entry, scope, pointer }: Locked, needs: ReadonlySet<string> | undefined): void {
  const version = textIn(entry, 'version');
  const dist = tableIn(entry, 'dist');
  const isLocal = textIn(dist, 'type') === 'path';
  const hash = hashOfHex('sha1', textIn(dist, 'shasum') ?? '');
  builder.add({
    ref: name,
    kind: isLocal ? 'application' : 'library',
    name,
    version,
    purl: isLocal ? undefined : purlOf({ type: 'composer', name, version, qualifiers: originOf(entry, dist) }),
    hashes: hash ? [hash] : [],
    licenses: licenseChoice(listIn(entry, 'license').flatMap((license) => textOf(license) ?? [])),
    scope,
    direct: needs?.has(name.toLowerCase()),
    location: isLocal ? textIn(dist, 'url') : undefined,
    place: { pointer },
  });
}

/** A package of a registry names where installations are counted; one without it comes from a repository or archive that the project names. */
function originOf(entry: ForeignTable, dist: ForeignTable | undefined): Record<string, string | undefined> {
  const registry = textIn(entry, 'notification-url');
  if (registry) return { repository_url: repositoryUrl('composer', registry.replace(/\/downloads\/?$/, '')) };
  const source = tableIn(entry, 'source');
  const repository = textIn(source, 'type') === 'git' ? textIn(source, 'url') : undefined;
  if (repository) return { vcs_url: locatorOfRepository(repository, textIn(source, 'reference')) };
  return { download_url: publicUrl(textIn(dist, 'url') ?? '') };
}

function directOf(manifest: string | undefined): ReadonlySet<string> | undefined {
  const read = manifest === undefined ? undefined : readJson(manifest, 'composer.json');
  const table = read && 'value' in read ? tableOf(read.value) : undefined;
  return (
    table && new Set(['require', 'require-dev'].flatMap((field) => entriesOf(fieldOf(table, field)).map(([name]) => name.toLowerCase())))
  );
}
