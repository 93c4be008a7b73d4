import type { Collected, Scope } from '../../domain/collected.ts';
import type { Place } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import { CollectedBuilder, type Entry } from '../collected-builder.ts';
import { entriesOf, type ForeignTable, fieldOf, pointerStep, tableIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { readIntegrity } from '../integrity.ts';
import { isLocalOrigin, npmPurl } from '../npm-purl.ts';
import { Folders } from './folders.ts';

/** The fields of an entry that name what it needs, each with how. */
const needFields: readonly (readonly [field: string, scope: Scope])[] = [
  ['dependencies', 'required'],
  ['peerDependencies', 'required'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'development'],
];

/** Reads the `packages` of versions 2 and 3: one entry a folder, of which the one without a name is the project itself. */
export function readPackages(packages: ForeignTable, scope: string, path: string): Collected {
  const builder = new CollectedBuilder(scope, path);
  const installed = installedOf(builder, packages);
  const direct = directFolders(installed);
  for (const [folder, entry] of installed.entries) {
    const place = { pointer: `/packages${pointerStep(folder)}` };
    if (entry.link === true) checkLink(builder, installed, folder, entry);
    else {
      if (folder !== '') builder.add({ ...componentOf(builder, folder, entry, place), direct: direct.has(folder) });
      relate(builder, installed, folder, entry);
    }
  }
  return builder.build();
}

/** The entries by folder, and the way from one to another. */
interface Installed {
  readonly entries: ReadonlyMap<string, ForeignTable>;
  readonly folders: Folders;
}

function installedOf(builder: CollectedBuilder, packages: ForeignTable): Installed {
  const entries = new Map<string, ForeignTable>();
  for (const [folder, value] of entriesOf(packages)) {
    const entry = tableOf(value);
    const place = { pointer: `/packages${pointerStep(folder)}` };
    if (entry === undefined) builder.miss('malformed', `"${folder}" is no table`, place, { subject: folder, blocking: true });
    else if (folder.length > limits.fieldLength)
      builder.miss('limit-exceeded', 'the path of a folder is too long', place, { blocking: true });
    else entries.set(folder, entry);
  }
  return { entries, folders: new Folders(entries.keys()) };
}

function componentOf(builder: CollectedBuilder, folder: string, entry: ForeignTable, place: Place): Entry {
  const installed = folder.lastIndexOf('node_modules/');
  const name = textIn(entry, 'name') ?? (installed < 0 ? folder : folder.slice(installed + 'node_modules/'.length));
  const version = textIn(entry, 'version');
  const resolved = textIn(entry, 'resolved');
  const local = installed < 0 || (resolved !== undefined && isLocalOrigin(resolved));
  const purl = local ? undefined : npmPurl(name, version, resolved);
  return {
    ref: folder,
    kind: local ? 'application' : 'library',
    name,
    version,
    purl,
    hashes: readIntegrity(builder, textIn(entry, 'integrity'), name, place),
    licenses: licensesOf(entry),
    scope: installed < 0 ? undefined : scopeOf(entry),
    location: folder,
    place,
  };
}

/** `optional` with `dev` is an optional need of a tool; `devOptional` is needed by tools and, optionally, by the product. */
function scopeOf(entry: ForeignTable): Scope {
  if (entry.dev === true) return 'development';
  return entry.optional === true || entry.devOptional === true ? 'optional' : 'required';
}

/** npm copies the field of the package's own manifest: text, or in old packages `{ type }`. */
function licensesOf(entry: ForeignTable): string[] {
  const license = textIn(entry, 'license') ?? textIn(tableIn(entry, 'license'), 'type');
  return license ? [license] : [];
}

/** The workspaces, which npm installs for the project whether or not one needs another, and what it or one of them needs itself. */
function directFolders(installed: Installed): Set<string> {
  const own = [...installed.entries].filter(([folder, entry]) => !folder.includes('node_modules/') && entry.link !== true);
  return new Set(
    own.flatMap(([folder, entry]) => {
      const find = finder(installed, folder);
      return [folder, ...needFields.flatMap(([field]) => entriesOf(entry[field]).flatMap(([name]) => find(name) ?? []))];
    }),
  );
}

function relate(builder: CollectedBuilder, installed: Installed, folder: string, entry: ForeignTable): void {
  const find = finder(installed, folder);
  const optionalPeers = new Set(
    entriesOf(entry.peerDependenciesMeta).flatMap(([name, meta]) => (tableOf(meta)?.optional === true ? [name] : [])),
  );
  for (const [field, scope] of needFields) {
    // Only a project installs what it develops with; the entry of an installed package does not even list it.
    if (field === 'devDependencies' && folder.includes('node_modules/')) continue;
    for (const [name] of entriesOf(entry[field])) {
      const target = find(name);
      const optionalPeer = field === 'peerDependencies' && optionalPeers.has(name);
      if (target !== undefined) builder.relate(folder, target, optionalPeer ? 'optional' : scope);
      else if (isMissing(entry, field, name)) missing(builder, folder, name);
    }
  }
}

/** npm installs an optional need where it can, and a peer may be left to the user: only of the others it is strange not to find them. */
function isMissing(entry: ForeignTable, field: string, name: string): boolean {
  return (field === 'dependencies' || field === 'devDependencies') && fieldOf(tableIn(entry, 'optionalDependencies'), name) === undefined;
}

function missing(builder: CollectedBuilder, folder: string, name: string): void {
  const message = `"${folder || '.'}" needs "${name}", which the lockfile does not hold`;
  builder.miss('unresolved-dependency', message, { pointer: `/packages${pointerStep(folder)}` }, { subject: name, blocking: true });
}

/** A link stands for the folder it names; one that leads nowhere hides a package. */
function checkLink(builder: CollectedBuilder, { entries }: Installed, folder: string, entry: ForeignTable): void {
  if (entries.has(textOf(entry.resolved) ?? '')) return;
  const message = `"${folder}" is a link to a folder that the lockfile does not hold`;
  builder.miss('unresolved-dependency', message, { pointer: `/packages${pointerStep(folder)}` }, { subject: folder, blocking: true });
}

/** What a package at a folder finds by name, through a link too. */
function finder({ entries, folders }: Installed, folder: string): (name: string) => string | undefined {
  const find = folders.finder(folder);
  return (name) => {
    const found = find(name);
    const entry = found === undefined ? undefined : entries.get(found);
    return entry?.link === true ? textIn(entry, 'resolved') : found;
  };
}
