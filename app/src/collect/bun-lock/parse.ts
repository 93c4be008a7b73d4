import type { Collected, Scope } from '../../domain/collected.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { entriesOf, type ForeignTable, fieldOf, listOf, pointerStep, tableOf, textOf } from '../foreign-value.ts';
import { needsOf } from '../npm-manifest.ts';
import { type Project, unread } from '../project-files.ts';
import { spreadScopes } from '../spread-scopes.ts';
import { readYaml } from '../structured-text.ts';
import { addLocked } from './add-locked.ts';
import { findNeed } from './keys.ts';

/** One package: what it is, whether it is of the project's own machine, and what it needs. */
interface Locked {
  readonly key: string;
  readonly name: string;
  /** What stands behind the name: a version, or where it is. */
  readonly locator: string;
  readonly entry: readonly unknown[];
  readonly info: ForeignTable | undefined;
}

/**
 * Reads Bun's lockfile: JSON with commas at the ends of its lists, which YAML allows as well. A package stands under its name, and where several
 * versions are installed under the path of those that need it (`express/debug`).
 *
 * @returns a component for every package; those of the workspace itself have no purl
 * @see https://bun.com/docs/install/lockfile
 */
export function parseBunLock({ lockfile: { text, path } }: Project): Collected {
  const scope = `bun-lock:${path}`;
  const read = readYaml(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const lock = tableOf(read.value);
  if (lock === undefined || tableOf(lock.packages) === undefined) {
    return unread(scope, { kind: 'unknown-format', message: 'no table "packages"', path, blocking: true });
  }
  const builder = new CollectedBuilder(scope, path);
  const packages = entriesOf(lock.packages).flatMap(([key, value]) => readEntry(builder, key, value));
  const keys = new Set(packages.map(({ key }) => key));
  for (const locked of packages) {
    addPackage(builder, locked);
    for (const [name, { scope: how }] of needsOf(locked.info ?? {})) relate(builder, keys, locked, name, how);
  }
  const direct = new Map<string, Scope>();
  for (const [, value] of entriesOf(lock.workspaces)) {
    const workspace = tableOf(value) ?? {};
    const own = textOf(fieldOf(workspace, 'name')) ?? '';
    for (const [name, { scope: how }] of needsOf(workspace)) {
      const key = findNeed(keys, own, name);
      if (key !== undefined && direct.get(key) !== 'required') direct.set(key, how);
    }
  }
  return spreadScopes(builder.build(), direct);
}

/** `["name@1.0.0", registry, { dependencies }, integrity]`; from other places than a registry the second is the table already. */
function readEntry(builder: CollectedBuilder, key: string, value: unknown): Locked[] {
  const entry = listOf(value);
  const said = textOf(entry[0]) ?? '';
  const at = said.indexOf('@', 1);
  if (at < 1) {
    const place = { pointer: `/packages${pointerStep(key)}` };
    builder.miss('malformed', `"${key}" says not what it is`, place, { subject: key, blocking: true });
    return [];
  }
  return [{ key, name: said.slice(0, at), locator: said.slice(at + 1), entry, info: tableOf(entry.find(isTable)) }];
}

function addPackage(builder: CollectedBuilder, { key, name, locator, entry }: Locked): void {
  const place = { pointer: `/packages${pointerStep(key)}` };
  addLocked(builder, { ref: key, name, locator, registry: textOf(entry[1]) ?? '', integrity: textOf(entry[3]), place });
}

function relate(builder: CollectedBuilder, keys: ReadonlySet<string>, from: Locked, name: string, how: Scope): void {
  const target = findNeed(keys, from.key, name);
  if (target !== undefined) {
    builder.relate(from.key, target, how);
    return;
  }
  // What is optional, and peers that the project does without, need not be there.
  const optional = new Set(
    ['optionalDependencies', 'peerDependencies'].flatMap((field) => Object.keys(tableOf(fieldOf(from.info, field)) ?? {})),
  );
  if (optional.has(name)) return;
  const message = `"${from.name}" needs "${name}", which the lockfile does not hold`;
  builder.miss('unresolved-dependency', message, { pointer: `/packages${pointerStep(from.key)}` }, { subject: name, blocking: true });
}

function isTable(value: unknown): boolean {
  return tableOf(value) !== undefined;
}
