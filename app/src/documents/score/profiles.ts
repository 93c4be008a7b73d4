import * as field from './fields.ts';
import type { Profile } from './profile.ts';

const {
  author,
  timestamp,
  tool,
  primary,
  context,
  authorContact,
  name,
  version,
  supplier,
  identifier,
  dependency,
  hash,
  license,
  copyright,
} = field;

/** Every set of minimum elements that documents are scored against. */
export const profiles: readonly Profile[] = [
  {
    id: 'ntia',
    title: 'NTIA minimum elements (2021)',
    fields: [author, timestamp, supplier, name, version, identifier, dependency],
  },
  {
    id: 'cisa',
    title: 'CISA minimum elements (2025)',
    fields: [author, timestamp, tool, context, supplier, name, version, identifier, hash, license, dependency],
  },
  {
    id: 'bsi',
    title: 'BSI TR-03183-2, required fields',
    fields: [
      ...[authorContact, timestamp, field.creatorContact, name, version, field.fileName, dependency, field.spdxLicense, field.sha512],
      ...(['executable', 'archive', 'structured'] as const).map(field.bsiProperty),
    ],
  },
  {
    id: 'fsct',
    title: 'CISA Framing Software Component Transparency, third edition, minimum expected',
    fields: [author, timestamp, primary, name, version, supplier, identifier, hash, dependency, license, copyright],
  },
];
