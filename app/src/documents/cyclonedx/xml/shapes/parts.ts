import { attribute, child, list, object, own, repeated, type Shape, text } from '../shape.ts';

export const property: Shape = object({ name: attribute(), value: own });
export const properties: Shape = list('property', property);
export const hash: Shape = object({ alg: attribute(), content: own });
export const hashes: Shape = list('hash', hash);
export const externalReference: Shape = object({ type: attribute(), url: text, comment: text, hashes, properties });
export const externalReferences: Shape = list('reference', externalReference);
export const attachment: Shape = object({ contentType: attribute('content-type'), encoding: attribute(), content: own });
const postalAddress: Shape = object({
  'bom-ref': attribute(),
  country: text,
  region: text,
  locality: text,
  postOfficeBoxNumber: text,
  postalCode: text,
  streetAddress: text,
});
export const contact: Shape = object({ 'bom-ref': attribute(), name: text, email: text, phone: text });
export const organization: Shape = object({
  'bom-ref': attribute(),
  name: text,
  address: postalAddress,
  url: repeated(text),
  contact: repeated(contact),
});
const custodian: Shape = object({ organization, contact: child('individual', contact) });
export const dataGovernance: Shape = object({
  custodians: list('custodian', custodian),
  stewards: list('steward', custodian),
  owners: list('owner', custodian),
});
export const source: Shape = object({ name: text, url: text });
export const issue: Shape = object({ type: attribute(), id: text, name: text, description: text, source, references: list('url', text) });
const note: Shape = object({ locale: text, text: attachment });
export const releaseNotes: Shape = object({
  type: text,
  title: text,
  featuredImage: text,
  socialImage: text,
  description: text,
  timestamp: text,
  aliases: list('alias', text),
  tags: list('tag', text),
  resolves: list('issue', issue),
  notes: list('note', note),
  properties,
});
const graphic: Shape = object({ name: text, image: attachment });
/** What many parts of a document are made of. */
export const graphics: Shape = object({ description: text, collection: list('graphic', graphic) });
