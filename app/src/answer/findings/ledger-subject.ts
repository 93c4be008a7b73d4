import { readDocument } from '../../documents/index.ts';
import type { CollectedComponent } from '../../domain/collected.ts';
import { parsePurl, purlOf } from '../../domain/purl/index.ts';
import { type Component, factsOfComponent } from '../../ledger/components/find.ts';
import { identityOf } from '../../ledger/components/identity.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { remembering } from '../remembering.ts';
import type { VexSubject, VexThing } from '../vex/names-product.ts';

/** What a document of the ledger says that statements may refer to. */
interface ReferredDocument {
  readonly root: CollectedComponent | undefined;
  /** The key of each component, by its reference. */
  readonly keys: ReadonlyMap<string, string>;
}

/** Documents that are remembered: they are read again only for statements that refer into them, or that speak of a whole. */
const remembered = 32;

/** A component on an asset as statements may speak of it. */
export type LedgerSubjects = (component: Component, asset: string) => VexSubject;

/** Reads what statements may speak of; what it has read it remembers for as long as it is kept, which is one answer. */
export function ledgerSubjects(ledger: Ledger): LedgerSubjects {
  const documentOf = remembering((evidence: number) => readReferred(ledger, evidence), remembered);
  const hashesOf = remembering((id: number) => factsOfComponent(ledger.database, id).flatMap(({ hashes }) => hashes ?? []));
  const meant = remembering((key: string) => documentsMeant(ledger, ...(JSON.parse(key) as Meant)));
  const thingOf = (asset: string, of: { purl: string | undefined; hashes: readonly string[]; key: string }): VexThing => ({
    purl: of.purl === undefined ? undefined : parsePurl(of.purl),
    hashes: of.hashes,
    isReferred: ({ ref, serial }, path) =>
      meant(JSON.stringify([serial ?? null, path ?? null, asset] satisfies Meant)).some(
        (evidence) => documentOf(evidence).keys.get(ref) === of.key,
      ),
  });
  const wholesOf = remembering((asset: string): readonly VexThing[] => [
    // What has no purl is called by its name, as in what we write ourselves.
    thingOf(asset, { purl: purlOf({ type: 'generic', name: asset }), hashes: [], key: '' }),
    ...newestDocuments(ledger, asset).flatMap((evidence) => {
      const { root } = documentOf(evidence);
      return root ? [thingOf(asset, { purl: root.purl, hashes: root.hashes ?? [], key: identityOf(root).key })] : [];
    }),
  ]);
  return (component, asset) => ({
    part: thingOf(asset, {
      purl: component.purl,
      hashes: hashesOf(component.id),
      key: component.key,
    }),
    wholes: () => wholesOf(asset),
  });
}

/** A serial number, else the path of the document that makes the statement; and the asset. */
type Meant = [serial: string | null, path: string | null, asset: string];

/** The documents of an asset that a reference points into: by serial number, else the one that makes the statement. */
function documentsMeant(ledger: Ledger, serial: string | null, path: string | null, asset: string): readonly number[] {
  const [where, value] = serial === null ? ['lower(hex(sha256))', path?.replace('sha256:', '') ?? ''] : ['lower(serial)', serial];
  return ledger.database
    .prepare(
      `SELECT DISTINCT evidence.id FROM evidence JOIN observation ON observation.evidence = evidence.id JOIN stream ON stream.id = observation.stream
       JOIN asset ON asset.id = stream.asset WHERE ${where} = ? AND retracted IS NULL AND asset.name = ? AND deleted IS NULL`,
    )
    .all(value, asset)
    .map(({ id }) => Number(id));
}

/** The last document of each stream of an asset. */
function newestDocuments(ledger: Ledger, asset: string): readonly number[] {
  return ledger.database
    .prepare(
      `SELECT (SELECT evidence FROM observation WHERE observation.stream = stream.id ORDER BY time DESC, id DESC LIMIT 1) AS evidence
       FROM stream JOIN asset ON asset.id = stream.asset WHERE asset.name = ? AND deleted IS NULL`,
    )
    .all(asset)
    .flatMap(({ evidence }) => (evidence === null ? [] : [Number(evidence)]));
}

function readReferred(ledger: Ledger, evidence: number): ReferredDocument {
  const row = ledger.database.prepare('SELECT lower(hex(sha256)) AS digest FROM evidence WHERE id = ?').get(evidence)!;
  try {
    const { head, collected } = readDocument(ledger.objects.get(String(row.digest)));
    const told = head.root ? [head.root, ...collected.components] : collected.components;
    return { root: head.root, keys: new Map(told.map((each) => [each.ref, identityOf(each).key])) };
  } catch {
    // What is no SBOM, as the inventory of a machine, has no references that others could know.
    return { root: undefined, keys: new Map() };
  }
}
