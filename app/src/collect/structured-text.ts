import { Buffer } from 'node:buffer';
import { FAILSAFE_SCHEMA, load, loadAll, YAMLException } from 'js-yaml';
import { parse, TomlError } from 'smol-toml';
import { messageOf, type Place, WaybillError } from '../domain/errors.ts';
import type { Gap } from '../domain/gap.ts';
import { parseJson } from '../platform/json/index.ts';
import { limits } from '../platform/limits.ts';

/** A text read whole, or the blocking gap that says where it breaks. */
export type Read<T> = { readonly value: T } | { readonly gap: Gap };

const yamlOptions = { schema: FAILSAFE_SCHEMA, json: true, maxDepth: limits.documentDepth, maxAliases: limits.yamlAliases };

/** Reads JSON. Of a repeated key the last one counts, as it does for the tools that write lockfiles. */
export function readJson(text: string, path: string): Read<unknown> {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // The engine does not always say where it stopped; this reader does.
    return attempt(path, () => parseJson(Buffer.from(text), { path }), placeOfError);
  }
}

/** Reads TOML 1.0; tables are plain objects. */
export function readToml(text: string, path: string): Read<unknown> {
  const options = { maxDepth: limits.documentDepth, integersAsBigInt: 'asNeeded' } as const;
  return attempt(path, () => parse(text, options) as unknown, placeOfTomlError);
}

/** Reads YAML with every scalar as text, so that the version 1.10 stays what it is; aliases are bounded and share what they name. */
export function readYaml(text: string, path: string): Read<unknown> {
  return attempt(path, () => load(text, yamlOptions), placeOfYamlError);
}

/** The same for a stream of YAML documents, of which there may be several. */
export function readYamlDocuments(text: string, path: string): Read<readonly unknown[]> {
  return attempt(path, () => loadAll(text, yamlOptions), placeOfYamlError);
}

/** Runs a parser of foreign text; whatever it throws, a stack overflow included, is a gap. */
export function attempt<T>(path: string, parseText: () => T, placeOf: (thrown: unknown) => Place): Read<T> {
  try {
    return { value: parseText() };
  } catch (thrown) {
    return { gap: { kind: 'malformed', message: firstLine(messageOf(thrown)), path, ...placeOf(thrown), blocking: true } };
  }
}

function placeOfError(thrown: unknown): Place {
  return thrown instanceof WaybillError ? thrown.place : {};
}

function placeOfTomlError(thrown: unknown): Place {
  return thrown instanceof TomlError ? { line: thrown.line, column: thrown.column } : {};
}

function placeOfYamlError(thrown: unknown): Place {
  return thrown instanceof YAMLException && thrown.mark ? { line: thrown.mark.line + 1, column: thrown.mark.column + 1 } : {};
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]!.slice(0, 300);
}
