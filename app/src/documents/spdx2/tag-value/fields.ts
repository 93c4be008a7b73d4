/** Which part of a document a tag belongs to. */
export type Section = 'document' | 'package' | 'file' | 'snippet' | 'license' | 'annotation' | 'review' | 'relationship';

/** What becomes of a tag's value. */
export interface Field {
  readonly section: Section;
  /** The key of SPDX in JSON. */
  readonly key: string;
  /** A text, one of a list of texts, a truth value, or what has to be taken apart. */
  readonly as: 'text' | 'list' | 'truth' | 'checksum' | 'reference' | 'verification' | 'external' | 'range';
  /** Whether a new object of its section begins here. */
  readonly begins?: true;
}

function fields(section: Section, tags: Readonly<Record<string, string>>, as: Field['as'] = 'text'): readonly (readonly [string, Field])[] {
  return Object.entries(tags).map(([tag, key]) => [tag, { section, key, as }] as const);
}

function beginning(section: Section, tag: string, key: string): readonly [string, Field] {
  return [tag, { section, key, as: 'text', begins: true }];
}

/** Every tag of SPDX 2.2 and 2.3 but `SPDXID`, `Relationship` and the creation's, which stand in more than one section or need more. */
export const fieldsByTag: ReadonlyMap<string, Field> = new Map([
  ...fields('document', {
    SPDXVersion: 'spdxVersion',
    DataLicense: 'dataLicense',
    DocumentName: 'name',
    DocumentNamespace: 'documentNamespace',
    DocumentComment: 'comment',
  }),
  ...fields('document', { ExternalDocumentRef: 'externalDocumentRefs' }, 'external'),
  beginning('package', 'PackageName', 'name'),
  ...fields('package', {
    PackageVersion: 'versionInfo',
    PackageFileName: 'packageFileName',
    PackageSupplier: 'supplier',
    PackageOriginator: 'originator',
    PackageDownloadLocation: 'downloadLocation',
    PackageHomePage: 'homepage',
    PackageSourceInfo: 'sourceInfo',
    PackageLicenseConcluded: 'licenseConcluded',
    PackageLicenseDeclared: 'licenseDeclared',
    PackageLicenseComments: 'licenseComments',
    PackageCopyrightText: 'copyrightText',
    PackageSummary: 'summary',
    PackageDescription: 'description',
    PackageComment: 'comment',
    PrimaryPackagePurpose: 'primaryPackagePurpose',
    BuiltDate: 'builtDate',
    ReleaseDate: 'releaseDate',
    ValidUntilDate: 'validUntilDate',
  }),
  ...fields('package', { FilesAnalyzed: 'filesAnalyzed' }, 'truth'),
  ...fields('package', { PackageChecksum: 'checksums' }, 'checksum'),
  ...fields('package', { ExternalRef: 'externalRefs' }, 'reference'),
  ...fields('package', { PackageVerificationCode: 'packageVerificationCode' }, 'verification'),
  ...fields('package', { PackageLicenseInfoFromFiles: 'licenseInfoFromFiles', PackageAttributionText: 'attributionTexts' }, 'list'),
  beginning('file', 'FileName', 'fileName'),
  ...fields('file', {
    LicenseConcluded: 'licenseConcluded',
    LicenseComments: 'licenseComments',
    FileCopyrightText: 'copyrightText',
    FileComment: 'comment',
    FileNotice: 'noticeText',
  }),
  ...fields('file', { FileChecksum: 'checksums' }, 'checksum'),
  ...fields(
    'file',
    {
      FileType: 'fileTypes',
      LicenseInfoInFile: 'licenseInfoInFiles',
      FileContributor: 'fileContributors',
      FileAttributionText: 'attributionTexts',
      FileDependency: 'fileDependencies',
    },
    'list',
  ),
  beginning('snippet', 'SnippetSPDXID', 'SPDXID'),
  beginning('snippet', 'SnippetSPDXIdentifier', 'SPDXID'),
  ...fields('snippet', {
    SnippetFromFileSPDXID: 'snippetFromFile',
    SnippetFromFile: 'snippetFromFile',
    SnippetLicenseConcluded: 'licenseConcluded',
    SnippetLicenseComments: 'licenseComments',
    SnippetCopyrightText: 'copyrightText',
    SnippetComment: 'comment',
    SnippetName: 'name',
  }),
  ...fields('snippet', { SnippetByteRange: 'offset', SnippetLineRange: 'lineNumber' }, 'range'),
  ...fields('snippet', { LicenseInfoInSnippet: 'licenseInfoInSnippets', SnippetAttributionText: 'attributionTexts' }, 'list'),
  beginning('license', 'LicenseID', 'licenseId'),
  ...fields('license', { ExtractedText: 'extractedText', LicenseName: 'name', LicenseComment: 'comment' }),
  ...fields('license', { LicenseCrossReference: 'seeAlsos' }, 'list'),
  beginning('annotation', 'Annotator', 'annotator'),
  ...fields('annotation', { AnnotationDate: 'annotationDate', AnnotationType: 'annotationType', AnnotationComment: 'comment' }),
  beginning('review', 'Reviewer', 'reviewer'),
  ...fields('review', { ReviewDate: 'reviewDate', ReviewComment: 'comment' }),
  ...fields('relationship', { RelationshipComment: 'comment' }),
]);

/** Where the objects of a section are listed in a document. */
export const listOfSection: Readonly<Partial<Record<Section, string>>> = {
  package: 'packages',
  file: 'files',
  snippet: 'snippets',
  license: 'hasExtractedLicensingInfos',
  review: 'revieweds',
  relationship: 'relationships',
};
