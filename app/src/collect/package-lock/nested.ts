import type { Collected, Scope } from '../../domain/collected.ts';
import type { Place } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import { CollectedBuilder, type Entry } from '../collected-builder.ts';
import { entriesOf, type ForeignTable, pointerStep, tableIn, tableOf, textIn } from '../foreign-value.ts';
import { readIntegrity } from '../integrity.ts';
import { npmNeeds } from '../npm-manifest.ts';
import { isLocalOrigin, npmPurl } from '../npm-purl.ts';
import { Folders } from './folders.ts';

interface Nested {
  readonly folder: string;
  readonly pointer: string;
  readonly name: string;
  readonly entry: ForeignTable | undefined;
  readonly depth: number;
}

/** Reads the `dependencies` of version 1, nested as the folders are. */
export function readNested(dependencies: ForeignTable, scope: string, path: string, manifest: string | undefined): Collected {
  const builder = new CollectedBuilder(scope, path);
  const all = flatten(dependencies, builder);
  const folders = new Folders(all.filter(({ entry }) => entry !== undefined).map(({ folder }) => folder));
  const direct = manifest === undefined ? undefined : npmNeeds(manifest);
  for (const { folder, pointer, name, entry, depth } of all) {
    if (entry === undefined) {
      builder.miss('malformed', `"${folder}" is no table`, { pointer }, { subject: name, blocking: true });
      continue;
    }
    const component = componentOf(builder, folder, name, entry, { pointer });
    builder.add(direct ? { ...component, direct: depth === 0 && direct.has(name) } : component);
    const find = folders.finder(folder);
    for (const [needed] of entriesOf(entry.requires)) {
      const target = find(needed);
      if (target !== undefined) builder.relate(folder, target);
      else if (!isOptional(entry)) builder.miss(...missing(folder, needed, { pointer }));
    }
  }
  return builder.build();
}

/** All entries, the outer ones first, without recursion: a hostile file may nest as deep as it is long. */
function flatten(dependencies: ForeignTable, builder: CollectedBuilder): Nested[] {
  const found: Nested[] = nestedOf(dependencies, '', '', 0);
  for (const nested of found) {
    const inner = tableIn(nested.entry, 'dependencies');
    if (inner === undefined) continue;
    if (nested.depth < limits.documentDepth && nested.folder.length < limits.fieldLength) {
      for (const next of nestedOf(inner, `${nested.folder}/`, nested.pointer, nested.depth + 1)) found.push(next);
    } else {
      const message = `"${nested.name}" is nested deeper than ${limits.documentDepth}; what is below is not read`;
      builder.miss('limit-exceeded', message, undefined, { subject: nested.name, blocking: true });
    }
  }
  return found;
}

function nestedOf(dependencies: ForeignTable, folder: string, pointer: string, depth: number): Nested[] {
  return entriesOf(dependencies).map(([name, value]) => ({
    folder: `${folder}node_modules/${name}`,
    pointer: `${pointer}/dependencies${pointerStep(name)}`,
    name,
    entry: tableOf(value),
    depth,
  }));
}

function componentOf(builder: CollectedBuilder, folder: string, key: string, entry: ForeignTable, place: Place): Entry {
  const { name, version, origin } = identityOf(key, entry);
  const local = origin !== undefined && isLocalOrigin(origin);
  const purl = local ? undefined : npmPurl(name, version, origin);
  return {
    ref: folder,
    kind: local ? 'application' : 'library',
    name,
    version,
    purl,
    hashes: readIntegrity(builder, textIn(entry, 'integrity'), name, place),
    scope: scopeOf(entry),
    location: folder,
    place,
  };
}

/** `version` is a version, an alias (`npm:name@version`) or, for what comes from no registry, where it comes from. */
function identityOf(key: string, entry: ForeignTable): { name: string; version?: string | undefined; origin?: string | undefined } {
  const version = textIn(entry, 'version');
  const alias = version === undefined ? null : /^npm:(.+)@([^@/]+)$/.exec(version);
  if (alias) return { name: alias[1]!, version: alias[2]!, origin: textIn(entry, 'resolved') };
  const isOrigin = version !== undefined && /[:/]/.test(version);
  return isOrigin ? { name: key, origin: version } : { name: key, version, origin: textIn(entry, 'resolved') };
}

function isOptional(entry: ForeignTable): boolean {
  return entry.optional === true || entry.bundled === true;
}

function scopeOf(entry: ForeignTable): Scope {
  if (entry.dev === true) return 'development';
  return entry.optional === true ? 'optional' : 'required';
}

function missing(folder: string, name: string, place: Place): Parameters<CollectedBuilder['miss']> {
  const message = `"${folder}" needs "${name}", which the lockfile does not hold`;
  return ['unresolved-dependency', message, place, { subject: name, blocking: true }];
}
