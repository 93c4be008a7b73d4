import { attribute, lazy, list, object, own, type Shape, text, truth } from '../shape.ts';
import { components } from './component.ts';
import { licenses } from './licenses.ts';
import { dataGovernance, externalReferences, hashes, organization, properties, releaseNotes } from './parts.ts';
import { patentAssertions } from './patents.ts';

const classification: Shape = object({ flow: attribute(), classification: own });
const dataflow: Shape = object({
  name: attribute(),
  description: attribute(),
  classification: { kind: 'inline', shape: classification },
  governance: dataGovernance,
  source: list('url', text),
  destination: list('url', text),
});
const serviceData: Shape = {
  kind: 'choices',
  isUniform: true,
  of: [
    { element: 'dataflow', shape: dataflow, keys: ['name', 'description', 'governance', 'source', 'destination'] },
    { element: 'classification', shape: classification },
  ],
};
export const service: Shape = object({
  'bom-ref': attribute(),
  provider: organization,
  group: text,
  name: text,
  version: text,
  description: text,
  endpoints: list('endpoint', text),
  authenticated: truth,
  'x-trust-boundary': truth,
  trustZone: text,
  data: serviceData,
  licenses,
  patentAssertions,
  externalReferences,
  properties,
  services: list(
    'service',
    lazy(() => service),
  ),
  releaseNotes,
  tags: list('tag', text),
});
const tool: Shape = object({ vendor: text, name: text, version: text, hashes, externalReferences });
/** A service, and the tools that made a document. */
export const tools: Shape = {
  kind: 'either',
  list: list('tool', tool),
  object: object({ components, services: list('service', service) }),
};
