import * as field from './fields.ts';
import type { Profile } from './profile.ts';

const { author, timestamp, tool, primary, context, authorContact, name, version, supplier, identifier, dependency, hash, license } = field;

/** Every set of minimum elements that documents are scored against. */
export const profiles: readonly Profile[] = [
  {
    id: 'ntia',
    title: 'NTIA minimum elements (2021)',
    source: 'The Minimum Elements For a Software Bill of Materials, 2021-07-12, “Data Fields”',
    fields: [author, timestamp, supplier, name, version, identifier, dependency],
  },
  {
    id: 'cisa',
    title: 'CISA minimum elements (draft of 2025)',
    source: '2025 Minimum Elements for a Software Bill of Materials, public comment draft, 2025-08-22, “Data Fields”',
    fields: [author, timestamp, tool, context, supplier, name, version, identifier, hash, license, dependency],
  },
  {
    id: 'bsi',
    title: 'BSI TR-03183-2 2.1.0, required fields',
    source:
      'BSI TR-03183-2, 2.1.0, 2025-08-20, sections 4, 5.2.1, 5.2.2 and 8.2 (where each field stands); 2.0.0 demands the same fields of older formats',
    fields: [
      ...[field.currentFormat, authorContact, timestamp, field.creatorContact, name, version, field.fileName, dependency],
      ...[field.completeness, field.distributionLicense, field.sha512],
      ...(['executable', 'archive', 'structured'] as const).map(field.bsiProperty),
    ],
  },
  {
    id: 'fsct',
    title: 'CISA Framing Software Component Transparency, third edition, minimum expected',
    source: 'Framing Software Component Transparency, third edition, 2024-09-03, section 2.2, “Minimum Expected”',
    fields: [
      ...[author, timestamp, primary, name, version, supplier, identifier, hash, dependency],
      ...[field.directCompleteness, field.primaryLicense, field.primaryCopyright],
    ],
  },
];
