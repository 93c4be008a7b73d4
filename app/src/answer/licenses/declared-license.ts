import { basename } from 'node:path';
import type { FileLicenses } from '../../licenses/index.ts';
import { parseJson } from '../../platform/json/index.ts';

/** Manifests that are JSON with a field `license`, or `licenses` of old. */
const jsonManifests = ['package.json', 'composer.json', 'bower.json'];

/** Manifests in which the detector finds the field by itself. */
const otherManifests =
  /^(?:Cargo\.toml|pyproject\.toml|setup\.cfg|METADATA|PKG-INFO|DESCRIPTION|pom\.xml|.+\.(?:gemspec|nuspec|cabal|podspec|pom))$/;

/** Whether a file, by its name, says which licence its package is under. */
export function isManifest(path: string): boolean {
  const name = basename(path);
  return jsonManifests.includes(name) || otherManifests.test(name);
}

/** What a manifest declares, as it is written; undefined where it declares nothing. */
export function declaredIn(path: string, bytes: Uint8Array, found: FileLicenses): string | undefined {
  if (jsonManifests.includes(basename(path))) return declaredInJson(bytes);
  const tags = found.detections.flatMap(({ kind, expression }) => (kind === 'tag' && expression !== null ? [expression] : []));
  const once = [...new Set(tags)];
  return once.length === 0 ? undefined : once.map((one) => (once.length > 1 && one.includes(' OR ') ? `(${one})` : one)).join(' AND ');
}

function declaredInJson(bytes: Uint8Array): string | undefined {
  const manifest = read(bytes);
  if (typeof manifest !== 'object' || manifest === null) return undefined;
  const { license, licenses } = manifest as { readonly license?: unknown; readonly licenses?: unknown };
  const named = nameOf(license) ?? choice(license) ?? choice(licenses) ?? nameOf(licenses);
  return named === undefined || named.trim() === '' ? undefined : named.trim();
}

function read(bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes);
  } catch {
    return undefined;
  }
}

/** `"MIT"`, or `{ "type": "MIT" }` as npm had it once. */
function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { type, name } = value as { readonly type?: unknown; readonly name?: unknown };
  return typeof type === 'string' ? type : typeof name === 'string' ? name : undefined;
}

/** A list is a choice: so npm and Composer define it. */
function choice(value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = value.slice(0, 100).flatMap((one) => nameOf(one) ?? []);
  return names.length === 0
    ? undefined
    : names.map((name) => (names.length > 1 && / (AND|WITH) /i.test(name) ? `(${name})` : name)).join(' OR ');
}
