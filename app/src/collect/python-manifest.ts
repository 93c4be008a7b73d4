import type { Scope } from '../domain/collected.ts';
import { entriesOf, type ForeignTable, fieldOf, listIn, listOf, tableIn, tableOf, textOf } from './foreign-value.ts';
import { nameOfRequirement, normalizePythonName } from './python-package.ts';
import { readToml } from './structured-text.ts';

/** What a project needs itself: how, by normalized name. */
export type PythonNeeds = ReadonlyMap<string, Scope>;

/**
 * What a `pyproject.toml` says its project needs itself, in the fields of the standard and in those of Poetry and uv.
 * @returns undefined where the text is no TOML
 * @see https://packaging.python.org/en/latest/specifications/pyproject-toml/ and https://peps.python.org/pep-0735/
 */
export function pyprojectNeeds(text: string): PythonNeeds | undefined {
  const read = readToml(text, 'pyproject.toml');
  const manifest = 'value' in read ? tableOf(read.value) : undefined;
  return manifest && new Map([...developed(manifest), ...optional(manifest), ...required(manifest)]);
}

type Need = readonly [name: string, scope: Scope];

function developed(manifest: ForeignTable): Need[] {
  const tool = tableIn(manifest, 'tool');
  const poetry = tableIn(tool, 'poetry');
  const groups = entriesOf(fieldOf(manifest, 'dependency-groups')).flatMap(([, list]) => listOf(list));
  const names = [
    ...namesOf([...groups, ...listIn(tableIn(tool, 'uv'), 'dev-dependencies')]),
    ...Object.keys(tableIn(poetry, 'dev-dependencies') ?? {}),
    ...entriesOf(fieldOf(poetry, 'group')).flatMap(([, group]) => Object.keys(tableIn(tableOf(group), 'dependencies') ?? {})),
  ];
  return names.map((name) => [normalizePythonName(name), 'development']);
}

function optional(manifest: ForeignTable): Need[] {
  const extras = entriesOf(fieldOf(tableIn(manifest, 'project'), 'optional-dependencies')).flatMap(([, list]) => listOf(list));
  return namesOf(extras).map((name) => [normalizePythonName(name), 'optional']);
}

function required(manifest: ForeignTable): Need[] {
  const poetry = entriesOf(fieldOf(tableIn(tableIn(manifest, 'tool'), 'poetry'), 'dependencies'));
  return [
    ...namesOf(listIn(tableIn(manifest, 'project'), 'dependencies')).map((name): Need => [normalizePythonName(name), 'required']),
    ...poetry
      .filter(([name]) => name !== 'python')
      .map(([name, value]): Need => [normalizePythonName(name), tableOf(value)?.optional === true ? 'optional' : 'required']),
  ];
}

function namesOf(requirements: readonly unknown[]): string[] {
  return requirements.flatMap((requirement) => nameOfRequirement(textOf(requirement) ?? '') ?? []);
}
