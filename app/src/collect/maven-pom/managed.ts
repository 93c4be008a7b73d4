import { limits } from '../../platform/limits.ts';
import type { Lineage } from './lineage.ts';
import type { Pom, PomDependency } from './pom.ts';
import type { PomIndex } from './pom-index.ts';

/** A dependency whose properties are replaced; what names one that is not known is undefined, as is what is not told. */
export interface ResolvedDependency extends PomDependency {
  readonly written: PomDependency;
  /** What Maven tells dependencies of a project apart by; undefined where a property in it is not known. */
  readonly key: string | undefined;
}

/** What a project says of packages that it may need. */
export interface Management {
  /** What surely counts: no missing parent or bill of material can have said otherwise before. By key. */
  readonly sure: ReadonlyMap<string, ResolvedDependency>;
  /** All that is said, sure or not. By key. */
  readonly all: ReadonlyMap<string, ResolvedDependency>;
  /** Bills of material that are not in the tree, or not whole. */
  readonly unread: readonly PomDependency[];
  /** Whether nothing is missing: what is not managed here is not managed. */
  readonly whole: boolean;
}

/**
 * What a pom manages: its own entries first, then those of its parents, then the bills of material that they import, in their order.
 *
 * @param importing the poms that are being read, so that bills that import each other end
 * @see https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html#dependency-management
 */
export function managementOf(pom: Pom, index: PomIndex, importing: ReadonlySet<Pom> = new Set([pom])): Management {
  const known = index.managements.get(pom);
  if (known) return known;
  const lineage = index.lineageOf(pom);
  const entries = lineage.poms.flatMap(({ managed }) => managed);
  const resolved = entries.slice(0, limits.pomDependencies).map((entry) => resolveDependency(entry, lineage));
  const all = new Map<string, ResolvedDependency>();
  for (const entry of resolved) if (!isImport(entry) && entry.key !== undefined && !all.has(entry.key)) all.set(entry.key, entry);
  const sure = new Map(all);
  const unread: PomDependency[] = [];
  let whole = lineage.missing === undefined && entries.length === resolved.length && resolved.every(({ key }) => key !== undefined);
  for (const bill of resolved.filter(isImport)) {
    const imported = importedBy(bill, index, importing);
    for (const [key, entry] of imported?.all ?? []) {
      if (all.has(key)) continue;
      all.set(key, entry);
      if (whole && imported!.sure.has(key)) sure.set(key, entry);
    }
    if (imported?.whole) continue;
    unread.push(bill);
    whole = false;
  }
  const management = { sure, all, unread, whole };
  index.managements.set(pom, management);
  return management;
}

function importedBy(bill: ResolvedDependency, index: PomIndex, importing: ReadonlySet<Pom>): Management | undefined {
  const pom = index.find(bill);
  if (pom === undefined || importing.has(pom) || importing.size > limits.pomParents) return undefined;
  return managementOf(pom, index, new Set([...importing, pom]));
}

/** The dependency in the words of the project. */
export function resolveDependency(dependency: PomDependency, lineage: Lineage): ResolvedDependency {
  const resolved = {
    ...dependency,
    written: dependency,
    groupId: lineage.resolve(dependency.groupId),
    artifactId: lineage.resolve(dependency.artifactId),
    version: lineage.resolve(dependency.version),
    type: lineage.resolve(dependency.type ?? 'jar'),
    classifier: lineage.resolve(dependency.classifier ?? ''),
    scope: lineage.resolve(dependency.scope),
    optional: lineage.resolve(dependency.optional),
  };
  const parts = [resolved.groupId, resolved.artifactId, resolved.type, resolved.classifier];
  return { ...resolved, key: parts.slice(0, 3).some((part) => !part) || parts[3] === undefined ? undefined : parts.join(':') };
}

function isImport({ type, scope }: PomDependency): boolean {
  return type === 'pom' && scope === 'import';
}
