import type { LicenseLine, LicenseLineDetection, LicenseSummary } from '../../../../answer/licenses/license-scan.ts';
import { renderSarif, type SarifResult, type SarifRule } from '../../../render/sarif.ts';
import type { Forms } from '../../output.ts';
import { cycloneDxOfScan } from './scan-cyclonedx.ts';
import { spdxOfScan } from './scan-spdx.ts';

/** What a document says of its making. */
export interface DocumentMaking {
  /** The program's. */
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  uuid(): string;
}

/** The documents that a scan can be written as. */
export function scanForms(making: DocumentMaking): Forms<[lines: readonly LicenseLine[], summary: LicenseSummary]> {
  return {
    sarif: (lines, summary) => renderSarif(making.version, rules, [...lines.flatMap(resultsOf), ...summary.conflicts.map(conflictResult)]),
    cyclonedx: (lines) => `${JSON.stringify(cycloneDxOfScan(lines, making), null, 2)}\n`,
    spdx: (lines) => `${JSON.stringify(spdxOfScan(lines, making), null, 2)}\n`,
  };
}

const rules: readonly SarifRule[] = [
  { id: 'license/found', text: 'A licence stands here' },
  { id: 'license/unknown', text: 'A licence text stands here that is not known, or was changed' },
  { id: 'license/conflict', text: 'A manifest declares another licence than the texts beside it' },
];

function resultsOf({ path, detections }: LicenseLine): SarifResult[] {
  return detections.map((one) => ({
    rule: one.expression === null ? 'license/unknown' : 'license/found',
    level: one.expression === null ? 'warning' : 'note',
    message: messageOf(one),
    path,
    line: one.start.line,
    subjects: one.expression === null ? [] : [one.expression],
    fingerprint: `${path}|${one.kind}|${one.expression ?? `like ${one.similarTo ?? ''}`}`,
    properties: { kind: one.kind, score: one.score, coverage: one.coverage, similarTo: one.similarTo, undetermined: one.undetermined },
  }));
}

function messageOf({ expression, kind, similarTo, changes }: LicenseLineDetection): string {
  const differs = changes.length === 0 ? '' : `, with ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
  if (expression !== null) return `${expression} (${kind})${differs}`;
  return similarTo === null ? `An unknown licence (${kind})` : `Like ${similarTo}, and not it (${kind})${differs}`;
}

function conflictResult({ manifest, declared, detected, agreement }: LicenseSummary['conflicts'][number]): SarifResult {
  const carried = detected.map(({ expression }) => expression ?? 'an unknown licence').join(', ');
  return {
    rule: 'license/conflict',
    level: agreement === 'more' ? 'note' : 'warning',
    message: `The manifest declares ${declared}; the texts beside it say ${carried}`,
    path: manifest,
    fingerprint: `${manifest}|${declared}|${agreement}`,
    properties: { agreement },
  };
}
