import { attribute, choices, list, number, object, repeated, type Shape, text, truth } from '../shape.ts';
import { components } from './component.ts';
import { attachment, contact, dataGovernance, externalReference, externalReferences, organization, properties } from './parts.ts';
import { patent, patentFamily } from './patents.ts';
import { service } from './service.ts';

const assessor: Shape = object({ 'bom-ref': attribute(), thirdParty: truth, organization });
const conformance: Shape = object({ score: number, rationale: text, mitigationStrategies: list('mitigationStrategy', text) });
const confidence: Shape = object({ score: number, rationale: text });
const attested: Shape = object({
  requirement: text,
  claims: list('claim', text),
  counterClaims: list('counterClaim', text),
  conformance,
  confidence,
});
const attestation: Shape = object({ summary: text, assessor: text, map: repeated(attested) });
const claim: Shape = object({
  'bom-ref': attribute(),
  target: text,
  predicate: text,
  mitigationStrategies: list('mitigationStrategy', text),
  reasoning: text,
  evidence: repeated(text),
  counterEvidence: repeated(text),
  externalReferences,
});
const evidenceContents: Shape = object({ attachment, url: text });
const evidenceData: Shape = object({
  name: text,
  contents: evidenceContents,
  classification: text,
  sensitiveData: repeated(text),
  governance: dataGovernance,
});
const evidence: Shape = object({
  'bom-ref': attribute(),
  propertyName: text,
  description: text,
  data: repeated(evidenceData),
  created: text,
  expires: text,
  author: contact,
  reviewer: contact,
});
const targets: Shape = object({ organizations: list('organization', organization), components, services: list('service', service) });
const signatory: Shape = object({ name: text, role: text, organization, externalReference });
const affirmation: Shape = object({ statement: text, signatories: list('signatory', signatory) });
export const declarations: Shape = object({
  assessors: list('assessor', assessor),
  attestations: list('attestation', attestation),
  claims: list('claim', claim),
  evidence: list('evidence', evidence),
  targets,
  affirmation,
});
const requirement: Shape = object({
  'bom-ref': attribute(),
  identifier: text,
  title: text,
  text,
  descriptions: list('description', text),
  openCre: repeated(text),
  parent: text,
  properties,
  externalReferences,
});
const level: Shape = object({
  'bom-ref': attribute(),
  identifier: text,
  title: text,
  description: text,
  requirements: list('requirement', text),
});
const standard: Shape = object({
  'bom-ref': attribute(),
  name: text,
  version: text,
  description: text,
  owner: text,
  requirements: list('requirement', requirement),
  levels: list('level', level),
  externalReferences,
});
/** What somebody attests, and by which standards. */
export const definitions: Shape = object({
  standards: list('standard', standard),
  patents: choices({ element: 'patentFamily', shape: patentFamily, keys: ['familyId'] }, { element: 'patent', shape: patent }),
});
