import type { LicenseLine } from '../../../../answer/licenses/license-scan.ts';
import type { DocumentMaking } from './scan-forms.ts';

/** An SPDX document with every file that was scanned, and what licences it says. @see SPDX 2.3, clause 8 */
export function spdxOfScan(lines: readonly LicenseLine[], { version, time, uuid }: DocumentMaking): object {
  const files = lines.flatMap((line, at) => (line.error ? [] : [fileOf(line, at)]));
  const references = new Set(lines.flatMap(({ expression }) => expression?.match(/\bLicenseRef-[A-Za-z0-9.-]+/g) ?? []));
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'licence scan',
    documentNamespace: `https://spdx.org/spdxdocs/waybill-license-scan-${uuid()}`,
    creationInfo: { created: `${new Date(time).toISOString().slice(0, 19)}Z`, creators: [`Tool: waybill-${version}`] },
    hasExtractedLicensingInfos: [...references].map((licenseId) => ({
      licenseId,
      extractedText: `A file names ${licenseId}; this document does not have its text.`,
    })),
    files,
    relationships: files.map(({ SPDXID }) => ({
      spdxElementId: 'SPDXRef-DOCUMENT',
      relationshipType: 'DESCRIBES',
      relatedSpdxElement: SPDXID,
    })),
  };
}

function fileOf({ path, expression, detections, sha1 }: LicenseLine, at: number) {
  const named = [...new Set(detections.flatMap((one) => (one.expression === null ? [] : termsOf(one.expression))))];
  return {
    SPDXID: `SPDXRef-File-${at + 1}`,
    fileName: /^[./]/.test(path) ? path : `./${path}`,
    checksums: [{ algorithm: 'SHA1', checksumValue: sha1 ?? '' }],
    licenseInfoInFiles: named.length > 0 ? named : ['NONE'],
    licenseConcluded: expression ?? 'NOASSERTION',
    copyrightText: 'NOASSERTION',
  };
}

/** The licences of an expression, each with its exception. */
function termsOf(expression: string): string[] {
  return expression.split(/\s+(?:AND|OR)\s+/).map((term) => term.replace(/^\(+|\)+$/g, ''));
}
