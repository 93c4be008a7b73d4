import type { AdvisorySource, FeedDocument } from '../source.ts';
import { readEntry } from './read-entry.ts';
import { readTable } from './read-table.ts';

const header = 'cveID,';

/** CISA's catalogue of known exploited vulnerabilities, JSON or CSV. @see https://www.cisa.gov/known-exploited-vulnerabilities-catalog */
export const kev: AdvisorySource = {
  kind: 'kev',
  title: "CISA's known exploited vulnerabilities",
  endings: ['.json', '.csv'],
  address: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
  // It ranks what others find.
  speaksFor: () => false,
  claims: (document) => entriesOf(document.value) !== undefined || isTable(document),
  *read(document) {
    const entries = entriesOf(document.value) ?? (isTable(document) ? readTable(document.bytes) : []);
    for (const [index, entry] of entries.entries()) yield readEntry(entry, document.path, index);
  },
};

function entriesOf(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'catalogVersion')) return undefined;
  const { vulnerabilities } = value as { vulnerabilities?: unknown };
  return Array.isArray(vulnerabilities) ? vulnerabilities : undefined;
}

function isTable({ path, bytes }: FeedDocument): boolean {
  return (
    /\.csv$/i.test(path) &&
    Buffer.from(bytes.subarray(0, header.length + 3))
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .startsWith(header)
  );
}
