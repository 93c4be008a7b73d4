import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDocument } from '../../read-document.ts';
import { validateDocument } from '../../validate/index.ts';
import { fromTagValue } from './from-tag-value.ts';

const sample = `# made by hand
SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: sample
DocumentNamespace: https://example.com/sample
Creator: Tool: hand-1.0
Created: 2024-01-01T00:00:00Z

PackageName: app
SPDXID: SPDXRef-app
PackageVersion: 1.0
PackageDownloadLocation: NOASSERTION
FilesAnalyzed: true
PackageVerificationCode: d6a770ba38583ed4bb4525bd96e50461655d2758 (excludes: ./a.spdx)
PackageChecksum: SHA1: d6a770ba38583ed4bb4525bd96e50461655d2758
PackageDescription: <text>Two
lines: here</text>
ExternalRef: PACKAGE-MANAGER purl pkg:npm/app@1.0
ExternalRefComment: as published

FileName: ./main.js
SPDXID: SPDXRef-main
FileType: SOURCE
FileChecksum: SHA1: d6a770ba38583ed4bb4525bd96e50461655d2758
LicenseConcluded: LicenseRef-1

PackageName: left
SPDXID: SPDXRef-left
PackageDownloadLocation: NOASSERTION

LicenseID: LicenseRef-1
ExtractedText: <text>Do as you like.</text>

Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-app
Relationship: SPDXRef-app DEPENDS_ON SPDXRef-left
RelationshipComment: it does
`;

test('a document in tag-value form is told in the form of JSON', () => {
  const { document, problems } = fromTagValue(sample);
  expect(problems).toEqual([]);
  expect(document).toEqual({
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'sample',
    documentNamespace: 'https://example.com/sample',
    creationInfo: { creators: ['Tool: hand-1.0'], created: '2024-01-01T00:00:00Z' },
    packages: [
      {
        name: 'app',
        SPDXID: 'SPDXRef-app',
        versionInfo: '1.0',
        downloadLocation: 'NOASSERTION',
        filesAnalyzed: true,
        packageVerificationCode: {
          packageVerificationCodeValue: 'd6a770ba38583ed4bb4525bd96e50461655d2758',
          packageVerificationCodeExcludedFiles: ['./a.spdx'],
        },
        checksums: [{ algorithm: 'SHA1', checksumValue: 'd6a770ba38583ed4bb4525bd96e50461655d2758' }],
        description: 'Two\nlines: here',
        externalRefs: [
          { referenceCategory: 'PACKAGE_MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/app@1.0', comment: 'as published' },
        ],
      },
      { name: 'left', SPDXID: 'SPDXRef-left', downloadLocation: 'NOASSERTION' },
    ],
    files: [
      {
        fileName: './main.js',
        SPDXID: 'SPDXRef-main',
        fileTypes: ['SOURCE'],
        checksums: [{ algorithm: 'SHA1', checksumValue: 'd6a770ba38583ed4bb4525bd96e50461655d2758' }],
        licenseConcluded: 'LicenseRef-1',
      },
    ],
    hasExtractedLicensingInfos: [{ licenseId: 'LicenseRef-1', extractedText: 'Do as you like.' }],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-app' },
      { spdxElementId: 'SPDXRef-app', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-left', comment: 'it does' },
    ],
  });
});

test('it is read and valid like any other', async () => {
  const bytes = new TextEncoder().encode(sample);
  const { head, counted, collected } = readDocument(bytes, 'a.spdx');
  expect([head.assetName, head.tools, counted, collected.complete]).toEqual(['app', ['hand'], 1, true]);
  expect(collected.components).toMatchObject([{ name: 'left', direct: true }]);
  expect(await validateDocument(bytes)).toMatchObject({ format: 'spdx', specVersion: '2.3', verdict: 'valid', errors: [] });
});

test('what cannot be read is told with its line, and hides something', async () => {
  const text = sample
    .replace('PackageVersion: 1.0', 'this is nothing')
    .replace('DEPENDS_ON SPDXRef-left', 'DEPENDS_ON SPDXRef-gone')
    .concat('Colour: red\n');
  const { collected } = readDocument(new TextEncoder().encode(text), 'a.spdx');
  expect(collected.complete).toBe(false);
  expect(collected.gaps.map(({ kind, line }) => [kind, line])).toEqual([
    ['unread-line', 12],
    ['unknown-tag', 38],
    ['no-identity', 28],
    ['dangling-reference', 36],
  ]);
  const { verdict, errors } = await validateDocument(new TextEncoder().encode(text));
  expect(verdict).toBe('invalid');
  expect(errors.map(({ rule, line }) => [rule, line])).toEqual([
    ['tag-value/unread-line', 12],
    ['tag-value/unknown-tag', 38],
    ['spdx-id/dangling', 36],
  ]);
});

test('whatever the text, nothing is thrown and every line is told or left out on purpose', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'PackageName: a',
      'SPDXID: x',
      'Relationship: a b',
      'FileChecksum: SHA1: 1',
      'Annotator: x',
      '</text>',
      'ExternalRef: a',
      '# c',
      '',
    ),
    fc.constantFrom(
      '__proto__: 1',
      'constructor: 2',
      'SnippetByteRange: 1:2',
      'ExtractedText: <text>',
      'Creator: x',
      'FilesAnalyzed: maybe',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { document, problems } = fromTagValue(lines.join('\n'));
      expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
      expect(problems.every((problem) => problem.line >= 1)).toBe(true);
    }),
  );
});
