import type { Collected, Scope } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { limits } from '../../platform/limits.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import type { Lineage } from './lineage.ts';
import { type Management, managementOf, type ResolvedDependency, resolveDependency } from './managed.ts';
import type { Pom } from './pom.ts';
import type { PomIndex } from './pom-index.ts';

/** A dependency, the pom that declares it, and whether only a profile does. */
interface Declared {
  readonly ref: string;
  readonly dependency: ResolvedDependency;
  readonly path: string;
  readonly ofProfile: boolean;
}

/**
 * Tells what a pom declares that its project needs, as far as the poms of the tree say it: what a parent or a bill of material outside
 * says, and what the packages need themselves, are gaps. What a profile adds is optional.
 *
 * @param index all poms of the tree
 * @returns a component for every dependency of the pom and its parents; modules of the tree are applications without a purl
 * @see https://maven.apache.org/pom.html
 */
export function parsePom(pom: Pom, index: PomIndex, scope: string): Collected {
  const builder = new CollectedBuilder(scope, pom.path);
  const lineage = index.lineageOf(pom);
  const management = managementOf(pom, index);
  missOutside(builder, lineage, management);
  const declared = declaredOf(builder, lineage);
  for (const one of declared.values()) addDependency(builder, one, management, index);
  if (declared.size > 0) builder.miss('transitive-unknown', 'a pom does not name what its packages need', undefined, { blocking: false });
  return builder.build();
}

function missOutside(builder: CollectedBuilder, { missing }: Lineage, { unread }: Management): void {
  if (missing) {
    const name = `${missing.groupId}:${missing.artifactId}:${missing.version}`;
    // A parent may declare dependencies of its own, which its children inherit.
    builder.miss('unresolved-parent', `the parent ${name} is not in the tree`, { line: missing.line }, { subject: name, blocking: true });
  }
  for (const { groupId, artifactId, version } of unread) {
    const name = `${groupId}:${artifactId}:${version}`;
    const message = `the bill of material ${name} is not in the tree, or not whole`;
    builder.miss('unresolved-bill', message, undefined, { subject: name, blocking: false });
  }
}

/** What a child declares counts before what its parents do, and what all do before what a profile does. */
function declaredOf(builder: CollectedBuilder, lineage: Lineage): ReadonlyMap<string, Declared> {
  const all = [
    ...lineage.poms.flatMap(({ path, dependencies }) => dependencies.map((dependency) => ({ dependency, path, ofProfile: false }))),
    ...lineage.poms.flatMap(({ path, ofProfiles }) => ofProfiles.map((dependency) => ({ dependency, path, ofProfile: true }))),
  ];
  if (all.length > limits.pomDependencies) {
    builder.miss('limit-exceeded', `more than ${limits.pomDependencies} dependencies`, undefined, { blocking: true });
  }
  const declared = new Map<string, Declared>();
  for (const { dependency, path, ofProfile } of all.slice(0, limits.pomDependencies)) {
    const resolved = resolveDependency(dependency, lineage);
    const place = { path, line: dependency.line };
    const name = `${dependency.groupId}:${dependency.artifactId}`;
    if (resolved.key === undefined) {
      builder.miss('no-identity', `${name} names a property that is not known, or is not whole`, place, { subject: name, blocking: true });
      continue;
    }
    // What a profile says instead is told beside what is said without it.
    const ref = ofProfile ? `${resolved.key} (profile, ${path}:${dependency.line})` : resolved.key;
    const known = declared.get(ref);
    if (known === undefined) declared.set(ref, { ref, dependency: resolved, path, ofProfile });
    else if (known.path === path) {
      builder.miss('duplicate-entry', `${name} is declared twice; the first declaration counts`, place, { subject: name, blocking: true });
    }
  }
  return declared;
}

function addDependency(
  builder: CollectedBuilder,
  { ref, dependency, path, ofProfile }: Declared,
  management: Management,
  index: PomIndex,
): void {
  const { groupId, artifactId, type, classifier, line, written } = dependency;
  const key = dependency.key!;
  const managed = management.sure.get(key);
  // What is written counts, even where it cannot be read: what is managed is for those who write nothing.
  const version = singleVersion(written.version === undefined ? managed?.version : dependency.version);
  const isScopeTold = written.scope !== undefined || managed !== undefined || management.whole;
  const isLocal = version !== undefined && index.find({ groupId, artifactId, version }) !== undefined;
  const qualifiers = { type: type === 'jar' ? undefined : type, classifier };
  builder.add(
    {
      ref,
      kind: isLocal ? 'application' : 'library',
      group: groupId,
      name: artifactId!,
      version,
      purl: isLocal ? undefined : purlOf({ type: 'maven', namespace: groupId, name: artifactId, version, qualifiers }),
      scope: isScopeTold ? scopeOf(dependency.scope ?? managed?.scope, dependency.optional ?? managed?.optional, ofProfile) : undefined,
      direct: true,
      place: { path, line },
    },
    'its version stands outside of the tree, is a range, or names a property that is not known',
  );
}

/** `[1.0]` is one version; any other range, `LATEST` and `RELEASE` are none. */
function singleVersion(version: string | undefined): string | undefined {
  const exact = version === undefined ? undefined : /^\[([^,[\]()]+)\]$/.exec(version);
  if (exact) return exact[1];
  return version === undefined || version === 'LATEST' || version === 'RELEASE' || /[[\](),]/.test(version) ? undefined : version;
}

function scopeOf(scope: string | undefined, optional: string | undefined, ofProfile: boolean): Scope {
  if (scope === 'test') return 'development';
  return optional === 'true' || ofProfile ? 'optional' : 'required';
}
