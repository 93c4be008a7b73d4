import { createHash } from 'node:crypto';

/** A valid document of CycloneDX with so many components, each of some 500 bytes, the same in every run. */
export function bigDocument(components: number): string {
  const refOf = (at: number) => `pkg:npm/package-${at}@1.${at % 50}.${at % 7}`;
  const licenses = ['MIT', 'ISC', 'Apache-2.0'];
  const all = Array.from({ length: components }, (_, at) => ({
    type: 'library',
    'bom-ref': refOf(at),
    supplier: { name: `Supplier ${at % 100}` },
    name: `package-${at}`,
    version: `1.${at % 50}.${at % 7}`,
    purl: refOf(at),
    hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(String(at)).digest('hex') }],
    licenses: [{ license: { id: licenses[at % licenses.length] } }],
    externalReferences: [{ type: 'vcs', url: `https://example.org/package-${at}.git` }],
  }));
  const needs = all.slice(0, -1).map((component, at) => ({ ref: component['bom-ref'], dependsOn: [refOf(at + 1)] }));
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    version: 1,
    metadata: { timestamp: '2026-01-01T00:00:00Z', component: { type: 'application', 'bom-ref': 'root', name: 'big', version: '1' } },
    components: all,
    dependencies: [{ ref: 'root', dependsOn: [refOf(0)] }, ...needs],
  });
}
