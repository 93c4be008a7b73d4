import type { Scope } from '../../domain/collected.ts';
import { entriesOf, type ForeignTable, fieldOf, tableIn, tableOf, textIn } from '../foreign-value.ts';
import { readToml } from '../structured-text.ts';

/** How each of a project's own crates needs others, by the names of both. */
export type CrateNeeds = ReadonlyMap<string, ReadonlyMap<string, Scope>>;

/** Weakest first: a crate that a manifest names twice is what the last says. Build scripts run in every build: what they need is required. */
const needFields: readonly (readonly [field: string, scope: Scope])[] = [
  ['dev-dependencies', 'development'],
  ['dev_dependencies', 'development'],
  ['build-dependencies', 'required'],
  ['build_dependencies', 'required'],
  ['dependencies', 'required'],
];

/** Reads manifests of crates; what is no manifest of a crate adds nothing. */
export function crateNeeds(manifests: readonly string[]): CrateNeeds {
  return new Map(
    manifests.flatMap((text) => {
      const manifest = readManifest(text);
      const name = manifest && nameIn(manifest);
      return name ? [[name, needsOf(manifest)] as const] : [];
    }),
  );
}

/** The name of the crate of a manifest; undefined for a workspace without a crate of its own. */
export function crateName(text: string): string | undefined {
  const manifest = readManifest(text);
  return manifest && nameIn(manifest);
}

function readManifest(text: string): ForeignTable | undefined {
  const read = readToml(text, 'Cargo.toml');
  return 'value' in read ? tableOf(read.value) : undefined;
}

function nameIn(manifest: ForeignTable): string | undefined {
  return textIn(tableIn(manifest, 'package'), 'name');
}

function needsOf(manifest: ForeignTable): Map<string, Scope> {
  const targets = entriesOf(fieldOf(manifest, 'target')).flatMap(([, value]) => tableOf(value) ?? []);
  const needs = new Map<string, Scope>();
  for (const [field, scope] of needFields) {
    for (const table of [...targets, manifest]) {
      for (const [key, value] of entriesOf(fieldOf(tableOf(table), field))) {
        const need = tableOf(value);
        const isOptional = scope === 'required' && need?.optional === true;
        needs.set(textIn(need, 'package') ?? key, isOptional && needs.get(key) !== 'required' ? 'optional' : scope);
      }
    }
  }
  return needs;
}
