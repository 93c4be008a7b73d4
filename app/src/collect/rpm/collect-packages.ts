import type { Distro } from '../../domain/distro.ts';
import { limits } from '../../platform/limits.ts';
import type { CollectedBuilder } from '../collected-builder.ts';
import { headersOf } from './database.ts';
import { type Header, parseHeader, tags } from './header.ts';
import { isKey, packageOf } from './package.ts';
import { brokenDatabase, type DatabaseBytes } from './stored.ts';

/** What a package needs and gives, by rpm's names of capabilities. */
interface Needs {
  readonly ref: string;
  readonly requires: readonly string[];
  readonly provides: readonly string[];
}

/**
 * Adds the packages of rpm databases, and the relations between them. A package that two databases hold is one.
 *
 * @param distro the release that the root file system names; undefined where it names none, which leaves vendor and release out of the purl
 */
export function collectPackages(databases: readonly DatabaseBytes[], distro: Distro | undefined, builder: CollectedBuilder): void {
  const packages = new Map<string, Needs>();
  for (const database of databases) {
    for (const stored of headersOf(database)) {
      if ('gap' in stored) builder.addGap(stored.gap);
      else if (packages.size < limits.hostPackages) addPackage(stored.blob, database.path, distro, builder, packages);
      else builder.addGap(brokenDatabase(database.path, `holds more than ${limits.hostPackages} packages`, 'limit-exceeded'));
    }
  }
  relate([...packages.values()], builder);
}

function addPackage(
  blob: Uint8Array,
  path: string,
  distro: Distro | undefined,
  builder: CollectedBuilder,
  packages: Map<string, Needs>,
): void {
  const header = parseHeader(blob);
  if (header && isKey(header)) return;
  const component = header && packageOf(header, distro);
  if (!component) builder.addGap(brokenDatabase(path, `has a package ${nameOf(header)}that does not say what it is`));
  else if (!packages.has(component.ref)) {
    builder.add({ ...component, place: { path } });
    packages.set(component.ref, { ref: component.ref, requires: header.texts(tags.requireName), provides: header.texts(tags.provideName) });
  }
}

function nameOf(header: Header | undefined): string {
  const name = header?.text(tags.name);
  return name ? `${name} ` : '';
}

/** rpm has seen to it that requirements hold, so that versions need no look. Those of single files are left out. */
function relate(packages: readonly Needs[], builder: CollectedBuilder): void {
  const providers = new Map<string, string>();
  for (const { ref, provides } of packages) for (const name of provides) if (!providers.has(name)) providers.set(name, ref);
  for (const { ref, requires } of packages) {
    for (const name of requires) {
      const provider = providers.get(name);
      if (provider !== undefined && provider !== ref) builder.relate(ref, provider, 'required');
    }
  }
}
