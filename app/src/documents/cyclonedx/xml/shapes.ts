/** How an element of CycloneDX in XML becomes a value of CycloneDX in JSON. */
export type Shape =
  /** Its text. */
  | { readonly kind: 'text' }
  /** One attribute of it. */
  | { readonly kind: 'attribute'; readonly name: string }
  /** A list of what its children of one name become. */
  | { readonly kind: 'list'; readonly of: string; readonly shape: Shape }
  /** An object: attributes by their names, children by theirs, its own text under a key, children of one name gathered in a list under another. */
  | {
      readonly kind: 'object';
      readonly attributes?: readonly string[];
      readonly children?: Readonly<Record<string, Shape | (() => Shape)>>;
      readonly text?: string;
      readonly gather?: Readonly<Record<string, { readonly key: string; readonly shape: Shape }>>;
    }
  /** A list of objects with one key, which is the child's name. */
  | { readonly kind: 'named'; readonly children: Readonly<Record<string, Shape>> };

const text: Shape = { kind: 'text' };
const ref: Shape = { kind: 'attribute', name: 'ref' };

function list(of: string, shape: Shape): Shape {
  return { kind: 'list', of, shape };
}

const contact: Shape = { kind: 'object', attributes: ['bom-ref'], children: { name: text, email: text, phone: text } };
const organisation: Shape = {
  kind: 'object',
  attributes: ['bom-ref'],
  children: { name: text },
  gather: { url: { key: 'url', shape: text }, contact: { key: 'contact', shape: contact } },
};
const hashes = list('hash', { kind: 'object', attributes: ['alg'], text: 'content' });
const properties = list('property', { kind: 'object', attributes: ['name'], text: 'value' });
const references = list('reference', { kind: 'object', attributes: ['type'], children: { url: text, comment: text, hashes } });
const licenses: Shape = {
  kind: 'named',
  children: {
    license: { kind: 'object', attributes: ['bom-ref', 'acknowledgement'], children: { id: text, name: text, url: text } },
    expression: text,
  },
};
const identity: Shape = { kind: 'object', children: { field: text, concludedValue: text } };
const occurrences = list('occurrence', {
  kind: 'object',
  attributes: ['bom-ref'],
  children: { location: text, line: text, offset: text, symbol: text },
});

export const component: Shape = {
  kind: 'object',
  attributes: ['type', 'mime-type', 'bom-ref', 'isExternal'],
  children: {
    supplier: organisation,
    manufacturer: organisation,
    authors: list('author', contact),
    author: text,
    publisher: text,
    group: text,
    name: text,
    version: text,
    versionRange: text,
    description: text,
    scope: text,
    hashes,
    licenses,
    copyright: text,
    cpe: text,
    purl: text,
    swid: { kind: 'object', attributes: ['tagId', 'name', 'version', 'tagVersion', 'patch'], children: { url: text } },
    externalReferences: references,
    properties,
    components: () => components,
    evidence: { kind: 'object', children: { identity, occurrences, licenses } },
  },
};
const components = list('component', component);

const service: Shape = {
  kind: 'object',
  attributes: ['bom-ref'],
  children: {
    provider: organisation,
    group: text,
    name: text,
    version: text,
    description: text,
    endpoints: list('endpoint', text),
    licenses,
    externalReferences: references,
    properties,
    services: () => services,
  },
};
const services = list('service', service);

const tool: Shape = { kind: 'object', children: { vendor: text, name: text, version: text, hashes, externalReferences: references } };

/** `tools` is a list of tools until 1.4, and holds components and services since 1.5. */
export const legacyTools = list('tool', tool);
const tools: Shape = { kind: 'object', children: { components, services } };

const dependency: Shape = {
  kind: 'object',
  attributes: ['ref'],
  gather: { dependency: { key: 'dependsOn', shape: ref }, provides: { key: 'provides', shape: ref } },
};

const composition: Shape = {
  kind: 'object',
  attributes: ['bom-ref'],
  children: {
    aggregate: text,
    assemblies: list('assembly', ref),
    dependencies: list('dependency', ref),
    vulnerabilities: list('vulnerability', ref),
  },
};

const vulnerability: Shape = {
  kind: 'object',
  attributes: ['bom-ref'],
  children: { id: text, affects: list('target', { kind: 'object', children: { ref: text } }), properties },
};

export const bom: Shape = {
  kind: 'object',
  attributes: ['serialNumber'],
  children: {
    metadata: {
      kind: 'object',
      children: {
        timestamp: text,
        tools,
        authors: list('author', contact),
        component,
        manufacture: organisation,
        manufacturer: organisation,
        supplier: organisation,
        licenses,
        properties,
      },
    },
    components,
    services,
    externalReferences: references,
    dependencies: list('dependency', dependency),
    compositions: list('composition', composition),
    vulnerabilities: list('vulnerability', vulnerability),
    annotations: list('annotation', { kind: 'object', attributes: ['bom-ref'], children: { subjects: list('subject', ref), text } }),
    properties,
  },
};
