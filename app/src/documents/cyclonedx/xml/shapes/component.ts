import { attribute, choices, lazy, list, number, object, refs, repeated, type Shape, text, truth } from '../shape.ts';
import { cryptoProperties } from './crypto.ts';
import { licenses } from './licenses.ts';
import { componentData, modelCard } from './model-card.ts';
import { attachment, contact, externalReferences, hashes, issue, organization, properties, releaseNotes } from './parts.ts';
import { patentAssertions } from './patents.ts';

export const components: Shape = list(
  'component',
  lazy(() => component),
);
const swid: Shape = object({
  tagId: attribute(),
  name: attribute(),
  version: attribute(),
  tagVersion: attribute(undefined, 'number'),
  patch: attribute(undefined, 'truth'),
  text: attachment,
  url: text,
});
const action: Shape = object({ timestamp: text, name: text, email: text });
const commit: Shape = object({ uid: text, url: text, author: action, committer: action, message: text });
const diff: Shape = object({ text: attachment, url: text });
const patch: Shape = object({ type: attribute(), diff, resolves: list('issue', issue) });
const pedigree: Shape = object({
  ancestors: list(
    'component',
    lazy(() => component),
  ),
  descendants: list(
    'component',
    lazy(() => component),
  ),
  variants: list(
    'component',
    lazy(() => component),
  ),
  commits: list('commit', commit),
  patches: list('patch', patch),
  notes: text,
});
const method: Shape = object({ technique: text, confidence: number, value: text });
const identity: Shape = object({
  field: text,
  confidence: number,
  concludedValue: text,
  methods: list('method', method),
  tools: list('tool', refs),
});
const occurrence: Shape = object({
  'bom-ref': attribute(),
  location: text,
  line: number,
  offset: number,
  symbol: text,
  additionalContext: text,
});
const frame: Shape = object({
  package: text,
  module: text,
  function: text,
  parameters: list('parameter', text),
  line: number,
  column: number,
  fullFilename: text,
});
const callstack: Shape = object({ frames: list('frame', frame) });
const componentEvidence: Shape = object({
  identity: { kind: 'repeated', shape: identity, singleIn: '1.5' },
  occurrences: list('occurrence', occurrence),
  callstack,
  licenses,
  copyright: choices({ element: 'text', shape: text, wrap: 'text' }),
});
/** A component, with all that stands in it. */
export const component: Shape = object({
  type: attribute(),
  'mime-type': attribute(),
  isExternal: attribute(undefined, 'truth'),
  'bom-ref': attribute(),
  supplier: organization,
  manufacturer: organization,
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
  patentAssertions,
  cpe: text,
  purl: text,
  omniborId: repeated(text),
  swhid: repeated(text),
  swid,
  modified: truth,
  pedigree,
  externalReferences,
  properties,
  components,
  evidence: componentEvidence,
  releaseNotes,
  modelCard,
  data: repeated(componentData),
  cryptoProperties,
  tags: list('tag', text),
});
