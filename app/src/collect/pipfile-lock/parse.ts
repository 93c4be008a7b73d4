import type { Collected, Scope } from '../../domain/collected.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { entriesOf, type ForeignTable, fieldOf, listIn, pointerStep, tableIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { hashOfPair } from '../integrity.ts';
import { manifestBeside, type Project, unread } from '../project-files.ts';
import { normalizePythonName, type PythonOrigin, pythonPurl } from '../python-package.ts';
import { readJson, readToml } from '../structured-text.ts';

/** The categories that mean something to Pipenv itself, with their name in `Pipfile`; of any other only its users know. */
const categories: ReadonlyMap<string, { readonly scope: Scope; readonly inPipfile: string }> = new Map([
  ['default', { scope: 'required', inPipfile: 'packages' }],
  ['develop', { scope: 'development', inPipfile: 'dev-packages' }],
]);

/**
 * Reads Pipenv's lockfile: a category each for what is needed and for development, and those that the project names itself.
 *
 * @param project the lockfile, and `Pipfile` among its manifests
 * @returns no relations: the lockfile does not say who needs whom
 * @see https://pipenv.pypa.io/en/latest/pipfile.html
 */
export function parsePipfileLock(project: Project): Collected {
  const { text, path } = project.lockfile;
  const scope = `pipfile-lock:${path}`;
  const read = readJson(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const lock = tableOf(read.value);
  if (lock === undefined) return unread(scope, { kind: 'unknown-format', message: 'not a table', path, blocking: true });
  const builder = new CollectedBuilder(scope, path);
  const sources = listIn(tableIn(lock, '_meta'), 'sources')
    .map(tableOf)
    .filter((source) => source !== undefined);
  const manifest = pipfileOf(manifestBeside(project, 'Pipfile'));
  for (const [category, packages] of entriesOf(lock)) {
    if (category === '_meta') continue;
    const needs = manifest && directOf(manifest, categories.get(category)?.inPipfile ?? category);
    for (const [name, value] of entriesOf(packages)) {
      const pointer = `${pointerStep(category)}${pointerStep(name)}`;
      const entry = tableOf(value);
      if (entry) addPackage(builder, { category, name, entry, pointer }, sources, needs);
      else builder.miss('malformed', `"${name}" is no table`, { pointer }, { subject: name, blocking: true });
    }
  }
  return builder.build();
}

interface Locked {
  readonly category: string;
  readonly name: string;
  readonly entry: ForeignTable;
  readonly pointer: string;
}

function addPackage(
  builder: CollectedBuilder,
  { category, name, entry, pointer }: Locked,
  sources: readonly ForeignTable[],
  needs: ReadonlySet<string> | undefined,
): void {
  const asked = textIn(entry, 'version');
  const version = asked?.startsWith('==') ? asked.replace(/^===?/, '').trim() : undefined;
  const origin = originOf(entry, sources);
  builder.add(
    {
      ref: `${category}/${name}`,
      kind: origin?.kind === 'local' ? 'application' : 'library',
      name,
      version,
      purl: pythonPurl(name, version, origin),
      hashes: listIn(entry, 'hashes').flatMap((hash) => hashOfPair(textOf(hash) ?? '') ?? []),
      scope: categories.get(category)?.scope,
      direct: needs?.has(normalizePythonName(name)),
      place: { pointer },
    },
    asked ? `"${asked}" names no single version` : undefined,
  );
}

function originOf(entry: ForeignTable, sources: readonly ForeignTable[]): PythonOrigin | undefined {
  const git = textIn(entry, 'git');
  if (git) return { kind: 'git', url: git, commit: textIn(entry, 'ref') };
  const file = textIn(entry, 'file') ?? textIn(entry, 'path');
  if (file) return /^https?:/.test(file) ? { kind: 'url', url: file } : { kind: 'local' };
  const index = textIn(entry, 'index');
  const source = index ? sources.find((candidate) => candidate.name === index) : sources.length === 1 ? sources[0] : undefined;
  const url = textIn(source, 'url');
  // A URL may name variables of the environment, which hold credentials: they are no part of where the index is.
  return url ? { kind: 'index', url } : undefined;
}

function pipfileOf(text: string | undefined): ForeignTable | undefined {
  const read = text === undefined ? undefined : readToml(text, 'Pipfile');
  return read && 'value' in read ? tableOf(read.value) : undefined;
}

function directOf(manifest: ForeignTable, category: string): ReadonlySet<string> {
  return new Set(entriesOf(fieldOf(manifest, category)).map(([name]) => normalizePythonName(name)));
}
