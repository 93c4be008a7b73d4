import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromTagValue } from './from-tag-value.ts';
import { toTagValue } from './to-tag-value.ts';

const sum = { algorithm: 'SHA1', checksumValue: 'a'.repeat(40) };
const document = {
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'd',
  dataLicense: 'CC0-1.0',
  documentNamespace: 'https://example.com/d',
  creationInfo: { creators: ['Tool: t', 'Person: Ann (ann@example.com)'], created: '2024-01-01T00:00:00Z', comment: 'two\nlines' },
  externalDocumentRefs: [{ externalDocumentId: 'DocumentRef-x', spdxDocument: 'https://example.com/x', checksum: sum }],
  annotations: [{ annotator: 'Person: Bob', annotationDate: '2024-01-01T00:00:00Z', annotationType: 'OTHER', comment: 'hm' }],
  packages: [
    {
      name: 'a',
      SPDXID: 'SPDXRef-a',
      versionInfo: '1',
      downloadLocation: 'NONE',
      filesAnalyzed: true,
      packageVerificationCode: { packageVerificationCodeValue: 'a'.repeat(40), packageVerificationCodeExcludedFiles: ['./x', './y'] },
      checksums: [sum],
      externalRefs: [{ referenceCategory: 'PACKAGE_MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/a@1', comment: 'c' }],
      attributionTexts: [' one ', 'two'],
      annotations: [{ annotator: 'Tool: t', annotationDate: '2024-01-01T00:00:00Z', annotationType: 'REVIEW', comment: '' }],
    },
  ],
  files: [{ fileName: './f', SPDXID: 'SPDXRef-f', fileTypes: ['SOURCE'], checksums: [sum], licenseInfoInFiles: ['MIT'] }],
  snippets: [
    {
      SPDXID: 'SPDXRef-s',
      snippetFromFile: 'SPDXRef-f',
      name: 's',
      ranges: [{ startPointer: { reference: 'SPDXRef-f', offset: 1 }, endPointer: { reference: 'SPDXRef-f', offset: 9 } }],
    },
  ],
  hasExtractedLicensingInfos: [{ licenseId: 'LicenseRef-1', extractedText: 'x', seeAlsos: ['https://example.com'] }],
  relationships: [{ spdxElementId: 'SPDXRef-a', relationshipType: 'CONTAINS', relatedSpdxElement: 'SPDXRef-f', comment: 'it does' }],
};

test('what is written is read again as it was', () => {
  const told: string[] = [];
  const { document: back, problems } = fromTagValue(toTagValue(document, (pointer) => told.push(pointer)));
  expect([back, problems, told]).toEqual([document, [], []]);
});

test('what JSON lists in other places is a relationship', () => {
  const text = toTagValue(
    { ...document, documentDescribes: ['SPDXRef-a'], packages: [{ ...document.packages[0], hasFiles: ['SPDXRef-f'] }] },
    () => {},
  );
  expect(text).toContain('Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a\n');
  expect(text.match(/SPDXRef-a CONTAINS SPDXRef-f/g)).toHaveLength(1);
});

test('what has no tag is told', () => {
  const told: string[] = [];
  const odd = { ...document, 'x-ours': 1, comment: 'a </text> b', packages: [{ ...document.packages[0], versionInfo: 7 }] };
  toTagValue(odd, (pointer) => told.push(pointer));
  expect(told.toSorted()).toEqual(['/comment', '/packages/0/versionInfo', '/x-ours']);
});

test('whatever a text holds, it comes back, or is told to be lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', ':', '<text>', '</text>', '#', 'é', '(') }), (comment) => {
      let isLost = false;
      const { document: back, problems } = fromTagValue(toTagValue({ ...document, comment }, () => (isLost = true)));
      expect(problems).toEqual([]);
      if (!isLost) expect(back.comment).toBe(comment);
    }),
  );
});
