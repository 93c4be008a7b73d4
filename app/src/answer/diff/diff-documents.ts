import { readDocument } from '../../documents/index.ts';
import type { Collected, CollectedComponent } from '../../domain/collected.ts';
import { identityOf } from '../../ledger/components/identity.ts';
import type { Input } from '../../platform/files/inputs.ts';
import { type Comparable, diff } from './diff.ts';
import type { DiffAnswer } from './diff-answer.ts';

/** What changed from one document to another, whatever their formats; needs no ledger. @throws whatever makes a document unreadable */
export async function diffDocuments(before: Input, after: Input): Promise<DiffAnswer> {
  const [older, newer] = [readDocument(await before.bytes(), before.path), readDocument(await after.bytes(), after.path)];
  const gaps = older.collected.gaps.length + newer.collected.gaps.length;
  return {
    schema: 'waybill/diff/1',
    from: before.path,
    to: after.path,
    ...diff(comparables(older.collected), comparables(newer.collected)),
    because: [
      ...tellRoots(older.head.root, newer.head.root),
      ...(gaps > 0 ? [`${gaps} elements of the two documents could not be used, and are not compared.`] : []),
    ],
  };
}

/** What the documents are about is no component of theirs, and may have moved too. */
function tellRoots(older: CollectedComponent | undefined, newer: CollectedComponent | undefined): string[] {
  const [before, after] = [older, newer].map((root) => root && [root.name, root.version].filter(Boolean).join(' '));
  return before === after
    ? []
    : [`The first is about ${before ?? 'nothing that it names'}, the second about ${after ?? 'nothing that it names'}.`];
}

function comparables({ components, relations }: Collected): Comparable[] {
  const found = components.map(comparable);
  if (relations.length === 0) return found;
  const coordinates = new Map(components.map(({ ref }, at) => [ref, found[at]!.coordinate]));
  const needs = new Map<string, Set<string>>();
  for (const { kind, from, to } of relations) {
    const coordinate = kind === 'dependsOn' ? coordinates.get(to) : undefined;
    if (coordinate === undefined) continue;
    const known = needs.get(from);
    if (known) known.add(coordinate);
    else needs.set(from, new Set([coordinate]));
  }
  const tellsDirect = components.some(({ direct }) => direct !== undefined);
  return found.map((one, at) => {
    const { ref, direct = false } = components[at]!;
    return { ...one, needs: [...(needs.get(ref) ?? [])], ...(tellsDirect ? { direct } : {}) };
  });
}

function comparable(component: CollectedComponent): Comparable {
  const { key, coordinate } = identityOf(component);
  const { group = '', name, version, licenses, hashes, supplier, scope } = component;
  const hasPurl = !key.startsWith(' ');
  return {
    // Without a purl a supplier is part of an identity; here it is one of the things that may have changed.
    coordinate: hasPurl ? coordinate : `/${group}/${name}`.toLowerCase(),
    purl: hasPurl ? key : null,
    name,
    version: version ?? null,
    ...(licenses?.length ? { licenses } : {}),
    ...(hashes?.length ? { hashes } : {}),
    supplier,
    scope,
  };
}
