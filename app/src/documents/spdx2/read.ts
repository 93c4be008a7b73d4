import { assetKindOfRoot, assetNameOfRoot } from '../asset-name.ts';
import { isObject, requireList, requireObject, textField, typeOf } from '../fields.ts';
import { isIdentified } from '../identified.ts';
import { type ComponentDraft, type JsonObject, Reading } from '../reading.ts';
import type { DocumentHead, SourceDocument } from '../source-document.ts';
import { readCreation } from './creation.ts';
import { Elements } from './elements.ts';
import { readPackage } from './package.ts';
import { readRelationships } from './relationships.ts';
import { findSubject } from './root.ts';

/**
 * Reads an SPDX document, versions 2.2 and 2.3. Packages are components; files and snippets are not.
 *
 * A part that cannot be used is a gap at its pointer and the rest is read; only where `packages`, `relationships` or `creationInfo`
 * themselves are not what they must be is the document refused.
 *
 * @param document parsed JSON, no deeper than `limits.documentDepth`
 * @throws WaybillError `malformed`, `limit-exceeded`
 * @see https://spdx.github.io/spdx-spec/v2.3/
 */
export function readSpdx2(document: JsonObject, specVersion: string, path: string | undefined): SourceDocument {
  const reading = new Reading(path);
  const elements = new Elements(reading, document);
  const packages = requireList(reading, document, 'packages');
  const relationships = requireList(reading, document, 'relationships');
  const { rootId, isCollection } = findSubject(document, packages);
  const root = readPackages(reading, packages, elements, rootId);
  if (document.packages === undefined) {
    reading.unread('no-components', '', 'the document has no list of packages, which does not say that there are none');
  }
  readRelationships(reading, relationships, elements, rootId);
  const head = readHead(reading, document, specVersion, root, isCollection);
  const { components, services, relations, counted } = reading;
  return { head, collected: { scope: 'spdx', complete: !reading.blocked, components, services, relations, gaps: reading.gaps() }, counted };
}

/** Reads the packages into components and gives back the one that is the root. */
function readPackages(
  reading: Reading,
  packages: readonly unknown[],
  elements: Elements,
  rootId: string | undefined,
): ComponentDraft | undefined {
  let root: ComponentDraft | undefined;
  for (let index = 0; index < packages.length; index++) {
    const entry = packages[index];
    const pointer = `/packages/${index}`;
    if (!isObject(entry)) {
      reading.unread('wrong-type', pointer, `a package is an object; this is ${typeOf(entry)}`);
      continue;
    }
    const isRoot = rootId !== undefined && entry.SPDXID === rootId && !elements.has(rootId);
    if (!isRoot) reading.count();
    const ref = takeId(reading, entry, pointer, elements);
    const component = readPackage(reading, entry, ref, pointer);
    elements.set(ref, component ?? 'unread');
    if (isRoot) root = component;
    else if (component) {
      reading.components.push(component);
      if (!isIdentified(component))
        reading.gap('no-identity', pointer, 'neither purl nor CPE nor version: found by its name only', component.name);
    }
  }
  return root;
}

/** A package's SPDXID; where it is missing or taken, the package's pointer. */
function takeId(reading: Reading, object: JsonObject, pointer: string, elements: Elements): string {
  const id = object.SPDXID;
  if (typeof id === 'string' && id !== '') {
    if (!elements.has(id)) return id;
    reading.gap(
      'duplicate-ref',
      `${pointer}/SPDXID`,
      `the SPDXID ${JSON.stringify(id.slice(0, 200))} is taken; what refers to it means the first`,
      id,
    );
  } else reading.gap('missing-ref', pointer, 'a package without an SPDXID: nothing can refer to it');
  let generated = `#${pointer}`;
  while (elements.has(generated)) generated += '#';
  return generated;
}

function readHead(
  reading: Reading,
  document: JsonObject,
  specVersion: string,
  root: ComponentDraft | undefined,
  isCollection: boolean,
): DocumentHead {
  const serial = textField(reading, document, 'documentNamespace', '');
  const name = isCollection ? textField(reading, document, 'name', '') : root && assetNameOfRoot(root);
  const creation = readCreation(reading, requireObject(reading, document, 'creationInfo') ?? {});
  return {
    format: 'spdx',
    specVersion,
    ...(serial === undefined ? {} : { serial }),
    ...creation,
    ...(root === undefined ? {} : { root, assetKind: assetKindOfRoot(root) }),
    ...(name === undefined ? {} : { assetName: name }),
    completeness: 'notDeclared',
  };
}
