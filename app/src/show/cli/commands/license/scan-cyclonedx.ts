import type { LicenseLine } from '../../../../answer/licenses/license-scan.ts';
import type { DocumentMaking } from './scan-forms.ts';

/** A CycloneDX document with a component for each file that names a licence, and the licence as its evidence. @see CycloneDX 1.6 */
export function cycloneDxOfScan(lines: readonly LicenseLine[], { version, time, uuid }: DocumentMaking): object {
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuid()}`,
    version: 1,
    metadata: {
      timestamp: new Date(time).toISOString(),
      tools: { components: [{ type: 'application', name: 'waybill', version }] },
    },
    components: lines.flatMap((line, at) => (line.expression === null ? [] : [componentOf(line, line.expression, at)])),
  };
}

function componentOf({ path, detections, sha1 }: LicenseLine, expression: string, at: number): object {
  return {
    type: 'file',
    'bom-ref': `file-${at + 1}`,
    name: path,
    ...(sha1 === undefined ? {} : { hashes: [{ alg: 'SHA-1', content: sha1 }] }),
    evidence: {
      licenses: [{ expression, acknowledgement: 'concluded' }],
      occurrences: detections
        .filter((one) => one.expression !== null)
        .map(({ start, kind, expression: said }) => ({ location: path, line: start.line, additionalContext: `${kind}: ${said}` })),
    },
  };
}
