import { assetKindOfRoot, assetNameOfRoot } from '../asset-name.ts';
import { isObject, objectField, requireList, requireObject, textField, typeOf } from '../fields.ts';
import { isIdentified } from '../identified.ts';
import { type ComponentDraft, type JsonObject, Reading } from '../reading.ts';
import type { DocumentHead, SourceDocument } from '../source-document.ts';
import { readCompleteness } from './completeness.ts';
import { organisation, readComponent } from './component.ts';
import { namesOf, readTimestamp, readTools } from './metadata.ts';
import { Refs } from './refs.ts';
import { readDependencies } from './relations.ts';
import { readServices } from './services.ts';

/**
 * Reads a CycloneDX document, versions 1.2 to 1.7.
 *
 * A part that cannot be used is a gap at its pointer and the rest is read; only where `components`, `services` or `metadata` themselves are
 * not what they must be is the document refused.
 *
 * @param document parsed JSON, no deeper than `limits.documentDepth`
 * @throws WaybillError `malformed`, `limit-exceeded`
 * @see https://cyclonedx.org/specification/overview
 */
export function readCycloneDx(document: JsonObject, specVersion: string, path: string | undefined): SourceDocument {
  const reading = new Reading(path);
  const refs = new Refs();
  const metadata = requireObject(reading, document, 'metadata') ?? {};
  const root = readRoot(reading, metadata, refs);
  const rootObject = isObject(metadata.component) ? metadata.component : undefined;
  if (rootObject) readNested(reading, rootObject, '/metadata/component', refs);
  readComponents(reading, requireList(reading, document, 'components'), '/components', refs);
  readServices(reading, requireList(reading, document, 'services'), '/services', refs);
  if (document.components === undefined && reading.counted === 0) {
    reading.unread('no-components', '', 'the document has no list of components, which does not say that there are none');
  }
  readGraph(reading, document, refs);
  const head = readHead(reading, document, metadata, specVersion, root);
  const complete = head.completeness !== 'declaredIncomplete' && !reading.blocked;
  const { components, services, relations, counted } = reading;
  return { head, collected: { scope: 'cyclonedx', complete, components, services, relations, gaps: reading.gaps() }, counted };
}

function readRoot(reading: Reading, metadata: JsonObject, refs: Refs): ComponentDraft | undefined {
  const object = objectField(reading, metadata, 'component', '/metadata');
  if (!object) return undefined;
  const ref = refs.take(reading, object, '/metadata/component');
  refs.setRoot(ref);
  if (textField(reading, object, 'name', '/metadata/component') === undefined) {
    reading.gap('missing-name', '/metadata/component', 'the root has no name, so the document names no asset');
    return undefined;
  }
  const root = readComponent(reading, object, ref, '/metadata/component');
  const supplier = organisation(reading, metadata, 'supplier', '/metadata');
  if (root && supplier !== undefined) root.supplier ??= supplier;
  return root;
}

/** @param owner the package of a distribution that they stand in, which owns what makes them up */
function readComponents(reading: Reading, list: readonly unknown[], pointer: string, refs: Refs, owner?: ComponentDraft): void {
  for (let index = 0; index < list.length; index++) {
    const entry = list[index];
    const at = `${pointer}/${index}`;
    if (!isObject(entry)) {
      reading.unread('wrong-type', at, `a component is an object; this is ${typeOf(entry)}`);
      continue;
    }
    reading.count();
    const ref = refs.take(reading, entry, at);
    const component = readComponent(reading, entry, ref, at);
    refs.set(ref, component ? 'read' : 'unread');
    if (component) {
      reading.components.push(component);
      if (owner) reading.relate({ kind: 'contains', from: owner.ref, to: ref });
      if (!isIdentified(component))
        reading.gap('no-identity', at, 'neither purl nor CPE nor version: found by its name only', component.name);
    }
    if (entry.components !== undefined) readNested(reading, entry, at, refs, component);
  }
}

/** The components inside a component; the depth of the recursion is bounded by that of the document. */
function readNested(reading: Reading, parent: JsonObject, pointer: string, refs: Refs, within?: ComponentDraft): void {
  const { components } = parent;
  const owner = within?.purl !== undefined && /^pkg:(?:deb|rpm|apk)\//i.test(within.purl) ? within : undefined;
  if (Array.isArray(components)) readComponents(reading, components, `${pointer}/components`, refs, owner);
  else if (components !== undefined)
    reading.unread('wrong-type', `${pointer}/components`, `components are a list; this is ${typeOf(components)}`);
}

function readGraph(reading: Reading, document: JsonObject, refs: Refs): void {
  if (document.dependencies === undefined) return;
  const direct = new Set<string>();
  readDependencies(reading, document, refs, direct);
  if (direct.size > 0) for (const component of reading.components) if (direct.has(component.ref)) component.direct = true;
}

function readHead(
  reading: Reading,
  document: JsonObject,
  metadata: JsonObject,
  specVersion: string,
  root: ComponentDraft | undefined,
): DocumentHead {
  const serial = textField(reading, document, 'serialNumber', '');
  const time = readTimestamp(reading, metadata);
  return {
    format: 'cyclonedx',
    specVersion,
    ...(serial === undefined ? {} : { serial }),
    ...(time === undefined ? {} : { time }),
    tools: readTools(reading, metadata),
    authors: namesOf(reading, metadata, 'authors', '/metadata'),
    ...(root === undefined ? {} : { root, assetName: assetNameOfRoot(root), assetKind: assetKindOfRoot(root) }),
    completeness: readCompleteness(reading, document, root?.ref),
  };
}
