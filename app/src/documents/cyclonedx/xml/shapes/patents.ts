import { attribute, list, object, oneOf, repeated, type Shape, text } from '../shape.ts';
import { contact, externalReferences, organization } from './parts.ts';

const party: Shape = oneOf(
  { element: 'individual', shape: contact, keys: ['email', 'phone'] },
  { element: 'organization', shape: organization },
);
const priorityApplication: Shape = object({ applicationNumber: text, jurisdiction: text, filingDate: text });
export const patent: Shape = object({
  'bom-ref': attribute(),
  patentNumber: text,
  applicationNumber: text,
  jurisdiction: text,
  priorityApplication,
  publicationNumber: text,
  title: text,
  abstract: text,
  filingDate: text,
  grantDate: text,
  patentExpirationDate: text,
  patentLegalStatus: text,
  patentAssignee: repeated(party),
  externalReferences,
});
export const patentFamily: Shape = object({
  'bom-ref': attribute(),
  familyId: text,
  priorityApplication,
  members: list('ref', text),
  externalReferences,
});
const asserter: Shape = oneOf(
  { element: 'ref', shape: text, isText: true },
  { element: 'contact', shape: contact, keys: ['email', 'phone'] },
  { element: 'organization', shape: organization },
);
const patentAssertion: Shape = object({
  'bom-ref': attribute(),
  assertionType: text,
  patentRefs: list('bom-ref', text),
  asserter,
  notes: text,
});
/** Patents, and what somebody asserts of them. */
export const patentAssertions: Shape = list('patentAssertion', patentAssertion);
