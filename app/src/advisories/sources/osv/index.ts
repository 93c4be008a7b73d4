import type { AdvisorySource, FeedDocument } from '../source.ts';
import { osvConnector } from './connect.ts';
import { isModifiedList } from './modified-list.ts';
import { readRecord } from './read-record.ts';

/**
 * OSV records, JSON or YAML: one a file, a list of them, or an answer of the OSV API (`vulns`). A mirror's list of changes stands beside them and
 * holds none.
 *
 * @see https://ossf.github.io/osv-schema/
 */
export const osv: AdvisorySource = {
  kind: 'osv',
  title: 'OSV records',
  endings: ['.json', '.yaml', '.yml', '.csv'],
  connector: osvConnector,
  claims: (document) => recordsOf(document.value).some(looksLikeRecord) || isList(document),
  *read(document: FeedDocument) {
    const records = recordsOf(document.value);
    for (const [index, record] of records.entries()) yield readRecord(record, document.path, records.length > 1 ? index : undefined);
  },
};

function isList({ path, bytes }: FeedDocument): boolean {
  return /\.csv$/i.test(path) && isModifiedList(Buffer.from(bytes.subarray(0, 400)).toString('latin1'));
}

function recordsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [];
  const { vulns } = value as { vulns?: unknown };
  return Array.isArray(vulns) ? vulns : [value];
}

function looksLikeRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'id')) return false;
  return ['affected', 'modified', 'withdrawn', 'schema_version'].some((key) => Object.hasOwn(value, key));
}
