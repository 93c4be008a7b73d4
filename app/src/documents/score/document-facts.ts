import { parseTime } from '../../domain/time.ts';
import { told } from '../elements/element.ts';
import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import type { WorkDocument } from '../work-document.ts';

/** What a document says of itself, in the words of every format, as scoring asks for it. */
export interface DocumentFacts {
  readonly format: WorkDocument['format'];
  readonly version: string | undefined;
  readonly hasAuthor: boolean;
  /** An author who can be reached: by mail or URL. */
  readonly hasAuthorContact: boolean;
  readonly hasTime: boolean;
  readonly hasTool: boolean;
  /** Whether it says at which stage of the software's life it was made. */
  readonly hasContext: boolean;
  readonly hasPrimary: boolean;
  /** Refs that stand at either end of a relation, or whose dependencies are told to be none. */
  readonly related: ReadonlySet<unknown>;
  /** Whether it is told of a ref how complete what it needs or holds is: complete, incomplete, or unknown. */
  tellsCompleteness(ref: unknown): boolean;
  /** Whether what the document is about is related to a ref directly. */
  isDirect(ref: unknown): boolean;
  /** Whether a party, as a field of a component tells it, can be reached: by mail or URL. */
  isReachable(party: unknown): boolean;
  /** The files as which SPDX 3 says that a package is delivered; the other formats tell of them in the component itself. */
  deliveredAs(ref: unknown): readonly JsonObject[];
}

export function factsOf({ format, version, value }: WorkDocument): DocumentFacts {
  const read = { cyclonedx: cyclonedxFacts, spdx2: spdx2Facts, spdx3: spdx3Facts }[format];
  return { format, version, ...read(value) };
}

type Facts = Omit<DocumentFacts, 'format' | 'version'>;

function cyclonedxFacts({ metadata: about, dependencies, compositions }: JsonObject): Facts {
  const metadata = isObject(about) ? about : {};
  const parties = [metadata.authors, metadata.manufacturer, metadata.manufacture, metadata.supplier].flat().filter(isObject);
  const related = new Set<unknown>();
  for (const one of objects(dependencies)) {
    related.add(one.ref);
    for (const ref of list(one.dependsOn)) related.add(ref);
    for (const ref of list(one.provides)) related.add(ref);
  }
  const root = isObject(metadata.component) ? metadata.component['bom-ref'] : undefined;
  const direct = new Set(objects(dependencies).flatMap((one) => (root !== undefined && one.ref === root ? list(one.dependsOn) : [])));
  const tools = isObject(metadata.tools) ? [...list(metadata.tools.components), ...list(metadata.tools.services)] : list(metadata.tools);
  return {
    hasAuthor: parties.some(({ name, email }) => told(name) !== null || told(email) !== null),
    hasAuthorContact: parties.some(isReachable),
    hasTime: isTime(metadata.timestamp),
    hasTool: tools.some((tool) => isObject(tool) && told(tool.name) !== null),
    hasContext: objects(metadata.lifecycles).some(({ phase, name }) => told(phase) !== null || told(name) !== null),
    hasPrimary: isObject(metadata.component) && told(metadata.component.name) !== null,
    related,
    tellsCompleteness: toldBy(objects(compositions)),
    isDirect: (ref) => direct.has(ref),
    isReachable,
    deliveredAs: () => [],
  };
}

/** A composition that names nothing is about all. */
function toldBy(compositions: readonly JsonObject[]): Facts['tellsCompleteness'] {
  const telling = compositions.filter(({ aggregate }) => told(aggregate) !== null && aggregate !== 'not_specified');
  const refsOf = ({ assemblies, dependencies }: JsonObject) => [...list(assemblies), ...list(dependencies)];
  const refs = new Set(telling.flatMap(refsOf));
  const isAboutAll = telling.some((one) => refsOf(one).length + list(one.vulnerabilities).length === 0);
  return (ref) => isAboutAll || refs.has(ref);
}

function spdx2Facts({ creationInfo: about, relationships, documentDescribes }: JsonObject): Facts {
  const creation = isObject(about) ? about : {};
  const creators = list(creation.creators).filter((one) => typeof one === 'string');
  const people = creators.filter((one) => /^(?:Organization|Person): *\S/.test(one));
  const related = new Set<unknown>(list(documentDescribes));
  const relations = objects(relationships);
  const described = relations.flatMap(({ relationshipType, spdxElementId, relatedSpdxElement }) =>
    relationshipType === 'DESCRIBES' ? [relatedSpdxElement] : relationshipType === 'DESCRIBED_BY' ? [spdxElementId] : [],
  );
  const roots = new Set([...list(documentDescribes), ...described]);
  // The only words that SPDX 2 has for it: nothing, or nothing that is known.
  const ended = new Set(
    relations.filter(({ relatedSpdxElement: to }) => to === 'NONE' || to === 'NOASSERTION').map((one) => one.spdxElementId),
  );
  let describes = list(documentDescribes).length > 0;
  for (const one of relations) {
    if (one.relationshipType === 'DESCRIBES' || one.relationshipType === 'DESCRIBED_BY') describes = true;
    related.add(one.spdxElementId);
    related.add(one.relatedSpdxElement);
  }
  return {
    hasAuthor: people.length > 0,
    hasAuthorContact: people.some(isReachableActor),
    hasTime: isTime(creation.created),
    hasTool: creators.some((one) => /^Tool: *\S/.test(one)),
    // SPDX 2 has no words for it.
    hasContext: false,
    hasPrimary: describes,
    related,
    tellsCompleteness: (ref) => ended.has(ref),
    isDirect: besides(
      relations.map((one) => [one.spdxElementId, one.relatedSpdxElement]),
      roots,
    ),
    isReachable: isReachableActor,
    deliveredAs: () => [],
  };
}

function spdx3Facts({ '@graph': graph }: JsonObject): Facts {
  const elements = objects(graph);
  const byId = new Map(elements.map((one) => [one.spdxId ?? one['@id'], one]));
  const creations = elements.filter((one) => one.type === 'CreationInfo');
  const authors = creations.flatMap((one) => list(one.createdBy)).map((id) => byId.get(id));
  const related = new Set<unknown>();
  const isReachableAgent = (id: unknown) =>
    objects(byId.get(id)?.externalIdentifier).some(
      ({ externalIdentifierType: type, identifier }) => type === 'email' || /^https?:\/\//.test(told(identifier) ?? ''),
    );
  const delivered = Map.groupBy(
    elements.filter((one) => one.relationshipType === 'hasDistributionArtifact'),
    (one) => one.from,
  );
  const telling = new Set(elements.flatMap((one) => (told(one.completeness) === null ? [] : [one.from])));
  for (const one of elements) {
    if (one.relationshipType === undefined) continue;
    related.add(one.from);
    for (const id of [one.to].flat()) related.add(id);
  }
  return {
    hasAuthor: authors.some((one) => told(one?.name) !== null && one?.type !== 'SoftwareAgent'),
    hasAuthorContact: creations.flatMap((one) => list(one.createdBy)).some(isReachableAgent),
    hasTime: creations.some(({ created }) => isTime(created)),
    hasTool: creations.some((one) => list(one.createdUsing).some((id) => told(byId.get(id)?.name) !== null)),
    hasContext: elements.some((one) => list(one.software_sbomType).length > 0),
    hasPrimary: elements.some((one) => list(one.rootElement).length > 0),
    related,
    tellsCompleteness: (ref) => telling.has(ref),
    isDirect: besides(
      elements.flatMap((one) => (one.relationshipType === undefined ? [] : [one.to].flat().map((to) => [one.from, to] as const))),
      new Set(elements.flatMap((one) => list(one.rootElement))),
    ),
    isReachable: isReachableAgent,
    deliveredAs: (ref) =>
      (delivered.get(ref) ?? [])
        .flatMap(({ to }) => [to].flat())
        .map((id) => byId.get(id))
        .filter(isObject),
  };
}

/** What stands at the other end of a relation of a root. */
function besides(ends: readonly (readonly unknown[])[], roots: ReadonlySet<unknown>): Facts['isDirect'] {
  const direct = new Set(ends.flatMap(([from, to]) => [...(roots.has(from) ? [to] : []), ...(roots.has(to) ? [from] : [])]));
  return (ref) => direct.has(ref);
}

/** Whether an actor of SPDX 2, `Organization: Acme (mail@acme.example)`, can be reached. */
function isReachableActor(actor: unknown): boolean {
  return typeof actor === 'string' && (/\([^)]*@[^)]*\)/.test(actor) || /https?:\/\//.test(actor));
}

/** Whether a party of CycloneDX can be reached. */
function isReachable(party: unknown): boolean {
  if (!isObject(party)) return false;
  if (told(party.email) !== null || [party.url].flat().some((url) => told(url) !== null)) return true;
  return objects(party.contact).some(({ email }) => told(email) !== null);
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && parseTime(value) !== undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objects(value: unknown): JsonObject[] {
  return list(value).filter(isObject);
}
