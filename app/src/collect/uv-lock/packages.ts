import type { Place } from '../../domain/errors.ts';
import type { CollectedBuilder } from '../collected-builder.ts';
import { entriesOf, type ForeignTable, listIn, tableIn, tableOf, textIn } from '../foreign-value.ts';
import type { PythonOrigin } from '../python-package.ts';
import { headerLines, placeOfTable } from '../toml-headers.ts';

/** One `[[package]]` that has a name. */
export interface Locked {
  readonly ref: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly source: ForeignTable | undefined;
  /** Where a package of the project's own machine is; `.` for the project itself. */
  readonly folder: string | undefined;
  readonly entry: ForeignTable;
  readonly place: Place;
}

/** The packages of a lockfile; one without a name is a gap. */
export function packagesOf(builder: CollectedBuilder, lock: ForeignTable, text: string): Locked[] {
  const tables = listIn(lock, 'package');
  const lines = headerLines(text, '[[package]]', tables.length);
  const refs = new Set<string>();
  return tables.flatMap((value, index) => {
    const entry = tableOf(value);
    const name = textIn(entry, 'name');
    const place = placeOfTable(lines, 'package', index);
    if (entry === undefined || name === undefined) {
      builder.miss('missing-field', 'a package without a name', place, { blocking: true });
      return [];
    }
    const version = textIn(entry, 'version');
    const source = tableIn(entry, 'source');
    const plain = version ? `${name} ${version}` : name;
    // The same version from two sources, each for its own platform.
    const ref = refs.has(plain) ? `${plain} (${sourceText(source)})` : plain;
    refs.add(ref);
    return [{ ref, name, version, source, folder: folderOf(source), entry, place }];
  });
}

/** Whether a package is of the project or its workspace, whose needs are direct. */
export function isOwn({ source }: Locked): boolean {
  return textIn(source, 'editable') !== undefined || textIn(source, 'virtual') !== undefined;
}

/** Finds what a need means: its name, and where that is not enough the version and the source. */
export function finder(packages: readonly Locked[]): (need: unknown) => readonly Locked[] {
  const byName = Map.groupBy(packages, ({ name }) => name);
  return (value) => {
    const need = tableOf(value);
    const version = textIn(need, 'version');
    const source = tableIn(need, 'source');
    return (byName.get(textIn(need, 'name') ?? '') ?? []).filter(
      (found) => (!version || found.version === version) && (!source || sourceText(found.source) === sourceText(source)),
    );
  };
}

export function originOf(source: ForeignTable | undefined): PythonOrigin | undefined {
  const registry = textIn(source, 'registry');
  if (registry) return { kind: 'index', url: registry };
  const git = textIn(source, 'git');
  if (git) return { kind: 'git', url: git };
  const url = textIn(source, 'url');
  if (url) return { kind: 'url', url };
  return folderOf(source) === undefined ? undefined : { kind: 'local' };
}

function folderOf(source: ForeignTable | undefined): string | undefined {
  return ['editable', 'virtual', 'directory', 'path'].map((field) => textIn(source, field)).find((folder) => folder !== undefined);
}

function sourceText(source: ForeignTable | undefined): string {
  return entriesOf(source)
    .map(([key, value]) => `${key} ${value}`)
    .join(' ');
}
