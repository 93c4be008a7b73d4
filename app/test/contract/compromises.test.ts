import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readRecord } from '../../src/advisories/sources/osv/read-record.ts';
import type { Advisory, AdvisoryEvent, Product } from '../../src/domain/advisory.ts';

interface Entry {
  readonly package?: { readonly ecosystem: string; readonly name: string };
  readonly versions?: readonly string[];
  readonly ranges?: readonly { readonly events: readonly (AdvisoryEvent & { readonly last_affected?: string })[] }[];
  readonly database_specific?: { readonly waybill: { readonly product: Partial<Product> } };
}

interface CatalogueRecord {
  readonly id: string;
  readonly modified: string;
  readonly published: string;
  readonly aliases?: readonly string[];
  readonly related?: readonly string[];
  readonly affected: readonly Entry[];
  readonly references: readonly { readonly url: string }[];
  readonly database_specific: { readonly waybill: Pick<Advisory, 'class'> & { readonly remedy: string } };
}

/** Packages that were compromised more than once, each time with a record of its own. */
const compromisedAgain: readonly string[] = ['npm node-ipc'];

const folder = fileURLToPath(new URL('../../data/compromises/', import.meta.url));
const schema = z.fromJSONSchema(readJson('schema.json') as Parameters<typeof z.fromJSONSchema>[0]);
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'schema.json');
const records = files.map((file) => ({ file, record: readJson(file) as CatalogueRecord }));

describe.each(records)('$file', ({ file, record }) => {
  test('has the form of the schema', () => {
    expect(schema.safeParse(record).error?.issues ?? []).toEqual([]);
  });

  test('is named after its id', () => {
    expect(`${record.id}.json`).toBe(file);
  });

  test('is read by Waybill itself, with nothing lost', () => {
    const read = readRecord(record, file);
    expect(read).toMatchObject({ kind: 'advisory', advisory: { id: record.id, ...record.database_specific.waybill } });
    if (read.kind !== 'advisory') return;
    expect(read.advisory.affected.map(({ versions, product }) => [versions.length, product !== undefined])).toEqual(
      record.affected.map((entry) => [entry.versions?.length ?? 0, productOf(entry) !== undefined]),
    );
  });

  test('has dates that exist, in order', () => {
    expect(timesOf(record).filter((time) => !exists(time))).toEqual([]);
    expect(record.published <= record.modified).toBe(true);
    for (const { from, to } of productsOf(record).flatMap(({ window }) => window ?? [])) expect(!from || !to || from <= to).toBe(true);
  });

  test('links each source once, by an https URL that parses', () => {
    const urls = record.references.map(({ url }) => new URL(url));
    expect(urls.filter(({ protocol, username }) => protocol !== 'https:' || username !== '')).toEqual([]);
    expect(repeated(urls.map(String))).toEqual([]);
  });

  test('says in every entry what is meant and what of it is bad', () => {
    expect(record.affected.filter((entry) => !identifies(entry))).toEqual([]);
    expect(record.affected.filter((entry) => !narrows(entry) && !allOf(entry))).toEqual([]);
  });

  test('names all versions only of malware, and never beside a list of versions', () => {
    const boundless = record.affected.filter(allOf);
    expect(boundless.filter(({ versions }) => versions !== undefined)).toEqual([]);
    if (record.database_specific.waybill.class === 'compromise') expect(boundless).toEqual([]);
  });

  test('repeats nothing inside its lists', () => {
    expect(listsOf(record).flatMap(repeated)).toEqual([]);
  });

  test('has a remedy that says what to do', () => {
    expect(record.database_specific.waybill.remedy).toMatch(
      /\b(remove|uninstall|pin|rotate|rebuild|verify|isolate|replace|downgrade|upgrade|update|revoke|reinstall)\b/i,
    );
  });
});

describe('the catalogue', () => {
  test('has records, each id once', () => {
    expect(records.length).toBeGreaterThan(0);
    expect(repeated(records.map(({ record }) => record.id))).toEqual([]);
  });

  test('gives an alias to one record only', () => {
    expect(repeated(records.flatMap(({ record }) => record.aliases ?? []))).toEqual([]);
  });

  test('relates only to records that exist', () => {
    const ids = new Set(records.map(({ record }) => record.id));
    const related = records.flatMap(({ record }) => record.related ?? []).filter((id) => id.startsWith('WB-'));
    expect(related.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('names a package in one record only, unless it was compromised again', () => {
    const names = records.flatMap(({ record }) => [...new Set(record.affected.flatMap(packageOf))]);
    expect(repeated(names).sort()).toEqual([...compromisedAgain].sort());
  });

  test('never calls one version of a package bad in two records', () => {
    const versions = records.flatMap(({ record }) => [...new Set(record.affected.flatMap(releasesOf))]);
    expect(repeated(versions)).toEqual([]);
  });
});

test('the schema refuses what the catalogue must not hold', () => {
  const good = records[0]!.record;
  const refused = [
    { ...good, id: 'WB-1' },
    { ...good, aliases: ['CVE-2023'] },
    { ...good, references: [{ type: 'WEB', url: 'http://example.org/' }] },
    { ...good, database_specific: { waybill: { class: 'vulnerability', remedy: 'x'.repeat(40) } } },
    { ...good, affected: [{ database_specific: { waybill: { product: { names: ['X'], domains: ['192.0.2.1'] } } } }] },
    { ...good, affected: [{ database_specific: { waybill: { product: { names: ['X'], hashes: ['sha256:abc'] } } } }] },
    { ...good, surprise: true },
  ];
  expect(schema.safeParse(good).success).toBe(true);
  expect(refused.filter((record) => schema.safeParse(record).success)).toEqual([]);
});

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(`${folder}${file}`, 'utf8'));
}

function productOf(entry: Entry): Partial<Product> | undefined {
  return entry.database_specific?.waybill.product;
}

function productsOf(record: CatalogueRecord): Partial<Product>[] {
  return record.affected.flatMap((entry) => productOf(entry) ?? []);
}

/** Named by a package, or by a product's names; a package with names of its own would be two things. */
function identifies(entry: Entry): boolean {
  return (entry.package === undefined) === (productOf(entry)?.names?.length ?? 0) > 0;
}

function narrows(entry: Entry): boolean {
  const { versions, hashes, window } = productOf(entry) ?? {};
  const inOsv = entry.package !== undefined && [entry.versions, entry.ranges].some((list) => (list?.length ?? 0) > 0);
  return inOsv || [versions, hashes].some((list) => (list?.length ?? 0) > 0) || window?.from !== undefined || window?.to !== undefined;
}

/** A range from the first version on that nothing ends. */
function allOf(entry: Entry): boolean {
  return (entry.ranges ?? []).some(
    ({ events }) => events.some(({ introduced }) => introduced === '0') && !events.some((event) => event.fixed ?? event.last_affected),
  );
}

function packageOf(entry: Entry): string[] {
  return entry.package ? [`${entry.package.ecosystem} ${entry.package.name}`] : [];
}

function releasesOf(entry: Entry): string[] {
  return packageOf(entry).flatMap((name) => (entry.versions ?? []).map((version) => `${name}@${version}`));
}

function listsOf(record: CatalogueRecord): readonly string[][] {
  const ofProducts = productsOf(record).flatMap((product) => Object.values(product).filter((value) => Array.isArray(value)));
  const all = [...ofProducts, ...record.affected.map(({ versions }) => versions), record.aliases, record.related];
  return all.flatMap((list) => (list ? [[...list]] : []));
}

function timesOf(record: CatalogueRecord): string[] {
  const windows = productsOf(record).flatMap(({ window }) => [window?.from, window?.to].filter((time) => time !== undefined));
  return [record.published, record.modified, ...windows];
}

/** Whether a date is one of the calendar: `Date` rolls 30 February over instead of refusing it. */
function exists(time: string): boolean {
  const date = new Date(time);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(time.slice(0, 10));
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
