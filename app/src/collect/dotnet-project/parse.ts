import type { Collected, Scope } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { limits } from '../../platform/limits.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { type Evaluate, evaluator } from './evaluate.ts';
import type { PackageItem } from './msbuild-file.ts';
import type { GatheredProject } from './project-tree.ts';

/** A package by name, with all the versions that may be meant: several where a condition decides. */
interface Named {
  readonly name: string;
  readonly versions: ReadonlySet<string | undefined>;
  readonly item: PackageItem;
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
  const references = applied(builder, items, 'reference', evaluate).map((one) => ({ ...one, versions: versionsOf(one, central) }));
  const all = applied(builder, items, 'global', evaluate);
  addPackages(builder, references, evaluate, { scope: 'required', direct: true });
  addPackages(builder, all, evaluate, { scope: 'development', direct: true });
  if (references.length + all.length > 0)
    builder.miss('transitive-unknown', 'a project file does not name what its packages need', undefined, { blocking: false });
  return builder.build();
}

/** Tells the versions that are kept for projects elsewhere. */
export function parseCentral(path: string, project: GatheredProject, scope: string): Collected {
  const { builder, evaluate, items } = opened(path, project, scope);
  const kept = [...applied(builder, items, 'central', evaluate), ...applied(builder, items, 'global', evaluate)];
  addPackages(builder, kept, evaluate, {});
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

/** Its own, else those that are kept for it. */
function versionsOf(one: Named, central: readonly Named[]): Named['versions'] {
  if ([...one.versions].some((version) => version !== undefined)) return one.versions;
  const kept = central.filter(({ name }) => isSame(name, one.name));
  return kept.length > 0 ? new Set(kept.flatMap(({ versions }) => [...versions])) : one.versions;
}

/** The items of a kind, as what stands later adds to, changes and removes them. */
function applied(
  builder: CollectedBuilder,
  items: readonly PackageItem[],
  kind: PackageItem['kind'],
  evaluate: Evaluate,
): readonly Named[] {
  const found = new Map<string, Named[]>();
  for (const item of items) {
    if (item.kind !== kind) continue;
    for (const name of namesOf(builder, item, evaluate)) {
      const key = name.toLowerCase();
      const before = found.get(key) ?? [];
      if (item.does === 'remove') {
        if (!item.isConditional) found.delete(key);
      } else if (item.does === 'update') {
        found.set(
          key,
          before.map((one) => ({ ...one, versions: updated(one.versions, item) })),
        );
      } else {
        const isOther = item.isConditional || kind === 'reference';
        found.set(key, [...(isOther ? before : []), { name, versions: new Set([item.version]), item }]);
      }
    }
  }
  return [...found.values()].flat();
}

function updated(versions: Named['versions'], { version, isConditional }: PackageItem): Named['versions'] {
  if (version === undefined) return versions;
  return isConditional ? new Set([...versions, version]) : new Set([version]);
}

function namesOf(builder: CollectedBuilder, { names, path, line }: PackageItem, evaluate: Evaluate): readonly string[] {
  const read = evaluate(names)
    ?.split(';')
    .map((name) => name.trim());
  if (read && !read.some((name) => /[@%*()]/.test(name))) return read.filter((name) => name !== '');
  builder.miss('no-identity', `"${names}" names what is not known here`, { path, line }, { subject: names, blocking: true });
  return [];
}

/** Each once, however often it is referenced. */
function addPackages(
  builder: CollectedBuilder,
  packages: readonly Named[],
  evaluate: Evaluate,
  use: { readonly scope?: Scope; readonly direct?: boolean },
): void {
  const told = new Set<string>();
  for (const { name, versions, item } of packages) {
    for (const written of versions) {
      const version = written === undefined ? undefined : pinned(evaluate(written));
      const key = `${name.toLowerCase()} ${version ?? ''}`;
      if (told.has(key)) continue;
      told.add(key);
      const purl = purlOf({ type: 'nuget', name, version });
      const place = { path: item.path, line: item.line };
      const why = written === undefined ? 'no version is told' : `"${written}" is no single version`;
      builder.add({ ref: version === undefined ? name : `${name} ${version}`, kind: 'library', name, version, purl, ...use, place }, why);
    }
  }
}

/** `1.2.3`, and `[1.2.3]` for nothing else than that. */
function pinned(text: string | undefined): string | undefined {
  const exact = /^\[\s*([^\s,[\]()]+)\s*\]$/.exec(text ?? '')?.[1] ?? text?.trim();
  return exact !== undefined && /^\d[\w.+-]*$/.test(exact) ? exact : undefined;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
