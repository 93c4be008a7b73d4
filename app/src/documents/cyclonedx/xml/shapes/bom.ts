import { attribute, list, object, refs, type Shape, text } from '../shape.ts';
import { component, components } from './component.ts';
import { declarations, definitions } from './declarations.ts';
import { dependency, formula } from './formulation.ts';
import { licenses } from './licenses.ts';
import { contact, externalReferences, organization, properties } from './parts.ts';
import { service, tools } from './service.ts';
import { vulnerability } from './vulnerability.ts';

const lifecycle: Shape = object({ phase: text, name: text, description: text });
const distributionConstraints: Shape = object({ tlp: text });
const metadata: Shape = object({
  timestamp: text,
  lifecycles: list('lifecycle', lifecycle),
  tools,
  authors: list('author', contact),
  component,
  manufacturer: organization,
  manufacture: organization,
  supplier: organization,
  licenses,
  properties,
  distributionConstraints,
});
const composition: Shape = object({
  'bom-ref': attribute(),
  aggregate: text,
  assemblies: list('assembly', refs),
  dependencies: list('dependency', refs),
  vulnerabilities: list('vulnerability', refs),
});
const annotator: Shape = object({ organization, individual: contact, component, service });
const annotation: Shape = object({ 'bom-ref': attribute(), subjects: list('subject', refs), annotator, timestamp: text, text });
const citation: Shape = object({
  'bom-ref': attribute(),
  pointers: list('pointer', text),
  expressions: list('expression', text),
  timestamp: text,
  attributedTo: text,
  process: text,
  note: text,
});
/** A whole document. */
export const bom: Shape = object({
  version: attribute(undefined, 'number'),
  serialNumber: attribute(),
  metadata,
  components,
  services: list('service', service),
  externalReferences,
  dependencies: list('dependency', dependency),
  compositions: list('composition', composition),
  properties,
  vulnerabilities: list('vulnerability', vulnerability),
  annotations: list('annotation', annotation),
  formulation: list('formula', formula),
  declarations,
  definitions,
  citations: list('citation', citation),
});
