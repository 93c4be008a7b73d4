import { readDocument } from '../../documents/index.ts';
import type { CollectedComponent } from '../../domain/collected.ts';
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
    ...diff(older.collected.components.map(comparable), newer.collected.components.map(comparable)),
    because: gaps > 0 ? [`${gaps} elements of the two documents could not be used, and are not compared.`] : [],
  };
}

function comparable(component: CollectedComponent): Comparable {
  const { key, coordinate } = identityOf(component);
  const { name, version, licenses, hashes, supplier, scope } = component;
  return {
    coordinate,
    purl: key.startsWith(' ') ? null : key,
    name,
    version: version ?? null,
    ...(licenses?.length ? { licenses } : {}),
    ...(hashes?.length ? { hashes } : {}),
    supplier,
    scope,
  };
}
