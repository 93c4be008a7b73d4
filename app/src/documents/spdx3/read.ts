import { parseTime } from '../../domain/time.ts';
import { assetKindOfRoot, assetNameOfRoot } from '../asset-name.ts';
import { textField } from '../fields.ts';
import { isIdentified } from '../identified.ts';
import { type ComponentDraft, type JsonObject, Reading } from '../reading.ts';
import type { DocumentHead, SourceDocument } from '../source-document.ts';
import { toolName } from '../tool-name.ts';
import { type Element, Graph, idsIn } from './graph.ts';
import { nameOf, packageTypes, readPackage } from './package.ts';
import { readRelationships } from './relationships.ts';

/**
 * Reads an SPDX 3.0 document in the JSON-LD form of its own context. Packages, AI packages and data sets are components; files and snippets are not.
 *
 * Elements of other types are let be; an element that is no object may hide a component.
 *
 * @throws WaybillError `malformed`, `limit-exceeded`
 * @see https://spdx.github.io/spdx-spec/v3.0.1/serializations/
 */
export function readSpdx3(document: JsonObject, specVersion: string, path: string | undefined): SourceDocument {
  const reading = new Reading(path);
  const { '@graph': list } = document;
  if (list !== undefined && !Array.isArray(list)) throw reading.malformed('/@graph', 'the graph of an SPDX 3 document is a list');
  const graph = new Graph(reading, document, list ?? [document]);
  const elements = graph.ofType(...packageTypes);
  const subjects = findSubjects(graph, elements);
  const rootId = subjects.length === 1 ? subjects[0] : undefined;
  const { packages, root } = readPackages(reading, graph, elements, rootId);
  const completeness = readRelationships(reading, graph, packages, rootId);
  const head = readHead(reading, graph, specVersion, root, subjects.length > 1, completeness);
  const complete = !reading.blocked && completeness !== 'declaredIncomplete';
  const { components, services, relations, counted } = reading;
  return { head, collected: { scope: 'spdx', complete, components, services, relations, gaps: reading.gaps() }, counted };
}

/** The packages that the document is about: its root elements, those of its SBOM, what it describes, or its only package. */
function findSubjects(graph: Graph, packages: readonly Element[]): readonly string[] {
  const ids = new Set(packages.flatMap(({ id }) => id ?? []));
  const documents = graph.ofType('SpdxDocument');
  const tops = documents.flatMap(({ object }) => idsIn(object.rootElement));
  const sboms = graph.ofType('software_Sbom').filter(({ id }) => tops.length === 0 || tops.includes(id ?? ''));
  const described = graph
    .ofType('Relationship', 'LifecycleScopedRelationship')
    .filter(
      ({ object }) => object.relationshipType === 'describes' && idsIn(object.from).some((id) => documents.some((one) => one.id === id)),
    );
  const candidates = [tops, sboms.flatMap(({ object }) => idsIn(object.rootElement)), described.flatMap(({ object }) => idsIn(object.to))];
  for (const candidate of candidates) {
    const found = [...new Set(candidate)].filter((id) => ids.has(id));
    if (found.length > 0) return found;
  }
  return ids.size === 1 ? [...ids] : [];
}

function readPackages(reading: Reading, graph: Graph, elements: readonly Element[], rootId: string | undefined) {
  const packages = new Map<string, ComponentDraft | undefined>();
  let root: ComponentDraft | undefined;
  for (const element of elements) {
    const isRoot = rootId !== undefined && element.id === rootId && !packages.has(rootId);
    if (!isRoot) reading.count();
    const ref = element.id !== undefined && !packages.has(element.id) ? element.id : `#${element.pointer}`;
    const component = readPackage(reading, element, ref, graph);
    packages.set(ref, component);
    if (isRoot) root = component;
    else if (component) {
      reading.components.push(component);
      if (!isIdentified(component))
        reading.gap('no-identity', element.pointer, 'neither purl nor CPE nor version: found by its name only', component.name);
    }
  }
  return { packages, root };
}

function readHead(
  reading: Reading,
  graph: Graph,
  specVersion: string,
  root: ComponentDraft | undefined,
  isCollection: boolean,
  completeness: DocumentHead['completeness'],
): DocumentHead {
  const [document] = graph.ofType('SpdxDocument');
  const creation = graph.resolve(document?.object.creationInfo) ?? graph.ofType('CreationInfo')[0]?.object ?? {};
  const name = isCollection && document ? textField(reading, document.object, 'name', document.pointer) : root && assetNameOfRoot(root);
  const time = typeof creation.created === 'string' ? parseTime(creation.created) : undefined;
  return {
    format: 'spdx',
    specVersion,
    ...(document?.id === undefined ? {} : { serial: document.id }),
    ...(time === undefined ? {} : { time }),
    tools: [...new Set(namesOf(graph, creation.createdUsing).map(toolName))],
    authors: namesOf(graph, creation.createdBy),
    ...(root === undefined ? {} : { root, assetKind: assetKindOfRoot(root) }),
    ...(name === undefined ? {} : { assetName: name }),
    completeness,
  };
}

function namesOf(graph: Graph, value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [...new Set(list.flatMap((entry) => nameOf(graph, entry) ?? []))];
}
