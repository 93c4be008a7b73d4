import { attribute, choices, list, object, own, repeated, type Shape, text } from '../shape.ts';
import { attachment, contact, organization, properties } from './parts.ts';

const licenseParty: Shape = object({ organization, individual: contact });
const licensing: Shape = object({
  altIds: list('altId', text),
  licensor: licenseParty,
  licensee: licenseParty,
  purchaser: licenseParty,
  purchaseOrder: text,
  licenseTypes: list('licenseType', text),
  lastRenewal: text,
  expiration: text,
});
const license: Shape = object({
  'bom-ref': attribute(),
  acknowledgement: attribute(),
  id: text,
  name: text,
  text: attachment,
  url: text,
  licensing,
  properties,
});
const licenseDetails: Shape = object({
  licenseIdentifier: attribute('license-identifier'),
  'bom-ref': attribute(),
  text: attachment,
  url: text,
});
const detailedExpression: Shape = object({
  expression: attribute(),
  'bom-ref': attribute(),
  acknowledgement: attribute(),
  expressionDetails: repeated(licenseDetails, 'details'),
  licensing,
  properties,
});
const expression: Shape = object({ 'bom-ref': attribute(), acknowledgement: attribute(), expression: own });
/** Licences, by id, by name or as an expression. */
export const licenses: Shape = choices(
  { element: 'license', shape: license, wrap: 'license' },
  { element: 'expression-detailed', shape: detailedExpression, keys: ['expressionDetails', 'licensing', 'properties'] },
  { element: 'expression', shape: expression },
);
