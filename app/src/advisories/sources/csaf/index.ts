import type { AdvisorySource } from '../source.ts';
import { readDocument } from './read-document.ts';

/** CSAF 2 documents: advisories and VEX of vendors. One record for each vulnerability of a document. @see https://docs.oasis-open.org/csaf/csaf/v2.0/ */
export const csaf: AdvisorySource = {
  kind: 'csaf',
  title: 'CSAF documents',
  endings: ['.json'],
  claims: ({ value }) => isDocument(value),
  read: ({ value, path }) => (isDocument(value) ? readDocument(value, path) : []),
};

function isDocument(value: unknown): boolean {
  const head = (value as { document?: { csaf_version?: unknown } } | null | undefined)?.document;
  return typeof head === 'object' && head !== null && typeof head.csaf_version === 'string' && head.csaf_version.startsWith('2.');
}
