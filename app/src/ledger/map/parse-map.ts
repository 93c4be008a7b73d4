import { parse as parseCsv } from 'csv-parse/sync';
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { ZodError } from 'zod';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { type EntryKind, entrySchemas, type MapFile } from './schema.ts';

/** One entry as the file has it: its values, and the line of each. */
interface Entry {
  readonly kind: EntryKind;
  readonly values: Record<string, unknown>;
  readonly lineOf: (field: string) => number;
}

/**
 * Reads a map from YAML or, where the path ends in `.csv`, from CSV.
 *
 * @throws schema naming the line and the field of the first thing that is wrong, and how many more there are
 */
export function parseMap(text: string, path: string): MapFile {
  const entries = path.toLowerCase().endsWith('.csv') ? readCsv(text, path) : readYaml(text, path);
  const map: { [kind in EntryKind]: unknown[] } = { assets: [], services: [], processes: [], suppliers: [] };
  const problems: { line: number; message: string }[] = [];
  for (const entry of entries) {
    const result = entrySchemas[entry.kind].safeParse(entry.values);
    if (result.success) map[entry.kind].push(result.data);
    else problems.push(...problemsOf(entry, result.error));
  }
  const [first] = problems;
  if (first) throw schemaError(path, first.line, first.message, problems.length - 1);
  return map as unknown as MapFile;
}

function problemsOf(entry: Entry, error: ZodError): { line: number; message: string }[] {
  return error.issues.map((issue) => {
    const field = issue.code === 'unrecognized_keys' ? String(issue.keys[0]) : issue.path.join('.');
    const what = issue.code === 'unrecognized_keys' ? 'there is no such field' : issue.message;
    const name = typeof entry.values.name === 'string' ? ` of “${entry.values.name}”` : '';
    return { line: entry.lineOf(field.split('.')[0]!), message: `field “${field}”${name} (${entry.kind}): ${what}` };
  });
}

function schemaError(path: string, line: number, message: string, more = 0): WaybillError {
  const rest = more > 0 ? ` ${more} more problem${more > 1 ? 's' : ''} after it.` : '';
  return new WaybillError('schema', `${path}, line ${line}: ${message}. Nothing was imported.${rest}`, { place: { path, line } });
}

function readYaml(text: string, path: string): Entry[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, maxAliasCount: 100, schema: 'failsafe' } as never);
  const lineAt = (node: unknown) => lines.linePos((node as Node | undefined)?.range?.[0] ?? 0).line;
  const [error] = document.errors;
  if (error) throw schemaError(path, lines.linePos(error.pos[0]).line, `this is no YAML: ${error.message}`);
  if (!isMap(document.contents)) throw schemaError(path, 1, 'a map holds lists named assets, services, processes or suppliers');
  return document.contents.items.flatMap((pair) => {
    const kind = keyOf(pair);
    if (!Object.hasOwn(entrySchemas, kind))
      throw schemaError(path, lineAt(pair.key), `there is no list “${kind}”: it is assets, services, processes or suppliers`);
    if (isScalar(pair.value) && (pair.value.value === '' || pair.value.value === null)) return [];
    if (!isSeq(pair.value)) throw schemaError(path, lineAt(pair.key), `“${kind}” is a list`);
    return pair.value.items.map((item): Entry => {
      if (!isMap(item)) throw schemaError(path, lineAt(item), `an entry of “${kind}” has fields, at least a name`);
      const fieldLines = new Map(item.items.map((field) => [keyOf(field), lineAt(field.key)]));
      return {
        kind: kind as EntryKind,
        values: item.toJS(document) as Record<string, unknown>,
        lineOf: (field) => fieldLines.get(field) ?? lineAt(item),
      };
    });
  });
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

/** Columns that hold lists, with `;` between. */
const listColumns = ['tags', 'services', 'processes', 'assets', 'dataClasses', 'contacts', 'domains', 'components'];

const kindsByType: Readonly<Record<string, EntryKind>> = {
  asset: 'assets',
  service: 'services',
  process: 'processes',
  supplier: 'suppliers',
};

function readCsv(text: string, path: string): Entry[] {
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parseCsv(text, { columns: true, bom: true, info: true, skip_empty_lines: true, trim: true }) as unknown as typeof rows;
  } catch (error) {
    throw schemaError(path, (error as { lines?: number }).lines ?? 1, `this is no CSV: ${messageOf(error)}`);
  }
  return rows.map(({ record, info }) => {
    const { type = '', ...fields } = record;
    const kind = Object.hasOwn(kindsByType, type) ? kindsByType[type]! : undefined;
    if (!kind) throw schemaError(path, info.lines, `field “type” is “${type}”: it is asset, service, process or supplier`);
    const filled = Object.entries(fields).filter(([, value]) => value !== '');
    return {
      kind,
      values: Object.fromEntries(filled.map(([field, value]) => [field, listColumns.includes(field) ? splitList(value) : value])),
      lineOf: () => info.lines,
    };
  });
}

function splitList(value: string): string[] {
  return value
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
