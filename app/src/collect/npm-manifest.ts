import type { Scope } from '../domain/collected.ts';
import { entriesOf, fieldOf, tableOf, textIn } from './foreign-value.ts';
import { readJson } from './structured-text.ts';

/** The fields of `package.json` that name what a project needs itself, strongest last: a name in two of them is what the last says. */
const needFields: readonly (readonly [field: string, scope: Scope])[] = [
  ['devDependencies', 'development'],
  ['peerDependencies', 'required'],
  ['dependencies', 'required'],
  ['optionalDependencies', 'optional'],
];

/** No package of the registry has a longer name than 214 characters; two of them and a range fit. */
const maxNameLength = 1000;

/** What a `package.json` says its project needs: the range and how, by name. */
export type NpmNeeds = ReadonlyMap<string, { readonly range: string; readonly scope: Scope }>;

/** Reads what a `package.json` says its project needs itself; undefined where the text is none. */
export function npmNeeds(manifest: string): NpmNeeds | undefined {
  const read = readJson(manifest, 'package.json');
  const table = 'value' in read ? tableOf(read.value) : undefined;
  return table && needsOf(table);
}

/** The same of a table that is read already: `package.json` and the workspaces inside some lockfiles have the same fields. */
export function needsOf(table: Readonly<Record<string, unknown>>): NpmNeeds {
  return new Map(
    needFields.flatMap(([field, scope]) =>
      entriesOf(table[field]).map(([name, range]) => [name, { range: typeof range === 'string' ? range : '', scope }] as const),
    ),
  );
}

/** The name that a `package.json` gives its package; undefined where it gives none. */
export function npmName(manifest: string): string | undefined {
  const read = readJson(manifest, 'package.json');
  return 'value' in read ? textIn(tableOf(read.value), 'name') : undefined;
}

/** The `resolutions` of a `package.json`: by the name of the package whose range they replace, whoever asks for it. */
export function npmResolutions(manifest: string): ReadonlyMap<string, string> {
  const read = readJson(manifest, 'package.json');
  const resolutions = 'value' in read ? fieldOf(tableOf(read.value), 'resolutions') : undefined;
  return new Map(
    entriesOf(resolutions).flatMap(([key, range]) => {
      // `parent/name@range`: only the last name is replaced.
      const name = /((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?$/.exec(key.slice(0, maxNameLength))?.[1];
      return name && typeof range === 'string' ? [[name, range] as const] : [];
    }),
  );
}
