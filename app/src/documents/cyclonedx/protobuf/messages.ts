/**
 * The messages of CycloneDX in protocol buffers, up to version 1.7, which holds all of those before: for each field its number, the key that it has in JSON,
 * and its type where that is not text. `*` is a list, `!` a value that is told by being left out where it is the first, `=` one of a few words.
 *
 * @see https://github.com/CycloneDX/specification (bom-1.7.proto)
 */
export const messages: Readonly<Record<string, string>> = {
  AttachedText: '1 contentType, 2 encoding, 3 content',
  Bom: '1 specVersion, 2 version int, 3 serialNumber, 4 metadata Metadata, 5 components Component*, 6 services Service*, 7 externalReferences ExternalReference*, 8 dependencies Dependency*, 9 compositions Composition*, 10 vulnerabilities Vulnerability*, 11 annotations Annotation*, 12 properties Property*, 13 formulation Formula*, 14 declarations Declarations, 15 definitions Definition, 16 citations Citation*',
  Commit: '1 uid, 2 url, 3 author IdentifiableAction, 4 committer IdentifiableAction, 5 message',
  Component:
    '1 type =Classification, 2 mime-type, 3 bom-ref, 4 supplier OrganizationalEntity, 5 author, 6 publisher, 7 group, 8 name, 9 version, 10 description, 11 scope =Scope, 12 hashes Hash*, 13 licenses LicenseChoice*, 14 copyright, 15 cpe, 16 purl, 17 swid Swid, 18 modified bool, 19 pedigree Pedigree, 20 externalReferences ExternalReference*, 21 components Component*, 22 properties Property*, 23 evidence Evidence, 24 releaseNotes ReleaseNotes, 25 modelCard ModelCard, 26 data ComponentData*, 27 cryptoProperties CryptoProperties, 28 manufacturer OrganizationalEntity, 29 authors OrganizationalContact*, 30 tags string*, 31 omniborId string*, 32 swhid string*, 33 versionRange, 34 isExternal bool, 35 patentAssertions PatentAssertion*',
  DataFlow:
    '1 flow =DataFlowDirection, 2 classification, 3 name, 4 description, 5 source string*, 6 destination string*, 7 governance DataGovernance',
  Dependency: '1 ref, 2 dependsOn Dependency*, 3 provides string*',
  Diff: '1 text AttachedText, 2 url',
  ExternalReference: '1 type =ExternalReferenceType!, 2 url, 3 comment, 4 hashes Hash*, 5 properties Property*',
  Hash: '1 alg =HashAlg, 2 content',
  IdentifiableAction: '1 timestamp time, 2 name, 3 email',
  Issue: '1 type =IssueClassification, 2 id, 3 name, 4 description, 5 source Source, 6 references string*',
  Source: '1 name, 2 url',
  LicenseChoice:
    '1 license License, 2 expression, 3 acknowledgement =LicenseAcknowledgementEnumeration, 4 bom-ref, 5 expressionDetailed LicenseExpressionDetailed',
  License:
    '1 id, 2 name, 3 text AttachedText, 4 url, 5 bom-ref, 6 licensing Licensing, 7 properties Property*, 8 acknowledgement =LicenseAcknowledgementEnumeration',
  LicenseExpressionDetailed:
    '1 expression, 2 expressionDetails ExpressionDetails*, 3 bom-ref, 4 acknowledgement =LicenseAcknowledgementEnumeration, 5 licensing Licensing, 6 properties Property*',
  ExpressionDetails: '1 licenseIdentifier, 2 bom-ref, 3 text AttachedText, 4 url',
  Licensing:
    '1 altIds string*, 2 licensor OrganizationalEntityOrContact, 3 licensee OrganizationalEntityOrContact, 4 purchaser OrganizationalEntityOrContact, 5 purchaseOrder, 6 licenseTypes =LicensingTypeEnum*, 7 lastRenewal time, 8 expiration time',
  OrganizationalEntityOrContact: '1 organization OrganizationalEntity, 2 individual OrganizationalContact',
  Metadata:
    '1 timestamp time, 2 tools Tool, 3 authors OrganizationalContact*, 4 component Component, 5 manufacture OrganizationalEntity, 6 supplier OrganizationalEntity, 7 licenses LicenseChoice*, 8 properties Property*, 9 lifecycles Lifecycles*, 10 manufacturer OrganizationalEntity, 11 distributionConstraints DistributionConstraints',
  DistributionConstraints: '1 tlp =TlpClassification',
  Lifecycles: '1 phase =LifecyclePhase, 2 name, 3 description',
  OrganizationalContact: '1 name, 2 email, 3 phone, 4 bom-ref',
  OrganizationalEntity: '1 name, 2 url string*, 3 contact OrganizationalContact*, 4 bom-ref, 5 address PostalAddressType',
  Patch: '1 type =PatchClassification, 2 diff Diff, 3 resolves Issue*',
  Pedigree: '1 ancestors Component*, 2 descendants Component*, 3 variants Component*, 4 commits Commit*, 5 patches Patch*, 6 notes',
  Service:
    '1 bom-ref, 2 provider OrganizationalEntity, 3 group, 4 name, 5 version, 6 description, 7 endpoints string*, 8 authenticated bool, 9 x-trust-boundary bool, 10 data DataFlow*, 11 licenses LicenseChoice*, 12 externalReferences ExternalReference*, 13 services Service*, 14 properties Property*, 15 releaseNotes ReleaseNotes, 16 trustZone, 17 tags string*, 18 patentAssertions PatentAssertion*',
  Swid: '1 tagId, 2 name, 3 version, 4 tagVersion int, 5 patch bool, 6 text AttachedText, 7 url',
  Tool: '1 vendor, 2 name, 3 version, 4 hashes Hash*, 5 externalReferences ExternalReference*, 6 components Component*, 7 services Service*',
  Property: '1 name, 2 value',
  Composition: '1 aggregate =Aggregate!, 2 assemblies string*, 3 dependencies string*, 4 vulnerabilities string*, 5 bom-ref',
  EvidenceCopyright: '1 text',
  Evidence:
    '1 licenses LicenseChoice*, 2 copyright EvidenceCopyright*, 3 identity EvidenceIdentity*, 4 occurrences EvidenceOccurrences*, 5 callstack Callstack',
  Callstack: '1 frames Frames*',
  Frames: '1 package, 2 module, 3 function, 4 parameters string*, 5 line int, 6 column int, 7 fullFilename',
  EvidenceIdentity: '1 field =EvidenceFieldType, 2 confidence float, 3 methods EvidenceMethods*, 4 tools string*, 5 concludedValue',
  EvidenceMethods: '1 technique =EvidenceTechnique!, 2 confidence float!, 3 value',
  EvidenceOccurrences: '1 bom-ref, 2 location, 3 line int, 4 offset int, 5 symbol, 6 additionalContext',
  Note: '1 locale, 2 text AttachedText',
  ReleaseNotes:
    '1 type, 2 title, 3 featuredImage, 4 socialImage, 5 description, 6 timestamp time, 7 aliases string*, 8 tags string*, 9 resolves Issue*, 10 notes Note*, 11 properties Property*',
  Vulnerability:
    '1 bom-ref, 2 id, 3 source Source, 4 references VulnerabilityReference*, 5 ratings VulnerabilityRating*, 6 cwes int*, 7 description, 8 detail, 9 recommendation, 10 advisories Advisory*, 11 created time, 12 published time, 13 updated time, 14 credits VulnerabilityCredits, 15 tools Tool, 16 analysis VulnerabilityAnalysis, 17 affects VulnerabilityAffects*, 18 properties Property*, 19 rejected time, 20 proofOfConcept ProofOfConcept, 21 workaround',
  ProofOfConcept: '1 reproductionSteps, 2 environment, 3 supportingMaterial AttachedText*',
  VulnerabilityReference: '1 id, 2 source Source',
  VulnerabilityRating: '1 source Source, 2 score double, 3 severity =Severity, 4 method =ScoreMethod, 5 vector, 6 justification',
  Advisory: '1 title, 2 url',
  VulnerabilityCredits: '1 organizations OrganizationalEntity*, 2 individuals OrganizationalContact*',
  VulnerabilityAnalysis:
    '1 state =ImpactAnalysisState, 2 justification =ImpactAnalysisJustification, 3 response =VulnerabilityResponse*, 4 detail, 5 firstIssued time, 6 lastUpdated time',
  VulnerabilityAffects: '1 ref, 2 versions VulnerabilityAffectedVersions*',
  VulnerabilityAffectedVersions: '1 version, 2 range, 3 status =VulnerabilityAffectedStatus',
  AnnotatorChoice: '1 organization OrganizationalEntity, 2 individual OrganizationalContact, 3 component Component, 4 service Service',
  Annotation: '1 bom-ref, 2 subjects string*, 3 annotator AnnotatorChoice, 4 timestamp time, 5 text',
  ModelCard:
    '1 bom-ref, 2 modelParameters ModelParameters, 3 quantitativeAnalysis QuantitativeAnalysis, 4 considerations ModelCardConsiderations',
  ModelParameters:
    '1 approach Approach, 2 task, 3 architectureFamily, 4 modelArchitecture, 5 datasets Datasets*, 6 inputs MachineLearningInputOutputParameters*, 7 outputs MachineLearningInputOutputParameters*',
  Approach: '1 type =ModelParameterApproachType',
  Datasets: '1 dataset ComponentData, 2 ref',
  MachineLearningInputOutputParameters: '1 format',
  QuantitativeAnalysis: '1 performanceMetrics PerformanceMetrics*, 2 graphics GraphicsCollection',
  PerformanceMetrics: '1 type, 2 value, 3 slice, 4 confidenceInterval ConfidenceInterval',
  ConfidenceInterval: '1 lowerBound, 2 upperBound',
  ModelCardConsiderations:
    '1 users string*, 2 useCases string*, 3 technicalLimitations string*, 4 performanceTradeoffs string*, 5 ethicalConsiderations EthicalConsiderations*, 6 fairnessAssessments FairnessAssessments*, 7 environmentalConsiderations EnvironmentalConsiderations',
  EthicalConsiderations: '1 name, 2 mitigationStrategy',
  FairnessAssessments: '1 groupAtRisk, 2 benefits, 3 harms, 4 mitigationStrategy',
  EnvironmentalConsiderations: '1 energyConsumptions EnergyConsumption*, 2 properties Property*',
  EnergyConsumption:
    '1 activity =ActivityType, 2 energyProviders EnergyProviderType*, 3 activityEnergyCost EnergyMeasureType, 4 co2CostEquivalent CO2MeasureType, 5 co2CostOffset CO2MeasureType, 6 properties Property*',
  EnergyProviderType:
    '1 bom-ref, 2 description, 3 organization OrganizationalEntity, 4 energySource =EnergySourceType, 5 energyProvided EnergyMeasureType, 6 externalReferences ExternalReference*',
  EnergyMeasureType: '1 value float!, 2 unit =EnergyMeasureUnitType',
  CO2MeasureType: '1 value float!, 2 unit =CO2MeasureUnitType',
  PostalAddressType: '1 bom-ref, 2 country, 3 region, 4 locality, 5 postOfficeBoxNumber, 6 postalCode, 7 streetAddress',
  ComponentData:
    '1 bom-ref, 2 type =ComponentDataType!, 3 name, 4 contents ComponentDataContents, 5 classification, 6 sensitiveData string*, 7 graphics GraphicsCollection, 8 description, 9 governance DataGovernance',
  ComponentDataContents: '1 attachment AttachedText, 2 url, 3 properties Property*',
  DataGovernance:
    '1 custodians DataGovernanceResponsibleParty*, 2 stewards DataGovernanceResponsibleParty*, 3 owners DataGovernanceResponsibleParty*',
  DataGovernanceResponsibleParty: '1 organization OrganizationalEntity, 2 contact OrganizationalContact',
  GraphicsCollection: '1 description, 2 collection Graphic*',
  Graphic: '1 name, 2 image AttachedText',
  Formula: '1 bom-ref, 2 components Component*, 3 services Service*, 4 workflows Workflow*, 5 properties Property*',
  Workflow:
    '1 bom-ref, 2 uid, 3 name, 4 description, 5 properties Property*, 6 resourceReferences ResourceReferenceChoice*, 7 tasks Task*, 8 taskDependencies Dependency*, 9 taskTypes =TaskType*, 10 trigger Trigger, 11 steps Step*, 12 inputs InputType*, 13 outputs OutputType*, 14 timeStart time, 15 timeEnd time, 16 workspaces Workspace*, 17 runtimeTopology Dependency*',
  Task: '1 bom-ref, 2 uid, 3 name, 4 description, 5 properties Property*, 6 resourceReferences ResourceReferenceChoice*, 7 taskTypes =TaskType*, 8 trigger Trigger, 9 steps Step*, 10 inputs InputType*, 11 outputs OutputType*, 14 timeStart time, 15 timeEnd time, 16 workspaces Workspace*, 17 runtimeTopology Dependency*',
  Step: '1 name, 2 description, 3 commands Command*, 4 properties Property*',
  Command: '1 executed, 2 properties Property*',
  Workspace:
    '1 bom-ref, 2 uid, 3 name, 4 aliases string*, 5 description, 6 properties Property*, 7 resourceReferences ResourceReferenceChoice*, 8 accessMode =AccessMode, 9 mountPath, 10 managedDataType, 11 volumeRequest, 12 volume Volume',
  Volume: '1 uid, 2 name, 3 mode =VolumeMode, 4 path, 5 sizeAllocated, 6 persistent bool, 7 remote bool, 8 properties Property*',
  Trigger:
    '1 bom-ref, 2 uid, 3 name, 4 description, 5 properties Property*, 6 resourceReferences ResourceReferenceChoice*, 7 type =TriggerType!, 8 event Event, 9 conditions Condition*, 10 timeActivated time, 11 inputs InputType*, 12 outputs OutputType*',
  Event:
    '1 uid, 2 description, 3 timeReceived time, 4 data AttachedText, 5 source ResourceReferenceChoice, 6 target ResourceReferenceChoice, 7 properties Property*',
  InputType:
    '1 source ResourceReferenceChoice, 2 target ResourceReferenceChoice, 3 resource ResourceReferenceChoice, 4 parameters Parameter*, 5 environmentVars EnvironmentVars*, 6 data AttachedText, 7 properties Property*',
  OutputType:
    '1 type =OutputTypeType, 2 source ResourceReferenceChoice, 3 target ResourceReferenceChoice, 4 resource ResourceReferenceChoice, 5 data AttachedText, 6 environmentVars EnvironmentVars*, 7 properties Property*',
  ResourceReferenceChoice: '1 ref, 2 externalReference ExternalReference',
  Condition: '1 description, 2 expression, 3 properties Property*',
  Parameter: '1 name, 2 value, 3 dataType',
  EnvironmentVars: '1 property Property, 2 value',
  Declarations:
    '1 assessors Assessor*, 2 attestations Attestation*, 3 claims Claim*, 4 evidence DeclarationsEvidence*, 5 targets Targets, 6 affirmation Affirmation',
  Assessor: '1 bom-ref, 2 thirdParty bool, 3 organization OrganizationalEntity',
  Attestation: '1 summary, 2 assessor, 3 map AttestationMap*',
  AttestationMap:
    '1 requirement, 2 claims string*, 3 counterClaims string*, 4 conformance AttestationConformance, 5 confidence AttestationConfidence',
  AttestationConformance: '1 score double, 2 rationale, 3 mitigationStrategies string*',
  AttestationConfidence: '1 score double, 2 rationale',
  Claim:
    '1 bom-ref, 2 target, 3 predicate, 4 mitigationStrategies string*, 5 reasoning, 6 evidence string*, 7 counterEvidence string*, 8 externalReferences ExternalReference*',
  DeclarationsEvidence:
    '1 bom-ref, 2 propertyName, 3 description, 4 data Data*, 5 created time, 6 expires time, 7 author OrganizationalContact, 8 reviewer OrganizationalContact',
  Data: '1 name, 2 contents Contents, 3 classification, 4 sensitiveData string*, 5 governance DataGovernance',
  Contents: '1 attachment AttachedText, 2 url',
  Targets: '1 organizations OrganizationalEntity*, 2 components Component*, 3 services Service*',
  Affirmation: '1 statement, 2 signatories Signatory*',
  Signatory: '1 name, 2 role, 3 organization OrganizationalEntity, 4 externalReference ExternalReference',
  Definition: '1 standards Standard*, 2 patents PatentOrFamily*',
  Standard:
    '1 bom-ref, 2 name, 3 version, 4 description, 5 owner, 6 requirements Requirement*, 7 levels Level*, 8 externalReferences ExternalReference*',
  Requirement:
    '1 bom-ref, 2 identifier, 3 title, 4 text, 5 descriptions string*, 6 openCre string*, 7 parent, 8 properties Property*, 9 externalReferences ExternalReference*',
  Level: '1 bom-ref, 2 identifier, 3 title, 4 description, 5 requirements string*',
  CryptoProperties:
    '1 assetType =CryptoAssetType, 2 algorithmProperties AlgorithmProperties, 3 certificateProperties CertificateProperties, 4 relatedCryptoMaterialProperties RelatedCryptoMaterialProperties, 5 protocolProperties ProtocolProperties, 6 oid',
  AlgorithmProperties:
    '1 primitive =CryptoPrimitive, 2 parameterSetIdentifier, 3 curve, 4 executionEnvironment =CryptoExecutionEnvironment, 5 implementationPlatform =CryptoImplementationPlatform, 6 certificationLevel string*, 7 mode =CryptoAlgorithmMode, 8 padding =CryptoAlgorithmPadding, 9 cryptoFunctions =CryptoAlgorithmFunction*, 10 classicalSecurityLevel int, 11 nistQuantumSecurityLevel int, 12 algorithmFamily, 13 ellipticCurve',
  CertificateState: '1 reason, 2 state =PredefinedState, 3 name, 4 description',
  CertificateProperties:
    '1 subjectName, 2 issuerName, 3 notValidBefore time, 4 notValidAfter time, 5 signatureAlgorithmRef, 6 subjectPublicKeyRef, 7 certificateFormat, 8 certificateExtension, 9 serialNumber, 10 certificateFileExtension, 11 fingerprint Hash, 12 certificateState CertificateState*, 13 creationDate time, 14 activationDate time, 15 deactivationDate time, 16 revocationDate time, 17 destructionDate time, 18 certificateExtensions CertificateExtensions, 19 relatedCryptographicAssets RelatedCryptographicAssets',
  CertificateExtensions: '1 extensions Extension*',
  Extension: '1 commonExtension CommonExtension, 2 customExtension CustomExtension',
  CommonExtension: '1 commonExtensionName =CommonExtensionName, 2 commonExtensionValue',
  CustomExtension: '1 customExtensionName, 2 customExtensionValue',
  RelatedCryptographicAssets: '1 assets RelatedCryptographicAsset*',
  RelatedCryptographicAsset: '1 type, 2 ref',
  RelatedCryptoMaterialProperties:
    '1 type =CryptoRelatedType, 2 id, 3 state =CryptoRelatedState, 4 algorithmRef, 5 creationDate time, 6 activationDate time, 7 updateDate time, 8 expirationDate time, 9 value, 10 size int, 11 format, 12 securedBy CryptoRelatedSecuredBy, 13 fingerprint Hash, 14 relatedCryptographicAssets RelatedCryptographicAssets',
  CryptoRelatedSecuredBy: '1 mechanism, 2 algorithmRef',
  ProtocolProperties:
    '1 type =CryptoProtocolType, 2 version, 3 cipherSuites CryptoProtocolCipherSuite*, 4 ikev2TransformTypes Ikev2TransformTypes, 5 cryptoRefArray string*, 6 relatedCryptographicAssets RelatedCryptographicAssets, 7 ikev2TransformTypes Ikev2TransformTypesDetailed',
  CryptoProtocolCipherSuite: '1 name, 2 algorithms string*, 3 identifiers string*, 4 tlsGroups string*, 5 tlsSignatureSchemes string*',
  Ikev2TransformTypes: '1 encr string*, 2 prf string*, 3 integ string*, 4 ke string*, 5 esn bool, 6 auth string*',
  Ikev2TransformTypesDetailed: '1 encr Encr*, 2 prf Prf*, 3 integ Integ*, 4 ke Ke*, 5 esn bool, 6 auth Auth*',
  Encr: '1 name, 2 keyLength int, 3 algorithm',
  Prf: '1 name, 2 algorithm',
  Integ: '1 name, 2 algorithm',
  Ke: '1 group int, 2 algorithm',
  Auth: '1 name, 2 algorithm',
  PatentOrFamily: '1 patent Patent, 2 patentFamily PatentFamily',
  PriorityApplication: '1 applicationNumber, 2 jurisdiction, 3 filingDate date',
  Patent:
    '1 bom-ref, 2 patentNumber, 3 applicationNumber, 4 jurisdiction, 5 priorityApplication PriorityApplication, 6 publicationNumber, 7 title, 8 abstract, 9 filingDate date, 10 grantDate date, 11 patentExpirationDate date, 12 patentLegalStatus =PatentLegalStatus, 13 patentAssignee OrganizationalEntityOrContact*, 14 externalReferences ExternalReference*',
  PatentFamily:
    '1 bom-ref, 2 familyId, 3 priorityApplication PriorityApplication, 4 members string*, 5 externalReferences ExternalReference*',
  PatentAssertion: '1 bom-ref, 2 assertionType =PatentAssertionType, 3 patentRefs string*, 4 asserter Asserter, 5 notes',
  Asserter: '1 organization OrganizationalEntity, 2 individual OrganizationalContact, 3 ref',
  Citation: '1 bom-ref, 2 pointers Pointers, 3 expressions Expressions, 4 timestamp time, 5 attributedTo, 6 process, 7 note',
  Pointers: '1 pointer string*',
  Expressions: '1 expression string*',
};

/** The words of fields that have a few, by their number. */
export const words: Readonly<Record<string, string>> = {
  Classification:
    '- application framework library operating-system device file container firmware device-driver platform machine-learning-model data cryptographic-asset',
  DataFlowDirection: '- inbound outbound bi-directional unknown',
  ExternalReferenceType:
    'other vcs issue-tracker website advisories bom mailing-list social chat documentation support distribution license build-meta build-system security-contact attestation threat-model adversary-model risk-assessment distribution-intake vulnerability-assertion exploitability-statement pentest-report static-analysis-report dynamic-analysis-report runtime-analysis-report component-analysis-report maturity-report certification-report quality-metrics codified-infrastructure model-card poam log configuration evidence formulation source-distribution electronic-signature digital-signature rfc-9116 release-notes patent patent-family patent-assertion citation',
  HashAlg:
    '- MD5 SHA-1 SHA-256 SHA-384 SHA-512 SHA3-256 SHA3-384 SHA3-512 BLAKE2b-256 BLAKE2b-384 BLAKE2b-512 BLAKE3 Streebog-256 Streebog-512',
  IssueClassification: '- defect enhancement security',
  LicenseAcknowledgementEnumeration: '- declared concluded',
  LicensingTypeEnum:
    '- academic appliance client-access concurrent-user core-points custom-metric device evaluation named-user node-locked oem perpetual processor-points subscription user other',
  LifecyclePhase: 'design pre-build build post-build operations discovery decommission',
  PatchClassification: '- unofficial monkey backport cherry-pick',
  Scope: '- required optional excluded',
  TlpClassification: 'CLEAR GREEN AMBER AMBER_AND_STRICT RED',
  Aggregate:
    'not_specified complete incomplete incomplete_first_party_only incomplete_third_party_only unknown incomplete_first_party_proprietary_only incomplete_first_party_opensource_only incomplete_third_party_proprietary_only incomplete_third_party_opensource_only',
  EvidenceFieldType: '- group name version purl cpe swid hash omniborId swhid',
  EvidenceTechnique:
    'source-code-analysis binary-analysis manifest-analysis ast-fingerprint hash-comparison instrumentation dynamic-analysis filename attestation other',
  Severity: 'unknown critical high medium low info none',
  ScoreMethod: '- CVSSv2 CVSSv3 CVSSv31 OWASP other CVSSv4 SSVC',
  ImpactAnalysisState: '- resolved resolved_with_pedigree exploitable in_triage false_positive not_affected',
  ImpactAnalysisJustification:
    '- code_not_present code_not_reachable requires_configuration requires_dependency requires_environment protected_by_compiler protected_at_runtime protected_at_perimeter protected_by_mitigating_control',
  VulnerabilityResponse: '- can_not_fix will_not_fix update rollback workaround_available',
  VulnerabilityAffectedStatus: 'unknown affected unaffected',
  ActivityType: '- other design data-collection data-preparation training fine-tuning validation deployment inference',
  EnergySourceType: '- unknown other coal oil natural-gas nuclear wind solar geothermal hydropower biofuel',
  EnergyMeasureUnitType: '- kWh',
  CO2MeasureUnitType: '- tCO2eq',
  ModelParameterApproachType: 'supervised unsupervised reinforcement-learning semi-supervised self-supervised',
  ComponentDataType: 'source-code configuration dataset definition other',
  AccessMode: 'read-only read-write read-write-once write-once write-only',
  VolumeMode: 'filesystem block',
  TriggerType: 'manual api webhook scheduled',
  OutputTypeType: 'artifact attestation log evidence metrics other',
  TaskType: 'copy clone lint scan merge build test deliver deploy release clean other',
  CryptoAssetType: '- algorithm certificate protocol related-crypto-material',
  CryptoPrimitive: '- unknown other drbg mac block-cipher stream-cipher signature hash pke xof kdf key-agree kem ae combiner key-wrap',
  CryptoExecutionEnvironment: '- unknown other software-plain-ram software-encrypted-ram software-tee hardware',
  CryptoImplementationPlatform: '- unknown other generic x86_32 x86_64 armv7-a armv7-m armv8-a armv8-m armv9-a armv9-m s390x ppc64 ppc64le',
  CryptoAlgorithmMode: '- unknown other cbc ecb ccm gcm cfb ofb ctr',
  CryptoAlgorithmPadding: '- unknown other pkcs5 pkcs7 pkcs1v15 oaep raw',
  CryptoAlgorithmFunction: '- unknown other generate keygen encrypt decrypt digest tag keyderive sign verify encapsulate decapsulate',
  PredefinedState: '- pre-activation active suspended deactivated revoked destroyed',
  CommonExtensionName:
    '- basicConstraints keyUsage extendedKeyUsage subjectAlternativeName authorityKeyIdentifier subjectKeyIdentifier authorityInformationAccess certificatePolicies crlDistributionPoints signedCertificateTimestamp',
  CryptoRelatedType:
    '- unknown other private-key public-key secret-key key ciphertext signature digest initialization-vector nonce seed salt shared-secret tag additional-data password credential token',
  CryptoRelatedState: '- pre-activation active suspended deactivated compromised destroyed',
  CryptoProtocolType: '- unknown other tls ssh ipsec ike sstp wpa dtls quic eap-aka eap-aka-prime prins 5g-aka',
  PatentLegalStatus:
    '- pending granted revoked expired lapsed withdrawn abandoned suspended reinstated opposed terminated invalidated in-force',
  PatentAssertionType:
    '- ownership license third-party-claim standards-inclusion prior-art exclusive-rights non-assertion research-or-evaluation',
};
