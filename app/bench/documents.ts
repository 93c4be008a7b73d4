import type { Release } from './packages.ts';
import type { Random } from './random.ts';

/** A source document as a tool writes it: half of them CycloneDX, half SPDX, some of them indented. */
export function makeDocument(index: number, releases: readonly Release[], random: Random): string {
  const root = `service-${index}`;
  const time = new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString();
  const edges = releases.map((_, at) => (at === 0 ? [] : [random.below(at), random.below(at)]));
  const document = index % 2 === 0 ? cycloneDx(root, time, releases, edges) : spdx(root, time, releases, edges);
  return JSON.stringify(document, undefined, index % 3 === 0 ? 2 : undefined);
}

/** What the least of tools writes: names, versions and purls, all needed by the root. */
export function leanDocument(index: number, releases: readonly Release[]): string {
  const root = `application-${index}`;
  const timestamp = new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString();
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { timestamp, component: { type: 'application', name: root, 'bom-ref': root } },
    components: releases.map(({ name, version, purl }) => ({ type: 'library', 'bom-ref': purl, name, version, purl })),
    dependencies: [{ ref: root, dependsOn: releases.map(({ purl }) => purl) }],
  });
}

type Edges = readonly (readonly number[])[];

function cycloneDx(root: string, timestamp: string, releases: readonly Release[], edges: Edges): object {
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp,
      tools: { components: [{ type: 'application', name: 'bench' }] },
      component: { type: 'application', name: root, version: '1.0.0', 'bom-ref': root },
    },
    components: releases.map(({ name, group, version, purl, license, publisher, sha1, sha256 }, at) => ({
      type: 'library',
      'bom-ref': `${purl}#${at}`,
      ...(group === undefined ? {} : { group }),
      name,
      version,
      publisher,
      purl,
      licenses: [{ license: { id: license } }],
      hashes: [
        { alg: 'SHA-1', content: sha1 },
        { alg: 'SHA-256', content: sha256 },
      ],
      externalReferences: [{ type: 'vcs', url: `https://example.org/${name}.git` }],
    })),
    dependencies: releases.map(({ purl }, at) => ({
      ref: `${purl}#${at}`,
      dependsOn: edges[at]!.map((to) => `${releases[to]!.purl}#${to}`),
    })),
  };
}

function spdx(root: string, created: string, releases: readonly Release[], edges: Edges): object {
  const idOf = (at: number): string => `SPDXRef-Package-${at}`;
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: root,
    documentNamespace: `https://example.org/spdx/${root}`,
    creationInfo: { created, creators: ['Tool: bench-1.0', 'Organization: Example'] },
    packages: [
      { SPDXID: 'SPDXRef-Root', name: root, versionInfo: '1.0.0', downloadLocation: 'NOASSERTION', primaryPackagePurpose: 'APPLICATION' },
      ...releases.map(({ name, version, purl, license, publisher, sha256 }, at) => ({
        SPDXID: idOf(at),
        name,
        versionInfo: version,
        supplier: `Organization: ${publisher}`,
        downloadLocation: 'NOASSERTION',
        filesAnalyzed: false,
        checksums: [{ algorithm: 'SHA256', checksumValue: sha256 }],
        licenseConcluded: 'NOASSERTION',
        licenseDeclared: license,
        copyrightText: 'NOASSERTION',
        externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
      })),
    ],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-Root' },
      ...releases.flatMap((_, at) => [
        { spdxElementId: 'SPDXRef-Root', relationshipType: 'CONTAINS', relatedSpdxElement: idOf(at) },
        ...edges[at]!.map((to) => ({ spdxElementId: idOf(at), relationshipType: 'DEPENDS_ON', relatedSpdxElement: idOf(to) })),
      ]),
    ],
  };
}
