import type { Collected } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { entriesOf, fieldOf, pointerStep, tableOf, textIn, textOf } from '../foreign-value.ts';
import { hashesOfIntegrity } from '../integrity.ts';
import { type Project, unread } from '../project-files.ts';
import { readJson } from '../structured-text.ts';
import { nameOf } from '../tree-path.ts';

/** The runtime that a self-contained program carries is a package of another name. */
const runtimePack = 'runtimepack.';

/**
 * Reads the manifest of what a .NET program runs with: `libraries` names them as `Name/1.0.0`, `targets` what each needs.
 *
 * @returns a component for every library but the program itself, by which the file is called; other projects have no purl
 * @see https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md
 */
export function parseDotnetDeps({ lockfile: { text, path } }: Project): Collected {
  const scope = `dotnet-deps:${path}`;
  const read = readJson(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const libraries = tableOf(fieldOf(tableOf(read.value), 'libraries'));
  if (libraries === undefined) return unread(scope, { kind: 'unknown-format', message: 'no table "libraries"', path, blocking: true });
  const builder = new CollectedBuilder(scope, path);
  const program = nameOf(path).replace(/\.deps\.json$/, '');
  const isProgram = (key: string) => key.startsWith(`${program}/`);
  const direct = new Set<string>();
  const needs = entriesOf(fieldOf(tableOf(read.value), 'targets')).flatMap(([, target]) => entriesOf(target).flatMap(needsOf));
  for (const { from, to } of needs) if (isProgram(from)) direct.add(to);
  for (const [key, value] of entriesOf(libraries)) if (!isProgram(key)) addLibrary(builder, key, value, direct);
  for (const { from, to } of needs) builder.relate(from, to, 'required');
  return builder.build();
}

function needsOf([from, value]: [string, unknown]): { readonly from: string; readonly to: string }[] {
  const needs = entriesOf(fieldOf(tableOf(value), 'dependencies'));
  return needs.map(([name, version]) => ({ from, to: `${name}/${textOf(version)}` }));
}

function addLibrary(builder: CollectedBuilder, key: string, value: unknown, direct: ReadonlySet<string>): void {
  const place = { pointer: `/libraries${pointerStep(key)}` };
  const entry = tableOf(value);
  const slash = key.lastIndexOf('/');
  const [told, version] = [key.slice(0, Math.max(slash, 0)), key.slice(slash + 1)];
  if (entry === undefined || told === '' || version === '') {
    builder.miss('malformed', `"${key}" is no library`, place, { subject: key, blocking: true });
    return;
  }
  const type = textIn(entry, 'type');
  const isPackage = type === 'package' || type === 'runtimepack';
  const name = type === 'runtimepack' && told.startsWith(runtimePack) ? told.slice(runtimePack.length) : told;
  builder.add({
    ref: key,
    kind: isPackage ? 'library' : 'application',
    name,
    version,
    purl: isPackage ? purlOf({ type: 'nuget', name, version }) : undefined,
    hashes: hashesOfIntegrity(textIn(entry, 'sha512') ?? ''),
    scope: isPackage ? 'required' : undefined,
    direct: direct.has(key),
    place,
  });
}
