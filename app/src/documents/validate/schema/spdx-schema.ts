import type { JsonSchema } from './json-schema.ts';

/** A field: its schema, and whether it must be there. */
type Field = JsonSchema & { readonly must?: true };
type Version = '2.2' | '2.3';

const text: Field = { type: 'string' };
const truth: Field = { type: 'boolean' };
const whole: Field = { type: 'integer' };

/**
 * The JSON schema of SPDX 2.2 or 2.3. No registry offers the official one, so that its fields, types and enumerations are told here in our own
 * form; the verdict is held equal to that of the official schema.
 *
 * @see https://spdx.github.io/spdx-spec/v2.3/ (the schema of the specification's JSON form)
 */
export function spdxSchema(version: Version): JsonSchema {
  const is23 = version === '2.3';
  const only23 = (field: Field): Field => (is23 ? must(field) : field);
  const only22 = (field: Field): Field => (is23 ? field : must(field));
  const checksums = checksumOf(version);
  const shared = { annotations: list(annotation), attributionTexts: list(text), comment: text, licenseComments: text };
  return object({
    SPDXID: must(text),
    annotations: list(annotation),
    comment: text,
    creationInfo: must(object({ comment: text, created: must(text), creators: only23(list(text, 1)), licenseListVersion: text })),
    dataLicense: must(text),
    documentDescribes: list(text),
    documentNamespace: only23(text),
    externalDocumentRefs: list(object({ checksum: must(checksums), externalDocumentId: must(text), spdxDocument: must(text) })),
    files: list(
      object({
        ...shared,
        SPDXID: must(text),
        artifactOfs: list({ type: 'object' }),
        checksums: only23(list(checksums, 1)),
        copyrightText: only22(text),
        fileContributors: list(text),
        fileDependencies: list(text),
        fileName: must(text),
        fileTypes: list(oneOf(fileTypes)),
        licenseConcluded: only22(text),
        licenseInfoInFiles: is23 ? list(text) : list(text, 1),
        noticeText: text,
      }),
    ),
    hasExtractedLicensingInfos: list(extractedLicense),
    name: must(text),
    packages: list(
      object({
        ...shared,
        SPDXID: must(text),
        checksums: list(checksums),
        copyrightText: only22(text),
        description: text,
        downloadLocation: must(text),
        externalRefs: list(
          object({
            comment: text,
            referenceCategory: must(oneOf(is23 ? categories23 : categories22)),
            referenceLocator: must(text),
            referenceType: must(text),
          }),
        ),
        filesAnalyzed: truth,
        hasFiles: list(text),
        homepage: text,
        licenseConcluded: only22(text),
        licenseDeclared: only22(text),
        licenseInfoFromFiles: list(text),
        name: must(text),
        originator: text,
        packageFileName: text,
        packageVerificationCode: object({
          packageVerificationCodeExcludedFiles: list(text),
          packageVerificationCodeValue: must(text),
        }),
        sourceInfo: text,
        summary: text,
        supplier: text,
        versionInfo: text,
        ...(is23 ? { builtDate: text, primaryPackagePurpose: oneOf(purposes), releaseDate: text, validUntilDate: text } : {}),
      }),
    ),
    relationships: list(
      object({
        comment: text,
        relatedSpdxElement: must(text),
        relationshipType: must(oneOf(is23 ? [...relationships, ...relationships23] : relationships)),
        spdxElementId: must(text),
      }),
    ),
    revieweds: list(object({ comment: text, reviewDate: must(text), reviewer: text })),
    snippets: list(
      object({
        ...shared,
        SPDXID: must(text),
        copyrightText: only22(text),
        licenseConcluded: only22(text),
        licenseInfoInSnippets: list(text),
        name: must(text),
        ranges: only23(list(object({ endPointer: must(pointer), startPointer: must(pointer) }), 1)),
        snippetFromFile: must(text),
      }),
    ),
    spdxVersion: must(text),
  });
}

const categories22 = ['OTHER', 'SECURITY', 'PACKAGE_MANAGER'];
const categories23 = [...categories22, 'PACKAGE-MANAGER', 'PERSISTENT-ID', 'PERSISTENT_ID'];
const algorithms22 = ['MD2', 'MD4', 'MD5', 'MD6', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512'];
const algorithms23 = [
  ...algorithms22,
  ...['SHA3-256', 'SHA3-384', 'SHA3-512', 'BLAKE2b-256', 'BLAKE2b-384', 'BLAKE2b-512', 'BLAKE3', 'ADLER32'],
];
const fileTypes = ['ARCHIVE', 'APPLICATION', 'AUDIO', 'BINARY', 'DOCUMENTATION', 'IMAGE', 'OTHER', 'SOURCE', 'SPDX', 'TEXT', 'VIDEO'];
const purposes = [
  ...['APPLICATION', 'ARCHIVE', 'CONTAINER', 'DEVICE', 'FILE', 'FIRMWARE', 'FRAMEWORK', 'INSTALL', 'LIBRARY', 'OPERATING_SYSTEM', 'OTHER'],
  'SOURCE',
];
const relationships = (
  'ANCESTOR_OF BUILD_DEPENDENCY_OF BUILD_TOOL_OF CONTAINED_BY CONTAINS COPY_OF DATA_FILE_OF DEPENDENCY_MANIFEST_OF DEPENDENCY_OF DEPENDS_ON ' +
  'DESCENDANT_OF DESCRIBED_BY DESCRIBES DEV_DEPENDENCY_OF DEV_TOOL_OF DISTRIBUTION_ARTIFACT DOCUMENTATION_OF DYNAMIC_LINK EXAMPLE_OF ' +
  'EXPANDED_FROM_ARCHIVE FILE_ADDED FILE_DELETED FILE_MODIFIED GENERATED_FROM GENERATES HAS_PREREQUISITE METAFILE_OF OPTIONAL_COMPONENT_OF ' +
  'OPTIONAL_DEPENDENCY_OF OTHER PACKAGE_OF PATCH_APPLIED PATCH_FOR PREREQUISITE_FOR PROVIDED_DEPENDENCY_OF RUNTIME_DEPENDENCY_OF STATIC_LINK ' +
  'TEST_CASE_OF TEST_DEPENDENCY_OF TEST_OF TEST_TOOL_OF VARIANT_OF'
).split(' ');
const relationships23 = ['AMENDS', 'REQUIREMENT_DESCRIPTION_FOR', 'SPECIFICATION_FOR'];

const annotation = object({
  annotationDate: must(text),
  annotationType: must(oneOf(['OTHER', 'REVIEW'])),
  annotator: must(text),
  comment: must(text),
});

const pointer = object({ lineNumber: whole, offset: whole, reference: must(text) });

const extractedLicense = object({
  comment: text,
  crossRefs: list(
    object({ isLive: truth, isValid: truth, isWayBackLink: truth, match: text, order: whole, timestamp: text, url: must(text) }),
  ),
  extractedText: must(text),
  licenseId: must(text),
  name: text,
  seeAlsos: list(text),
});

function checksumOf(version: Version): JsonSchema {
  return object({ algorithm: must(oneOf(version === '2.3' ? algorithms23 : algorithms22)), checksumValue: must(text) });
}

function must(field: Field): Field {
  return { ...field, must: true };
}

function list(items: JsonSchema, minItems = 0): Field {
  return { type: 'array', items, ...(minItems > 0 ? { minItems } : {}) };
}

function oneOf(members: readonly string[]): Field {
  return { type: 'string', enum: members };
}

function object(fields: Readonly<Record<string, Field>>): Field {
  const properties = Object.entries(fields).map(([name, { must: _, ...schema }]) => [name, schema] as const);
  const required = Object.entries(fields).flatMap(([name, { must: isRequired }]) => (isRequired ? [name] : []));
  return { type: 'object', properties: Object.fromEntries(properties), required, additionalProperties: false };
}
