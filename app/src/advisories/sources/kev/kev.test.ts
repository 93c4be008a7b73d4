import { expect, test } from 'vitest';
import type { FeedRecord } from '../source.ts';
import { kev } from './index.ts';

const entry = {
  cveID: 'cve-2026-12345',
  vulnerabilityName: 'Example flaw',
  dateAdded: '2026-01-02',
  dueDate: '2026-01-23',
  requiredAction: 'Apply the update.',
  knownRansomwareCampaignUse: 'Known',
};
const expected = {
  kind: 'knownExploited',
  cve: 'CVE-2026-12345',
  name: 'Example flaw',
  added: '2026-01-02',
  due: '2026-01-23',
  ransomware: true,
  action: 'Apply the update.',
};

function readJson(value: unknown): readonly FeedRecord[] {
  const document = { path: 'kev.json', bytes: new Uint8Array(), value };
  return kev.claims(document) ? [...kev.read(document, { now: 0 })] : [];
}

function readCsv(text: string): readonly FeedRecord[] {
  const document = { path: 'kev.csv', bytes: Buffer.from(text), value: undefined };
  return kev.claims(document) ? [...kev.read(document, { now: 0 })] : [];
}

test('an entry says since when, until when, and whether for ransomware', () => {
  expect(readJson({ catalogVersion: '1', vulnerabilities: [entry] })).toEqual([{ kind: 'enrichment', enrichment: expected }]);
});

test('the table says the same', () => {
  const text =
    'cveID,vulnerabilityName,dateAdded,requiredAction,dueDate,knownRansomwareCampaignUse\nCVE-2026-12345,"Example flaw",2026-01-02,Apply the update.,2026-01-23,Known\n';
  expect(readCsv(text)).toEqual([{ kind: 'enrichment', enrichment: expected }]);
});

test('an entry that says too little is unread, with its place', () => {
  const records = readJson({
    catalogVersion: '1',
    vulnerabilities: [{ ...entry, cveID: 'none' }, { ...entry, dateAdded: 'soon' }, 1, entry],
  });
  expect(records.map((record) => (record.kind === 'unread' ? record.gap.pointer : record.kind))).toEqual([
    '/vulnerabilities/0/cveID',
    '/vulnerabilities/1/dateAdded',
    '/vulnerabilities/2',
    'enrichment',
  ]);
  expect(readCsv('cveID,x\n"CVE-2026-1').map(({ kind }) => kind)).toEqual(['unread']);
});
