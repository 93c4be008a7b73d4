import { elementsOf } from '../elements/index.ts';
import { isObject } from '../fields.ts';
import type { WorkDocument } from '../work-document.ts';

/** What a document holds, in numbers. */
export interface DocumentStats {
  readonly components: number;
  readonly services: number;
  readonly files: number;
  readonly vulnerabilities: number;
  /** Edges that say what depends on what, or stands in another relation to it. */
  readonly relations: number;
  readonly licenses: number;
  readonly suppliers: number;
  /** Components by type, the type in the document's words; `unknown` where it says none. */
  readonly types: Readonly<Record<string, number>>;
  /** Components that have it. */
  readonly withPurl: number;
  readonly withVersion: number;
  readonly withSupplier: number;
  readonly withLicense: number;
  readonly withHash: number;
}

export function statsOf(document: WorkDocument): DocumentStats {
  const count = { components: 0, services: 0, files: 0, withPurl: 0, withVersion: 0, withSupplier: 0, withLicense: 0, withHash: 0 };
  const licenses = new Set<string>();
  const suppliers = new Set<string>();
  const types = new Map<string, number>();
  for (const { kind, type, purl, version, supplier, licenses: told, hashes } of elementsOf(document)) {
    for (const { text } of told) licenses.add(text);
    if (kind === 'service') count.services++;
    if (kind === 'file') count.files++;
    if (kind !== 'component') continue;
    count.components++;
    types.set(type ?? 'unknown', (types.get(type ?? 'unknown') ?? 0) + 1);
    if (supplier !== null) suppliers.add(supplier);
    count.withPurl += Number(purl !== null);
    count.withVersion += Number(version !== null);
    count.withSupplier += Number(supplier !== null);
    count.withLicense += Number(told.length > 0);
    count.withHash += Number(hashes.length > 0);
  }
  const { vulnerabilities } = document.value;
  return {
    ...count,
    vulnerabilities: Array.isArray(vulnerabilities) ? vulnerabilities.length : 0,
    relations: relationsOf(document),
    licenses: licenses.size,
    suppliers: suppliers.size,
    types: Object.fromEntries([...types].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function relationsOf({ value: { dependencies, relationships, '@graph': graph } }: WorkDocument): number {
  if (Array.isArray(relationships)) return relationships.length;
  if (Array.isArray(graph)) return graph.filter((one: unknown) => isObject(one) && one.relationshipType !== undefined).length;
  if (!Array.isArray(dependencies)) return 0;
  return dependencies.reduce(
    (sum: number, one: unknown) => sum + (isObject(one) && Array.isArray(one.dependsOn) ? one.dependsOn.length : 0),
    0,
  );
}
