/** A relationship of SPDX 2, as SPDX 3 has it: which word, whether its ends change places, and the part of the life cycle that it is of. */
export interface RelationshipWord {
  readonly spdx2: string;
  readonly spdx3: string;
  readonly turned?: true;
  readonly scope?: 'build' | 'development' | 'runtime' | 'test';
}

function same(spdx2: string, spdx3: string): RelationshipWord {
  return { spdx2, spdx3 };
}

function turned(spdx2: string, spdx3: string, scope?: RelationshipWord['scope']): RelationshipWord {
  return { spdx2, spdx3, turned: true, ...(scope === undefined ? {} : { scope }) };
}

/** Where SPDX 3 has one word for several, the first is told back. @see SPDX 3.0.1, Core, RelationshipType */
export const relationshipWords: readonly RelationshipWord[] = [
  same('DESCRIBES', 'describes'),
  turned('DESCRIBED_BY', 'describes'),
  same('CONTAINS', 'contains'),
  turned('CONTAINED_BY', 'contains'),
  same('DEPENDS_ON', 'dependsOn'),
  turned('DEPENDENCY_OF', 'dependsOn'),
  turned('BUILD_DEPENDENCY_OF', 'dependsOn', 'build'),
  turned('DEV_DEPENDENCY_OF', 'dependsOn', 'development'),
  turned('RUNTIME_DEPENDENCY_OF', 'dependsOn', 'runtime'),
  turned('TEST_DEPENDENCY_OF', 'dependsOn', 'test'),
  turned('OPTIONAL_DEPENDENCY_OF', 'hasOptionalDependency'),
  turned('PROVIDED_DEPENDENCY_OF', 'hasProvidedDependency'),
  turned('OPTIONAL_COMPONENT_OF', 'hasOptionalComponent'),
  turned('DEPENDENCY_MANIFEST_OF', 'hasDependencyManifest'),
  same('DYNAMIC_LINK', 'hasDynamicLink'),
  same('STATIC_LINK', 'hasStaticLink'),
  same('HAS_PREREQUISITE', 'hasPrerequisite'),
  turned('PREREQUISITE_FOR', 'hasPrerequisite'),
  turned('BUILD_TOOL_OF', 'usesTool', 'build'),
  turned('DEV_TOOL_OF', 'usesTool', 'development'),
  turned('TEST_TOOL_OF', 'usesTool', 'test'),
  same('ANCESTOR_OF', 'ancestorOf'),
  same('DESCENDANT_OF', 'descendantOf'),
  turned('VARIANT_OF', 'hasVariant'),
  turned('COPY_OF', 'copiedTo'),
  turned('PATCH_FOR', 'patchedBy'),
  turned('PATCH_APPLIED', 'patchedBy'),
  turned('AMENDS', 'amendedBy'),
  same('GENERATES', 'generates'),
  turned('GENERATED_FROM', 'generates'),
  same('DISTRIBUTION_ARTIFACT', 'hasDistributionArtifact'),
  turned('EXPANDED_FROM_ARCHIVE', 'expandsTo'),
  turned('PACKAGE_OF', 'packagedBy'),
  turned('FILE_ADDED', 'hasAddedFile'),
  turned('FILE_DELETED', 'hasDeletedFile'),
  turned('FILE_MODIFIED', 'modifiedBy'),
  turned('DATA_FILE_OF', 'hasDataFile'),
  turned('DOCUMENTATION_OF', 'hasDocumentation'),
  turned('EXAMPLE_OF', 'hasExample'),
  turned('METAFILE_OF', 'hasMetadata'),
  turned('TEST_OF', 'hasTest'),
  turned('TEST_CASE_OF', 'hasTestCase'),
  turned('SPECIFICATION_FOR', 'hasSpecification'),
  turned('REQUIREMENT_DESCRIPTION_FOR', 'hasRequirement'),
  same('OTHER', 'other'),
];

/** Digest algorithms, as SPDX 2 and SPDX 3 spell them. */
export const spdxAlgorithms: readonly (readonly [spdx2: string, spdx3: string])[] = [
  ...(['MD2', 'MD4', 'MD5', 'MD6', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'BLAKE3', 'ADLER32'] as const).map(
    (name) => [name, name.toLowerCase()] as const,
  ),
  ['SHA3-256', 'sha3_256'],
  ['SHA3-384', 'sha3_384'],
  ['SHA3-512', 'sha3_512'],
  ['BLAKE2b-256', 'blake2b256'],
  ['BLAKE2b-384', 'blake2b384'],
  ['BLAKE2b-512', 'blake2b512'],
];

/** What packages are for. */
export const spdxPurposes: readonly (readonly [spdx2: string, spdx3: string])[] = [
  ...(
    ['APPLICATION', 'ARCHIVE', 'CONTAINER', 'DEVICE', 'FILE', 'FIRMWARE', 'FRAMEWORK', 'INSTALL', 'LIBRARY', 'OTHER', 'SOURCE'] as const
  ).map((name) => [name, name.toLowerCase()] as const),
  ['OPERATING_SYSTEM', 'operatingSystem'],
];

/** Identifiers of SPDX 2, which are references there, and how SPDX 3 calls them. */
export const spdxIdentifiers: readonly (readonly [category: string, spdx2: string, spdx3: string])[] = [
  ['PACKAGE-MANAGER', 'purl', 'packageUrl'],
  ['SECURITY', 'cpe23Type', 'cpe23'],
  ['SECURITY', 'cpe22Type', 'cpe22'],
  ['SECURITY', 'swid', 'swid'],
  ['PERSISTENT-ID', 'gitoid', 'gitoid'],
  ['PERSISTENT-ID', 'swh', 'swhid'],
];

/** Other references. */
export const spdxReferences: readonly (readonly [category: string, spdx2: string, spdx3: string])[] = [
  ['SECURITY', 'advisory', 'securityAdvisory'],
  ['SECURITY', 'fix', 'securityFix'],
  ['SECURITY', 'url', 'securityOther'],
  ['PACKAGE-MANAGER', 'maven-central', 'mavenCentral'],
  ['PACKAGE-MANAGER', 'npm', 'npm'],
  ['PACKAGE-MANAGER', 'nuget', 'nuget'],
  ['PACKAGE-MANAGER', 'bower', 'bower'],
  ['OTHER', 'vcs', 'vcs'],
  ['OTHER', 'issue-tracker', 'issueTracker'],
  ['OTHER', 'website', 'altWebPage'],
  ['OTHER', 'mailing-list', 'mailingList'],
  ['OTHER', 'social', 'socialMedia'],
  ['OTHER', 'chat', 'chat'],
  ['OTHER', 'documentation', 'documentation'],
  ['OTHER', 'support', 'support'],
  ['OTHER', 'license', 'license'],
  ['OTHER', 'release-notes', 'releaseNotes'],
  ['OTHER', 'build-meta', 'buildMeta'],
  ['OTHER', 'build-system', 'buildSystem'],
  ['OTHER', 'source-distribution', 'sourceArtifact'],
  ['OTHER', 'distribution', 'altDownloadLocation'],
];
