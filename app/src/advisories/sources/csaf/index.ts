import { purlTypeOfEcosystem } from '../../../domain/purl/index.ts';
import type { AdvisorySource, FeedDocument } from '../source.ts';
import { csafConnector } from './connect.ts';
import { readMetadata } from './distribution/metadata.ts';
import { readDocument } from './read-document.ts';

/**
 * CSAF 2 documents: advisories and VEX of vendors. One record for each vulnerability of a document. The files that lead to them stand beside
 * them in a mirror, and hold none.
 *
 * @see https://docs.oasis-open.org/csaf/csaf/v2.0/
 */
export const csaf: AdvisorySource = {
  kind: 'csaf',
  title: 'CSAF documents',
  endings: ['.json', '.csv'],
  connector: csafConnector,
  // A vendor speaks for its own distribution; of packages that it only passes on it names those that it ships.
  speaksFor: (ecosystem) => ['deb', 'rpm', 'apk'].includes(purlTypeOfEcosystem(ecosystem) ?? ''),
  claims: (document) => isDocument(document.value) || readMetadata(document.value) !== undefined || isListOfChanges(document),
  read: ({ value, path }) => (isDocument(value) ? readDocument(value, path) : []),
};

function isDocument(value: unknown): boolean {
  const head = (value as { document?: { csaf_version?: unknown } } | null | undefined)?.document;
  return typeof head === 'object' && head !== null && typeof head.csaf_version === 'string' && head.csaf_version.startsWith('2.');
}

/** A line of `changes.csv`: the path of a document, and a time. */
function isListOfChanges({ path, bytes }: FeedDocument): boolean {
  if (!/(?:^|\/)changes\.csv$/i.test(path)) return false;
  return /^"?[^",\n]{1,500}\.json"?\s*,\s*"?\d{4}-\d{2}-\d{2}T/.test(Buffer.from(bytes.subarray(0, 600)).toString('utf8'));
}
