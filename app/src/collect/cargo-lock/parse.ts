import type { Collected, Scope } from '../../domain/collected.ts';
import type { Place } from '../../domain/errors.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { type ForeignTable, listIn, tableIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { gitLocator } from '../git-locator.ts';
import { hashOfHex } from '../integrity.ts';
import { type Project, unread } from '../project-files.ts';
import { repositoryUrl } from '../public-registry.ts';
import { spreadScopes } from '../spread-scopes.ts';
import { readToml } from '../structured-text.ts';
import { headerLines, placeOfTable } from '../toml-headers.ts';
import { folderOf } from '../tree-path.ts';
import { type CrateNeeds, crateName, crateNeeds } from './manifest.ts';

/** One `[[package]]` that has a name and a version. */
interface Crate {
  readonly ref: string;
  readonly name: string;
  readonly version: string;
  readonly source: string | undefined;
  readonly entry: ForeignTable;
  readonly place: Place;
}

/**
 * Reads Cargo's lockfile of any version. It holds every crate that some feature or platform may need, not only those of one build.
 *
 * @param project the lockfile, and the `Cargo.toml` of the project's own crates: they say what is needed for development only
 * @returns a component for every crate but the one of the lockfile's own folder; one without a source is the project's own and has no purl
 * @see https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html
 */
export function parseCargoLock({ lockfile: { text, path }, manifests }: Project): Collected {
  const scope = `cargo-lock:${path}`;
  const read = readToml(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const lock = tableOf(read.value)!;
  const builder = new CollectedBuilder(scope, path);
  missCutOff(builder, text);
  const crates = cratesOf(builder, lock, text);
  const find = finder(crates);
  const needs = crateNeeds(manifests.map((file) => file.text));
  const root = manifests.find((file) => folderOf(file.path) === folderOf(path));
  const own = root && crates.find(({ name, source }) => source === undefined && name === crateName(root.text));
  const direct = new Map<string, Scope | undefined>();
  for (const crate of crates) {
    if (crate !== own) builder.add(componentOf(crate, textIn(tableIn(lock, 'metadata'), `checksum ${crate.ref}`)));
    for (const need of listIn(crate.entry, 'dependencies')) {
      const target = find(textOf(need) ?? '');
      if (target === undefined) {
        const message = `"${crate.name}" needs "${need}", which the lockfile does not hold`;
        builder.miss('unresolved-dependency', message, crate.place, { subject: textOf(need), blocking: true });
        continue;
      }
      const how = crate.source === undefined ? scopeOfNeed(needs, crate, target) : 'required';
      builder.relate(crate.ref, target.ref, how);
      if (crate.source === undefined) direct.set(target.ref, stronger(direct.get(target.ref), how));
    }
  }
  return spreadScopes(builder.build(), direct);
}

function cratesOf(builder: CollectedBuilder, lock: ForeignTable, text: string): Crate[] {
  const root = tableIn(lock, 'root');
  const packages = listIn(lock, 'package');
  const lines = headerLines(text, '[[package]]', packages.length);
  const tables = packages.map((value, index) => ({ value, place: placeOfTable(lines, 'package', index) as Place }));
  // The first lockfiles kept the project's own crate apart.
  if (root) tables.push({ value: root, place: { pointer: '/root' } });
  return tables.flatMap(({ value, place }) => {
    const entry = tableOf(value);
    const name = textIn(entry, 'name');
    const version = textIn(entry, 'version');
    const source = textIn(entry, 'source');
    if (entry && name && version)
      return [{ ref: source ? `${name} ${version} (${source})` : `${name} ${version}`, name, version, source, entry, place }];
    builder.miss('missing-field', 'a package without a name or a version', place, { subject: name, blocking: true });
    return [];
  });
}

/** Cargo writes of a need as little as says which crate is meant: its name, else with the version, else with the source too. */
function finder(crates: readonly Crate[]): (need: string) => Crate | undefined {
  const meant = new Map<string, Crate | 'several'>();
  for (const crate of crates) {
    // Newer lockfiles leave the commit of a repository out of a need.
    const withoutCommit = crate.ref.replace(/#[^#)]*\)$/, ')');
    for (const spelling of new Set([crate.name, `${crate.name} ${crate.version}`, crate.ref, withoutCommit])) {
      meant.set(spelling, meant.has(spelling) ? 'several' : crate);
    }
  }
  return (need) => {
    const found = meant.get(need);
    return found === 'several' ? undefined : found;
  };
}

function componentOf({ ref, name, version, source, entry, place }: Crate, oldChecksum: string | undefined) {
  const hash = hashOfHex('sha256', textIn(entry, 'checksum') ?? oldChecksum ?? '');
  return {
    ref,
    kind: source === undefined ? ('application' as const) : ('library' as const),
    name,
    version,
    purl: source === undefined ? undefined : purlOf({ type: 'cargo', name, version, qualifiers: originOf(source) }),
    hashes: hash ? [hash] : [],
    place,
  };
}

/** `registry+URL` or `sparse+URL` of an index, `git+URL?branch=...#commit`. */
function originOf(source: string): Record<string, string | undefined> {
  if (source.startsWith('git+')) return { vcs_url: gitLocator(source) };
  const index = source.replace(/^(?:registry|sparse)\+/, '');
  return { repository_url: isPublicIndex(index) ? undefined : repositoryUrl('cargo', index) };
}

/** Older lockfiles name the public registry by the git repository of its index. */
function isPublicIndex(index: string): boolean {
  const url = URL.parse(index);
  return url?.hostname === 'github.com' && /^\/rust-lang\/[a-z.]+-index$/.test(url.pathname);
}

function scopeOfNeed(needs: CrateNeeds, crate: Crate, target: Crate): Scope | undefined {
  return needs.get(crate.name)?.get(target.name);
}

function stronger(a: Scope | undefined, b: Scope | undefined): Scope | undefined {
  const order: readonly (Scope | undefined)[] = ['required', 'optional', 'development', undefined];
  return order.indexOf(a) < order.indexOf(b) ? a : b;
}
