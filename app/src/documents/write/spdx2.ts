import type { Scope } from '../../domain/collected.ts';
import { formatTime } from '../../domain/time.ts';
import { deriveUuid } from './derive-uuid.ts';
import { gapLines } from './gap-lines.ts';
import type { Inventory } from './inventory.ts';
import { type Named, type NamedComponent, nameComponents } from './named-components.ts';
import { SpdxLicenses } from './spdx2-licenses.ts';
import { spdxId, spdxPackage } from './spdx2-package.ts';
import { wholeSecond } from './whole-second.ts';

const rootId = 'SPDXRef-Root';

/**
 * Writes an inventory as SPDX 2.3. What could not be read is an annotation of the document each, and how complete it is stands in its comment,
 * for SPDX 2 has no field for either.
 *
 * @returns an object for `JSON.stringify`
 * @see https://spdx.github.io/spdx-spec/v2.3/
 */
export function writeSpdx2(inventory: Inventory): object {
  const { root, tool, completeness, collected } = inventory;
  const created = formatTime(wholeSecond(inventory.time));
  const annotator = `Tool: ${tool.name}-${tool.version}`;
  const named = nameComponents(inventory);
  const licenses = new SpdxLicenses();
  const packages = [rootPackage(root), ...named.components.map((component) => spdxPackage(component, licenses))];
  const own = licenses.defined();
  const gaps = gapLines(collected.gaps);
  const content = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: root.name,
    creationInfo: { created, creators: [annotator] },
    comment: `completeness: ${completeness}`,
    packages,
    ...(own.length === 0 ? {} : { hasExtractedLicensingInfos: own }),
    relationships: relationshipsOf(named),
    ...(gaps.length === 0
      ? {}
      : {
          annotations: gaps.map((gap) => ({ annotationDate: created, annotationType: 'OTHER', annotator, comment: `waybill:gap ${gap}` })),
        }),
  };
  const serial = inventory.serial ?? deriveUuid(JSON.stringify(content));
  return { ...content, documentNamespace: `urn:uuid:${serial}` };
}

const rootPurposes = { application: 'APPLICATION', 'operating-system': 'OPERATING_SYSTEM', container: 'CONTAINER' } as const;

function rootPackage({ name, kind, version, purl, facts = [] }: Inventory['root']): object {
  return {
    SPDXID: rootId,
    name,
    versionInfo: version,
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: 'NOASSERTION',
    copyrightText: 'NOASSERTION',
    ...(purl === undefined
      ? {}
      : { externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }] }),
    ...(facts.length === 0 ? {} : { comment: facts.map((fact) => `${fact.name}: ${fact.value}`).join('\n') }),
    primaryPackagePurpose: rootPurposes[kind],
  };
}

function relationshipsOf({ components, relations }: Named): object[] {
  const direct = components.filter(({ component }) => component.direct === true);
  const reached = new Set([...direct, ...relations.map(({ to }) => to)]);
  return [
    relationship('SPDXRef-DOCUMENT', 'DESCRIBES', rootId),
    ...direct.map((to) => dependency(rootId, to)),
    // What nothing is known to need is held all the same.
    ...components.filter((named) => !reached.has(named)).map(({ id }) => relationship(rootId, 'CONTAINS', spdxId(id))),
    ...relations.map(({ kind, from, to }) =>
      kind === 'dependsOn' ? dependency(spdxId(from.id), to) : relationship(spdxId(from.id), otherTypes[kind], spdxId(to.id)),
    ),
  ];
}

const otherTypes = { contains: 'CONTAINS', provides: 'OTHER' } as const;

const dependencyTypes: Readonly<Record<Scope, string>> = {
  required: 'RUNTIME_DEPENDENCY_OF',
  optional: 'OPTIONAL_DEPENDENCY_OF',
  development: 'DEV_DEPENDENCY_OF',
};

/** SPDX 2 tells how something is used by the kind of its relationships only, and all that lead to one component say the same here. */
function dependency(from: string, { id, component }: NamedComponent): object {
  if (component.scope === undefined) return relationship(from, 'DEPENDS_ON', spdxId(id));
  return relationship(spdxId(id), dependencyTypes[component.scope], from);
}

function relationship(spdxElementId: string, relationshipType: string, relatedSpdxElement: string): object {
  return { spdxElementId, relationshipType, relatedSpdxElement };
}
