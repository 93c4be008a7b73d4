import { parsePurl } from '../../domain/purl/index.ts';
import type { VexProduct, VexStatement, VexStatus } from '../../domain/vex.ts';
import { isObject, listOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { expiresKey, type VexDocument } from '../vex-document.ts';
import { objectOf, textOf, timeOf, type VexGaps, vexGaps } from '../vex-reading.ts';

/** `false_positive` says of the advisory that it is wrong here, which is a reason of its own. */
const states: ReadonlyMap<unknown, VexStatus> = new Map<unknown, VexStatus>([
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
  ['exploitable', 'affected'],
  ['in_triage', 'underInvestigation'],
  ['false_positive', 'notAffected'],
  ['not_affected', 'notAffected'],
]);

/** Components of a document whose references are looked at. */
const maxComponents = 2_000_000;

/**
 * Reads what a CycloneDX document says about vulnerabilities, whether it lists components too or not; undefined for what is no CycloneDX or
 * says nothing. A vulnerability without an analysis is no statement.
 *
 * @see https://cyclonedx.org/docs/1.6/json/#vulnerabilities
 */
export function readCycloneDxVex(document: JsonObject, path: string): VexDocument | undefined {
  if (document.bomFormat !== 'CycloneDX' || !Array.isArray(document.vulnerabilities)) return undefined;
  const gaps = vexGaps(path);
  const purls = purlsOfRefs(document);
  const statements = document.vulnerabilities.flatMap((entry: unknown, index) => {
    const pointer = `/vulnerabilities/${index}`;
    if (!isObject(entry)) gaps.note('wrong-type', pointer, 'a vulnerability is an object');
    else if (isObject(entry.analysis)) return readAnalysis(document, entry, entry.analysis, purls, { path, pointer }, gaps) ?? [];
    return [];
  });
  const time = timeOf(objectOf(document.metadata).timestamp);
  return {
    format: 'cyclonedx',
    specVersion: textOf(document.specVersion) ?? '',
    author: authorOf(document),
    time,
    statements,
    gaps: gaps.gaps,
  };
}

function readAnalysis(
  document: JsonObject,
  entry: JsonObject,
  analysis: JsonObject,
  purls: ReadonlyMap<string, string>,
  place: { readonly path: string; readonly pointer: string },
  gaps: VexGaps,
): VexStatement | undefined {
  const status = states.get(analysis.state);
  const ids = [textOf(entry.id), ...listOf(entry.references).map((reference) => textOf(objectOf(reference).id))];
  const vulnerability = ids.filter((id) => id !== undefined);
  const products = listOf(entry.affects).flatMap((target) => productsOf(document, objectOf(target), purls));
  if (!status || vulnerability.length === 0 || products.length === 0) {
    if (analysis.state !== undefined)
      gaps.note('unusable-statement', place.pointer, 'an analysis has a known state, an id and what it affects');
    return undefined;
  }
  const justification = textOf(analysis.justification) ?? (analysis.state === 'false_positive' ? 'false_positive' : undefined);
  const note = textOf(analysis.detail);
  if (status === 'notAffected' && justification === undefined && note === undefined) {
    gaps.note('unjustified', place.pointer, '“not affected” needs a justification or a detail; it is not believed without');
    return undefined;
  }
  const { timestamp } = objectOf(document.metadata);
  const time = timeOf(analysis.lastUpdated) ?? timeOf(analysis.firstIssued) ?? timeOf(entry.updated) ?? timeOf(timestamp);
  const expires = timeOf(
    listOf(entry.properties)
      .map(objectOf)
      .find(({ name }) => name === expiresKey)?.value,
  );
  return {
    vulnerability,
    products,
    status,
    ...(justification === undefined ? {} : { justification }),
    ...(note === undefined ? {} : { note }),
    author: authorOf(document),
    ...(time === undefined ? {} : { time }),
    ...(expires === undefined ? {} : { expires }),
    place,
  };
}

/** A reference to a component of this document, or of another one by a BOM-Link; with versions, each of them. */
function productsOf(document: JsonObject, { ref: reference, versions }: JsonObject, purls: ReadonlyMap<string, string>): VexProduct[] {
  const told = textOf(reference);
  if (told === undefined) return [];
  const link = /^urn:cdx:([0-9a-f-]{36})\/\d+(?:#(.*))?$/i.exec(told);
  const ref = link ? decode(link[2] ?? '') : told;
  const serial = link ? `urn:uuid:${link[1]!.toLowerCase()}` : textOf(document.serialNumber)?.toLowerCase();
  const purl = parsePurl((link ? undefined : purls.get(told)) ?? ref);
  const product: VexProduct = {
    told,
    ...(purl ? { purl } : {}),
    hashes: [],
    reference: { ref, ...(serial === undefined ? {} : { serial }) },
  };
  const exact = listOf(versions)
    .map(objectOf)
    .flatMap(({ version, status }) => (status === 'unaffected' ? [] : (textOf(version) ?? [])));
  if (!purl || exact.length === 0) return [product];
  const { reference: _, ...named } = product;
  return exact.map((version) => ({ ...named, purl: { ...purl, version } }));
}

/** The purls of the components by their references, nested ones too, and of the root. */
function purlsOfRefs(document: JsonObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const waiting = [objectOf(document.metadata).component, ...listOf(document.components)];
  for (let next = waiting.pop(), count = 0; waiting.length > 0 || next !== undefined; next = waiting.pop()) {
    if (++count > maxComponents) break;
    const { 'bom-ref': ref, purl, components } = objectOf(next);
    if (typeof ref === 'string' && typeof purl === 'string') found.set(ref, purl);
    for (const inner of listOf(components)) waiting.push(inner);
  }
  return found;
}

function authorOf(document: JsonObject): string {
  const { authors, supplier, manufacturer, manufacture } = objectOf(document.metadata);
  const [first] = listOf(authors);
  const names = [objectOf(first), objectOf(manufacturer), objectOf(manufacture), objectOf(supplier)].map(({ name }) => textOf(name));
  return names.find((name) => name !== undefined) ?? 'unknown';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
