import type { VexProduct, VexStatement, VexStatus } from '../../domain/vex.ts';
import { isObject, listOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { expiresKey, type VexDocument } from '../vex-document.ts';
import { objectOf, productOf, textOf, timeOf, type VexGaps, vexGaps } from '../vex-reading.ts';

const statuses: ReadonlyMap<unknown, VexStatus> = new Map<unknown, VexStatus>([
  ['not_affected', 'notAffected'],
  ['affected', 'affected'],
  ['fixed', 'fixed'],
  ['under_investigation', 'underInvestigation'],
]);

/**
 * Reads an OpenVEX document; undefined for what is none. In version 0.0.x a vulnerability and a product are texts, from 0.2.0 on objects.
 *
 * @see https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md
 */
export function readOpenVex(document: JsonObject, path: string): VexDocument | undefined {
  const context = textOf(document['@context']);
  if (!context?.includes('openvex.dev/ns')) return undefined;
  const gaps = vexGaps(path);
  const statements = listOf(document.statements).flatMap((entry, index) => {
    const pointer = `/statements/${index}`;
    if (!isObject(entry)) gaps.note('wrong-type', pointer, 'a statement is an object');
    return isObject(entry) ? (readStatement(document, entry, { path, pointer }, gaps) ?? []) : [];
  });
  const specVersion = /\/v(\d[\d.]{0,20})$/.exec(context)?.[1] ?? '';
  const time = timeOf(document.last_updated) ?? timeOf(document.timestamp);
  return { format: 'openvex', specVersion, author: authorOf(document), time, statements, gaps: gaps.gaps };
}

function readStatement(
  document: JsonObject,
  entry: JsonObject,
  place: { readonly path: string; readonly pointer: string },
  gaps: VexGaps,
): VexStatement | undefined {
  const status = statuses.get(entry.status);
  const vulnerability = idsOf(entry.vulnerability);
  const products = productsOf(entry);
  if (!status || vulnerability.length === 0 || products.length === 0) {
    gaps.note('unusable-statement', place.pointer, 'a statement names a vulnerability, its products and one of the four statuses');
    return undefined;
  }
  const justification = textOf(entry.justification);
  const note = textOf(entry.impact_statement) ?? textOf(entry.action_statement) ?? textOf(entry.status_notes);
  if (status === 'notAffected' && justification === undefined && textOf(entry.impact_statement) === undefined) {
    gaps.note('unjustified', place.pointer, '“not affected” needs a justification or an impact statement; it is not believed without');
    return undefined;
  }
  const time = timeOf(entry.last_updated) ?? timeOf(entry.timestamp) ?? timeOf(document.last_updated) ?? timeOf(document.timestamp);
  const expires = timeOf(entry[expiresKey]);
  return {
    vulnerability,
    products,
    status,
    ...(justification === undefined ? {} : { justification }),
    ...(note === undefined ? {} : { note }),
    author: textOf(entry.supplier) ?? authorOf(document),
    ...(time === undefined ? {} : { time }),
    ...(expires === undefined ? {} : { expires }),
    place,
  };
}

function authorOf(document: JsonObject): string {
  return textOf(document.author) ?? 'unknown';
}

function idsOf(vulnerability: unknown): readonly string[] {
  if (typeof vulnerability === 'string') return [vulnerability];
  const { name, aliases } = objectOf(vulnerability);
  // The @id of a vulnerability is an address as a rule; its last part is the id where nothing else names it.
  const address = textOf(objectOf(vulnerability)['@id'])?.split('/').at(-1);
  const ids = [textOf(name) ?? address, ...listOf(aliases).map(textOf)];
  return ids.filter((id) => id !== undefined);
}

function productsOf(entry: JsonObject): readonly VexProduct[] {
  const inherited = listOf(entry.subcomponents);
  return listOf(entry.products).flatMap((product) => {
    const whole = readProduct(product);
    if (!whole) return [];
    const parts = [...listOf(objectOf(product).subcomponents), ...inherited].flatMap((part) => readProduct(part) ?? []);
    return parts.length === 0 ? [whole] : parts.map((part) => ({ ...part, within: whole }));
  });
}

function readProduct(product: unknown): VexProduct | undefined {
  if (typeof product === 'string') return productOf(product, undefined, undefined);
  const { identifiers, hashes } = objectOf(product);
  const purl = textOf(objectOf(identifiers).purl);
  const told = textOf(objectOf(product)['@id']) ?? purl;
  return told === undefined ? undefined : productOf(told, purl, hashes);
}
