import type { Spdx3Class } from './spdx3-model.ts';

/** The classes of SPDX 3.0.1 with their fields, each under the class that it adds to. @see https://spdx.github.io/spdx-spec/v3.0.1/model/ */
export const spdx3Classes: Readonly<Record<string, Spdx3Class>> = {
  ai_EnergyConsumption: {
    blank: true,
    fields: {
      ai_finetuningEnergyConsumption: 'ai_EnergyConsumptionDescription*',
      ai_inferenceEnergyConsumption: 'ai_EnergyConsumptionDescription*',
      ai_trainingEnergyConsumption: 'ai_EnergyConsumptionDescription*',
    },
  },
  ai_EnergyConsumptionDescription: { blank: true, fields: { ai_energyQuantity: 'decimal!', ai_energyUnit: '=energyUnit!' } },
  CreationInfo: {
    blank: true,
    fields: { comment: 'text', created: 'time!', createdBy: 'Agent+!', createdUsing: 'Tool*', specVersion: 'semver!' },
  },
  DictionaryEntry: { blank: true, fields: { key: 'text!', value: 'text' } },
  Element: {
    abstract: true,
    fields: {
      comment: 'text',
      creationInfo: 'CreationInfo!',
      description: 'text',
      extension: 'extension_Extension*',
      externalIdentifier: 'ExternalIdentifier*',
      externalRef: 'ExternalRef*',
      name: 'text',
      summary: 'text',
      verifiedUsing: 'IntegrityMethod*',
    },
  },
  ElementCollection: {
    is: 'Element',
    abstract: true,
    fields: { element: 'Element*', profileConformance: '=profileConformance*', rootElement: 'Element*' },
  },
  ExternalIdentifier: {
    blank: true,
    fields: {
      comment: 'text',
      externalIdentifierType: '=externalIdentifierType!',
      identifier: 'text!',
      identifierLocator: 'uri*',
      issuingAuthority: 'text',
    },
  },
  ExternalMap: {
    blank: true,
    fields: { definingArtifact: 'Artifact', externalSpdxId: 'uri!', locationHint: 'uri', verifiedUsing: 'IntegrityMethod*' },
  },
  ExternalRef: { blank: true, fields: { comment: 'text', contentType: 'media', externalRefType: '=externalRefType', locator: 'text*' } },
  HashAlgorithm: { blank: true },
  IndividualElement: { is: 'Element' },
  IntegrityMethod: { abstract: true, fields: { comment: 'text' } },
  NamespaceMap: { blank: true, fields: { namespace: 'uri!', prefix: 'text!' } },
  PackageVerificationCode: {
    is: 'IntegrityMethod',
    blank: true,
    fields: { algorithm: '=algorithm!', hashValue: 'text!', packageVerificationCodeExcludedFile: 'text*' },
  },
  PositiveIntegerRange: { blank: true, fields: { beginIntegerRange: 'positive!', endIntegerRange: 'positive!' } },
  Relationship: {
    is: 'Element',
    fields: {
      completeness: '=completeness',
      endTime: 'time',
      from: 'Element!',
      relationshipType: '=relationshipType!',
      startTime: 'time',
      to: 'Element+!',
    },
  },
  RelationshipCompleteness: { blank: true },
  SpdxDocument: {
    is: 'ElementCollection',
    fields: { dataLicense: 'simplelicensing_AnyLicenseInfo', import: 'ExternalMap*', namespaceMap: 'NamespaceMap*' },
  },
  Tool: { is: 'Element' },
  expandedlicensing_LicenseAddition: {
    is: 'Element',
    abstract: true,
    fields: {
      expandedlicensing_additionText: 'text!',
      expandedlicensing_isDeprecatedAdditionId: 'truth',
      expandedlicensing_licenseXml: 'text',
      expandedlicensing_obsoletedBy: 'text',
      expandedlicensing_seeAlso: 'uri*',
      expandedlicensing_standardAdditionTemplate: 'text',
    },
  },
  expandedlicensing_ListedLicenseException: {
    is: 'expandedlicensing_LicenseAddition',
    fields: { expandedlicensing_deprecatedVersion: 'text', expandedlicensing_listVersionAdded: 'text' },
  },
  extension_CdxPropertyEntry: { blank: true, fields: { extension_cdxPropName: 'text!', extension_cdxPropValue: 'text' } },
  extension_Extension: { blank: true },
  security_VulnAssessmentRelationship: {
    is: 'Relationship',
    abstract: true,
    fields: {
      suppliedBy: 'Agent',
      security_assessedElement: 'software_SoftwareArtifact',
      security_modifiedTime: 'time',
      security_publishedTime: 'time',
      security_withdrawnTime: 'time',
    },
  },
  simplelicensing_AnyLicenseInfo: { is: 'Element', abstract: true },
  simplelicensing_LicenseExpression: {
    is: 'simplelicensing_AnyLicenseInfo',
    fields: {
      simplelicensing_customIdToUri: 'DictionaryEntry*',
      simplelicensing_licenseExpression: 'text!',
      simplelicensing_licenseListVersion: 'semver',
    },
  },
  simplelicensing_SimpleLicensingText: { is: 'Element', fields: { simplelicensing_licenseText: 'text!' } },
  software_ContentIdentifier: {
    is: 'IntegrityMethod',
    blank: true,
    fields: { software_contentIdentifierType: '=contentIdentifierType!', software_contentIdentifierValue: 'uri!' },
  },
  software_SoftwarePurpose: { blank: true },
  build_Build: {
    is: 'Element',
    fields: {
      build_buildEndTime: 'time',
      build_buildId: 'text',
      build_buildStartTime: 'time',
      build_buildType: 'uri!',
      build_configSourceDigest: 'Hash*',
      build_configSourceEntrypoint: 'text*',
      build_configSourceUri: 'uri*',
      build_environment: 'DictionaryEntry*',
      build_parameter: 'DictionaryEntry*',
    },
  },
  Agent: { is: 'Element' },
  Annotation: {
    is: 'Element',
    fields: { annotationType: '=annotationType!', contentType: 'media', statement: 'text', subject: 'Element!' },
  },
  Artifact: {
    is: 'Element',
    abstract: true,
    fields: {
      builtTime: 'time',
      originatedBy: 'Agent*',
      releaseTime: 'time',
      standardName: 'text*',
      suppliedBy: 'Agent',
      supportLevel: '=supportLevel*',
      validUntilTime: 'time',
    },
  },
  Bundle: { is: 'ElementCollection', fields: { context: 'text' } },
  Hash: { is: 'IntegrityMethod', blank: true, fields: { algorithm: '=algorithm!', hashValue: 'text!' } },
  LifecycleScopedRelationship: { is: 'Relationship', fields: { scope: '=scope' } },
  Organization: { is: 'Agent' },
  Person: { is: 'Agent' },
  SoftwareAgent: { is: 'Agent' },
  expandedlicensing_ConjunctiveLicenseSet: {
    is: 'simplelicensing_AnyLicenseInfo',
    fields: { expandedlicensing_member: 'simplelicensing_AnyLicenseInfo+!' },
  },
  expandedlicensing_CustomLicenseAddition: { is: 'expandedlicensing_LicenseAddition' },
  expandedlicensing_DisjunctiveLicenseSet: {
    is: 'simplelicensing_AnyLicenseInfo',
    fields: { expandedlicensing_member: 'simplelicensing_AnyLicenseInfo+!' },
  },
  expandedlicensing_ExtendableLicense: { is: 'simplelicensing_AnyLicenseInfo', abstract: true },
  expandedlicensing_IndividualLicensingInfo: { is: 'simplelicensing_AnyLicenseInfo' },
  expandedlicensing_License: {
    is: 'expandedlicensing_ExtendableLicense',
    abstract: true,
    fields: {
      expandedlicensing_isDeprecatedLicenseId: 'truth',
      expandedlicensing_isFsfLibre: 'truth',
      expandedlicensing_isOsiApproved: 'truth',
      expandedlicensing_licenseXml: 'text',
      expandedlicensing_obsoletedBy: 'text',
      expandedlicensing_seeAlso: 'uri*',
      expandedlicensing_standardLicenseHeader: 'text',
      expandedlicensing_standardLicenseTemplate: 'text',
      simplelicensing_licenseText: 'text!',
    },
  },
  expandedlicensing_ListedLicense: {
    is: 'expandedlicensing_License',
    fields: { expandedlicensing_deprecatedVersion: 'text', expandedlicensing_listVersionAdded: 'text' },
  },
  expandedlicensing_OrLaterOperator: {
    is: 'expandedlicensing_ExtendableLicense',
    fields: { expandedlicensing_subjectLicense: 'expandedlicensing_License!' },
  },
  expandedlicensing_WithAdditionOperator: {
    is: 'simplelicensing_AnyLicenseInfo',
    fields: {
      expandedlicensing_subjectAddition: 'expandedlicensing_LicenseAddition!',
      expandedlicensing_subjectExtendableLicense: 'expandedlicensing_ExtendableLicense!',
    },
  },
  extension_CdxPropertiesExtension: {
    is: 'extension_Extension',
    blank: true,
    fields: { extension_cdxProperty: 'extension_CdxPropertyEntry+!' },
  },
  security_CvssV2VulnAssessmentRelationship: {
    is: 'security_VulnAssessmentRelationship',
    fields: { security_score: 'decimal!', security_vectorString: 'text!' },
  },
  security_CvssV3VulnAssessmentRelationship: {
    is: 'security_VulnAssessmentRelationship',
    fields: { security_score: 'decimal!', security_severity: '=severity!', security_vectorString: 'text!' },
  },
  security_CvssV4VulnAssessmentRelationship: {
    is: 'security_VulnAssessmentRelationship',
    fields: { security_score: 'decimal!', security_severity: '=severity!', security_vectorString: 'text!' },
  },
  security_EpssVulnAssessmentRelationship: {
    is: 'security_VulnAssessmentRelationship',
    fields: { security_percentile: 'decimal!', security_probability: 'decimal!' },
  },
  security_ExploitCatalogVulnAssessmentRelationship: {
    is: 'security_VulnAssessmentRelationship',
    fields: { security_catalogType: '=catalogType!', security_exploited: 'truth!', security_locator: 'uri!' },
  },
  security_SsvcVulnAssessmentRelationship: {
    is: 'security_VulnAssessmentRelationship',
    fields: { security_decisionType: '=decisionType!' },
  },
  security_VexVulnAssessmentRelationship: {
    is: 'security_VulnAssessmentRelationship',
    abstract: true,
    fields: { security_statusNotes: 'text', security_vexVersion: 'text' },
  },
  security_Vulnerability: {
    is: 'Artifact',
    fields: { security_modifiedTime: 'time', security_publishedTime: 'time', security_withdrawnTime: 'time' },
  },
  software_SoftwareArtifact: {
    is: 'Artifact',
    abstract: true,
    fields: {
      software_additionalPurpose: '=additionalPurpose*',
      software_attributionText: 'text*',
      software_contentIdentifier: 'software_ContentIdentifier*',
      software_copyrightText: 'text',
      software_primaryPurpose: '=additionalPurpose',
    },
  },
  Bom: { is: 'Bundle' },
  expandedlicensing_CustomLicense: { is: 'expandedlicensing_License' },
  security_VexAffectedVulnAssessmentRelationship: {
    is: 'security_VexVulnAssessmentRelationship',
    fields: { security_actionStatement: 'text!', security_actionStatementTime: 'time' },
  },
  security_VexFixedVulnAssessmentRelationship: { is: 'security_VexVulnAssessmentRelationship' },
  security_VexNotAffectedVulnAssessmentRelationship: {
    is: 'security_VexVulnAssessmentRelationship',
    fields: { security_impactStatement: 'text', security_impactStatementTime: 'time', security_justificationType: '=justificationType' },
  },
  security_VexUnderInvestigationVulnAssessmentRelationship: { is: 'security_VexVulnAssessmentRelationship' },
  software_File: { is: 'software_SoftwareArtifact', fields: { contentType: 'media', software_fileKind: '=fileKind' } },
  software_Package: {
    is: 'software_SoftwareArtifact',
    fields: {
      software_downloadLocation: 'uri',
      software_homePage: 'uri',
      software_packageUrl: 'uri',
      software_packageVersion: 'text',
      software_sourceInfo: 'text',
    },
  },
  software_Sbom: { is: 'Bom', fields: { software_sbomType: '=sbomType*' } },
  software_Snippet: {
    is: 'software_SoftwareArtifact',
    fields: {
      software_byteRange: 'PositiveIntegerRange',
      software_lineRange: 'PositiveIntegerRange',
      software_snippetFromFile: 'software_File!',
    },
  },
  ai_AIPackage: {
    is: 'software_Package',
    fields: {
      ai_autonomyType: '=autonomyType',
      ai_domain: 'text*',
      ai_energyConsumption: 'ai_EnergyConsumption',
      ai_hyperparameter: 'DictionaryEntry*',
      ai_informationAboutApplication: 'text',
      ai_informationAboutTraining: 'text',
      ai_limitation: 'text',
      ai_metric: 'DictionaryEntry*',
      ai_metricDecisionThreshold: 'DictionaryEntry*',
      ai_modelDataPreprocessing: 'text*',
      ai_modelExplainability: 'text*',
      ai_safetyRiskAssessment: '=safetyRiskAssessment',
      ai_standardCompliance: 'text*',
      ai_typeOfModel: 'text*',
      ai_useSensitivePersonalInformation: '=autonomyType',
    },
  },
  dataset_DatasetPackage: {
    is: 'software_Package',
    fields: {
      dataset_anonymizationMethodUsed: 'text*',
      dataset_confidentialityLevel: '=confidentialityLevel',
      dataset_dataCollectionProcess: 'text',
      dataset_dataPreprocessing: 'text*',
      dataset_datasetAvailability: '=datasetAvailability',
      dataset_datasetNoise: 'text',
      dataset_datasetSize: 'natural',
      dataset_datasetType: '=datasetType+!',
      dataset_datasetUpdateMechanism: 'text',
      dataset_hasSensitivePersonalInformation: '=autonomyType',
      dataset_intendedUse: 'text',
      dataset_knownBias: 'text*',
      dataset_sensor: 'DictionaryEntry*',
    },
  },
};

/** Fields of these take one of a few words. */
export const spdx3Words: Readonly<Record<string, readonly string[]>> = {
  energyUnit: 'kilowattHour megajoule other'.split(' '),
  profileConformance: 'ai build core dataset expandedLicensing extension lite security simpleLicensing software'.split(' '),
  externalIdentifierType: 'cpe22 cpe23 cve email gitoid other packageUrl securityOther swhid swid urlScheme'.split(' '),
  externalRefType:
    'altDownloadLocation altWebPage binaryArtifact bower buildMeta buildSystem certificationReport chat componentAnalysisReport cwe documentation dynamicAnalysisReport eolNotice exportControlAssessment funding issueTracker license mailingList mavenCentral metrics npm nuget other privacyAssessment productMetadata purchaseOrder qualityAssessmentReport releaseHistory releaseNotes riskAssessment runtimeAnalysisReport secureSoftwareAttestation securityAdversaryModel securityAdvisory securityFix securityOther securityPenTestReport securityPolicy securityThreatModel socialMedia sourceArtifact staticAnalysisReport support vcs vulnerabilityDisclosureReport vulnerabilityExploitabilityAssessment'.split(
      ' ',
    ),
  algorithm:
    'adler32 blake2b256 blake2b384 blake2b512 blake3 crystalsDilithium crystalsKyber falcon md2 md4 md5 md6 other sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512'.split(
      ' ',
    ),
  completeness: 'complete incomplete noAssertion'.split(' '),
  relationshipType:
    'affects amendedBy ancestorOf availableFrom configures contains coordinatedBy copiedTo delegatedTo dependsOn descendantOf describes doesNotAffect expandsTo exploitCreatedBy fixedBy fixedIn foundBy generates hasAddedFile hasAssessmentFor hasAssociatedVulnerability hasConcludedLicense hasDataFile hasDeclaredLicense hasDeletedFile hasDependencyManifest hasDistributionArtifact hasDocumentation hasDynamicLink hasEvidence hasExample hasHost hasInput hasMetadata hasOptionalComponent hasOptionalDependency hasOutput hasPrerequisite hasProvidedDependency hasRequirement hasSpecification hasStaticLink hasTest hasTestCase hasVariant invokedBy modifiedBy other packagedBy patchedBy publishedBy reportedBy republishedBy serializedInArtifact testedOn trainedOn underInvestigationFor usesTool'.split(
      ' ',
    ),
  contentIdentifierType: 'gitoid swhid'.split(' '),
  annotationType: 'other review'.split(' '),
  supportLevel: 'deployed development endOfSupport limitedSupport noAssertion noSupport support'.split(' '),
  scope: 'build design development other runtime test'.split(' '),
  severity: 'critical high low medium none'.split(' '),
  catalogType: 'kev other'.split(' '),
  decisionType: 'act attend track trackStar'.split(' '),
  additionalPurpose:
    'application archive bom configuration container data device deviceDriver diskImage documentation evidence executable file filesystemImage firmware framework install library manifest model module operatingSystem other patch platform requirement source specification test'.split(
      ' ',
    ),
  justificationType:
    'componentNotPresent inlineMitigationsAlreadyExist vulnerableCodeCannotBeControlledByAdversary vulnerableCodeNotInExecutePath vulnerableCodeNotPresent'.split(
      ' ',
    ),
  fileKind: 'directory file'.split(' '),
  sbomType: 'analyzed build deployed design runtime source'.split(' '),
  autonomyType: 'no noAssertion yes'.split(' '),
  safetyRiskAssessment: 'high low medium serious'.split(' '),
  confidentialityLevel: 'amber clear green red'.split(' '),
  datasetAvailability: 'clickthrough directDownload query registration scrapingScript'.split(' '),
  datasetType: 'audio categorical graph image noAssertion numeric other sensor structured syntactic text timeseries timestamp video'.split(
    ' ',
  ),
};

/** Vocabularies that are classes too; their members may stand as elements, and have no fields. */
export const spdx3Vocabularies: readonly string[] = (
  'ai_EnergyUnitType ai_SafetyRiskAssessmentType AnnotationType ExternalIdentifierType ExternalRefType LifecycleScopeType PresenceType ' +
  'ProfileIdentifierType RelationshipType SupportType dataset_ConfidentialityLevelType dataset_DatasetAvailabilityType dataset_DatasetType ' +
  'security_CvssSeverityType security_ExploitCatalogType security_SsvcDecisionType security_VexJustificationType ' +
  'software_ContentIdentifierType software_FileKindType software_SbomType'
).split(' ');

/** Single things that the specification itself names, and what they may stand for. */
export const spdx3Individuals: Readonly<Record<string, string>> = {
  NoAssertionElement: 'IndividualElement',
  NoneElement: 'IndividualElement',
  SpdxOrganization: 'Organization',
  expandedlicensing_NoAssertionLicense: 'expandedlicensing_IndividualLicensingInfo',
  expandedlicensing_NoneLicense: 'expandedlicensing_IndividualLicensingInfo',
};
