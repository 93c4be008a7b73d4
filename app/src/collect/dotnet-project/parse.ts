import type { Collected, Scope } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { limits } from '../../platform/limits.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { type Evaluate, evaluator } from './evaluate.ts';
import type { PackageItem } from './msbuild-file.ts';
import type { GatheredProject } from './project-tree.ts';

/** A package with all the versions that may be meant, several where a condition decides, each with the item that says it. */
interface Named {
  readonly name: string;
  versions: Map<string | undefined, PackageItem>;
}

/**
 * Tells what a project references. A version without brackets is the lowest that may be taken, and NuGet takes it for what a project references itself; what is a range or
 * floats has no version here.
 *
 * @returns a component for every reference
 * @see https://learn.microsoft.com/en-us/nuget/consume-packages/package-references-in-project-files
 */
export function parseProject(path: string, project: GatheredProject, scope: string): Collected {
  const { builder, evaluate, items } = opened(path, project, scope);
  const central = applied(builder, items, 'central', evaluate);
  const references = applied(builder, items, 'reference', evaluate);
  const all = applied(builder, items, 'global', evaluate);
  for (const [key, { name, versions }] of references)
    addPackage(builder, { name, versions: withKept(versions, central.get(key)) }, evaluate, { scope: 'required', direct: true });
  for (const one of all.values()) addPackage(builder, one, evaluate, { scope: 'development', direct: true });
  if (references.size + all.size > 0)
    builder.miss('transitive-unknown', 'a project file does not name what its packages need', undefined, { blocking: false });
  return builder.build();
}

/** Tells the versions that are kept for projects elsewhere. */
export function parseCentral(path: string, project: GatheredProject, scope: string): Collected {
  const { builder, evaluate, items } = opened(path, project, scope);
  for (const kind of ['central', 'global'] as const)
    for (const one of applied(builder, items, kind, evaluate).values()) addPackage(builder, one, evaluate, {});
  return builder.build();
}

function opened(path: string, { files, gaps }: GatheredProject, scope: string) {
  const builder = new CollectedBuilder(scope, path);
  for (const gap of gaps) builder.addGap(gap);
  const items = files.flatMap((file) => file.items);
  if (items.length > limits.packageReferences)
    builder.miss('limit-exceeded', `more than ${limits.packageReferences} references`, undefined, { blocking: true });
  return { builder, evaluate: evaluator(files), items: items.slice(0, limits.packageReferences) };
}

/** What a reference does not say itself, its versions elsewhere do; the place stays that of the reference. */
function withKept(versions: Named['versions'], kept: Named | undefined): Named['versions'] {
  const item = versions.get(undefined);
  if (!item || !kept) return versions;
  const own = [...versions].filter(([version]) => version !== undefined);
  return new Map([...[...kept.versions.keys()].map((version) => [version, item] as const), ...own]);
}

/** The items of a kind, by name without case, as what stands later adds to, changes and removes them. */
function applied(
  builder: CollectedBuilder,
  items: readonly PackageItem[],
  kind: PackageItem['kind'],
  evaluate: Evaluate,
): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  for (const item of items) {
    if (item.kind !== kind) continue;
    for (const name of namesOf(builder, item, evaluate)) apply(found, name, item);
  }
  return found;
}

function apply(found: Map<string, Named>, name: string, item: PackageItem): void {
  const key = name.toLowerCase();
  const known = found.get(key);
  if (item.does === 'remove') {
    if (!item.isConditional) found.delete(key);
  } else if (item.does === 'include') {
    // References add up; of the versions that are kept for them the last counts.
    if (known && (item.isConditional || item.kind === 'reference')) known.versions.set(item.version, item);
    else found.set(key, { name, versions: new Map([[item.version, item]]) });
  } else if (known && item.version !== undefined) {
    const [first = item] = known.versions.values();
    if (item.isConditional) known.versions.set(item.version, first);
    else known.versions = new Map([[item.version, first]]);
  }
}

function namesOf(builder: CollectedBuilder, { names, path, line }: PackageItem, evaluate: Evaluate): readonly string[] {
  const read = evaluate(names)
    ?.split(';')
    .map((name) => name.trim());
  if (read && !read.some((name) => /[@%*()]/.test(name))) return read.filter((name) => name !== '');
  builder.miss('no-identity', `"${names}" names what is not known here`, { path, line }, { subject: names, blocking: true });
  return [];
}

/** Each version once, in whatever words it is told. */
function addPackage(
  builder: CollectedBuilder,
  { name, versions }: Named,
  evaluate: Evaluate,
  use: { readonly scope?: Scope; readonly direct?: boolean },
): void {
  const told = new Set<string | undefined>();
  for (const [written, { path, line }] of versions) {
    const version = written === undefined ? undefined : pinned(evaluate(written));
    if (told.has(version)) continue;
    told.add(version);
    const why = written === undefined ? 'no version is told' : `"${written}" is no single version`;
    const ref = version === undefined ? name : `${name} ${version}`;
    builder.add(
      { ref, kind: 'library', name, version, purl: purlOf({ type: 'nuget', name, version }), ...use, place: { path, line } },
      why,
    );
  }
}

/** `1.2.3`, and `[1.2.3]` for nothing else than that. */
function pinned(text: string | undefined): string | undefined {
  const exact = /^\[\s*([^\s,[\]()]+)\s*\]$/.exec(text ?? '')?.[1] ?? text?.trim();
  return exact !== undefined && /^\d[\w.+-]*$/.test(exact) ? exact : undefined;
}
