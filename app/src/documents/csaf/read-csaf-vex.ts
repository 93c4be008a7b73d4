import { parsePurl } from '../../domain/purl/index.ts';
import type { VexProduct, VexStatement, VexStatus } from '../../domain/vex.ts';
import { listOf, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import type { VexDocument } from '../vex-document.ts';
import { objectOf, textOf, timeOf, type VexGaps, vexGaps } from '../vex-reading.ts';
import { readProductTree, type TreeProduct } from './product-tree.ts';

const statuses: Readonly<Record<string, VexStatus>> = {
  known_not_affected: 'notAffected',
  known_affected: 'affected',
  fixed: 'fixed',
  under_investigation: 'underInvestigation',
};

/**
 * Reads the status of products out of a CSAF document, of the profile VEX or another; undefined for what is no CSAF.
 *
 * @see https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html#45-profile-5-vex
 */
export function readCsafVex(document: JsonObject, path: string): VexDocument | undefined {
  const head = objectOf(document.document);
  const specVersion = textOf(head.csaf_version);
  if (specVersion === undefined) return undefined;
  const gaps = vexGaps(path);
  const tree = readProductTree(objectOf(document.product_tree), (pointer, why) => gaps.note('unusable-product', pointer, why));
  const products = new Map([...tree].flatMap(([id, product]) => vexProductOf(product).map((found) => [id, found] as const)));
  const tracking = objectOf(head.tracking);
  const time = timeOf(tracking.current_release_date) ?? timeOf(tracking.initial_release_date);
  const author = textOf(objectOf(head.publisher).name) ?? 'unknown';
  const said = { author, ...(time === undefined ? {} : { time }) };
  const statements = listOf(document.vulnerabilities).flatMap((entry, index) =>
    readVulnerability(objectOf(entry), { path, pointer: `/vulnerabilities/${index}` }, products, said, gaps),
  );
  return { format: 'csaf', specVersion, author, time, statements, gaps: gaps.gaps };
}

function readVulnerability(
  entry: JsonObject,
  place: { readonly path: string; readonly pointer: string },
  products: ReadonlyMap<string, VexProduct>,
  said: Pick<VexStatement, 'author' | 'time'>,
  gaps: VexGaps,
): readonly VexStatement[] {
  const ids = [textOf(entry.cve), ...listOf(entry.ids).map((id) => textOf(objectOf(id).text))];
  const vulnerability = ids.filter((id) => id !== undefined);
  const justifications = byProduct(entry.flags, ({ label }) => textOf(label));
  const impacts = byProduct(entry.threats, ({ category, details }) => (category === 'impact' ? textOf(details) : undefined));
  if (vulnerability.length === 0) return [];
  return Object.entries(statuses).flatMap(([key, status]) => {
    const pointer = `${place.pointer}/product_status/${key}`;
    const together = new Map<string, { readonly why: Why; readonly products: Map<string, VexProduct> }>();
    let unknown = 0;
    for (const id of listOf(objectOf(entry.product_status)[key])) {
      const product = typeof id === 'string' ? products.get(id) : undefined;
      if (!product) {
        unknown += 1;
        continue;
      }
      const why = { justification: justifications.get(wordOf(id)), note: impacts.get(wordOf(id)) };
      if (status === 'notAffected' && why.justification === undefined && why.note === undefined) {
        gaps.note('unjustified', pointer, `“not affected” of ${product.told} has neither a flag nor an impact`);
        continue;
      }
      // One package on many platforms and for many machines is one product here.
      const alike = together.get(JSON.stringify(why)) ?? { why, products: new Map<string, VexProduct>() };
      alike.products.set(JSON.stringify([product.told, product.hashes]), product);
      together.set(JSON.stringify(why), alike);
    }
    if (unknown > 0)
      gaps.note('unidentified-product', pointer, `of ${unknown} products neither purl, version of a release nor hash tells what they are`);
    return [...together.values()].map(
      ({ why: { justification, note }, products: alike }): VexStatement => ({
        vulnerability,
        products: [...alike.values()],
        status,
        ...(justification === undefined ? {} : { justification }),
        ...(note === undefined ? {} : { note }),
        ...said,
        place,
      }),
    );
  });
}

/** What is said of a product beside its status. */
interface Why {
  readonly justification: string | undefined;
  readonly note: string | undefined;
}

const distributions: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk']);

/**
 * A product that a purl or a hash tells. A part of a platform is the part: packages of distributions say in their version which release they are
 * of, and without one they are left out.
 */
function vexProductOf({ name, purl: text, hashes }: TreeProduct): readonly VexProduct[] {
  const purl = parsePurl(text ?? name);
  if (purl && distributions.has(purl.type) && purl.version === undefined) return [];
  return purl || hashes.length > 0 ? [{ told: text ?? name, ...(purl ? { purl } : {}), hashes }] : [];
}

function byProduct(list: unknown, read: (entry: JsonObject) => string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of listOf(list).map(objectOf)) {
    const said = read(entry);
    if (said !== undefined) for (const id of listOf(entry.product_ids)) found.set(wordOf(id), said);
  }
  return found;
}
