import type { Detection, LicenseChange } from '../../licenses/index.ts';
import { type LicenseConflict, type PackageCounts, packageLicenses } from './package-licenses.ts';
import type { ScannedFile } from './scan-file.ts';
import { type ScanWork, scanFiles } from './scan-files.ts';
import { type ScanTarget, scanTargets } from './scan-targets.ts';

/** What a file says about its licence. */
export interface LicenseLine {
  readonly path: string;
  /** All that was found as one SPDX expression; null where no licence was. */
  readonly expression: string | null;
  readonly detections: readonly LicenseLineDetection[];
  /** What a manifest declares, as it is written. */
  readonly declared: string | null;
  /** In hex; only where it is asked for. */
  readonly sha1?: string;
  readonly error: { readonly code: string; readonly message: string } | null;
}

export interface LicenseLineDetection extends Omit<Detection, 'similarTo' | 'changes' | 'undetermined'> {
  readonly similarTo: string | null;
  readonly changes: readonly LicenseChange[];
  readonly undetermined: readonly string[];
}

/** What stands at the end of a scan. */
export interface LicenseSummary {
  readonly files: number;
  readonly bytes: number;
  readonly withLicense: number;
  /** Files that are no text. */
  readonly binaries: number;
  readonly unreadable: number;
  /** Every expression with the number of files that say it, most frequent first. */
  readonly expressions: readonly { readonly expression: string; readonly files: number }[];
  readonly packages: PackageCounts;
  /** Packages whose manifest and licence texts do not say the same. */
  readonly conflicts: readonly LicenseConflict[];
}

export interface LicenseScan {
  /** A line a file, in the order of the files; a binary that was not named outright has none. */
  readonly lines: AsyncIterable<LicenseLine>;
  /** Once all lines are known. */
  summary(): LicenseSummary;
}

export interface ScanOptions extends ScanWork {
  onFile?(path: string): void;
}

/** Scans files and folders for licences. No file stops another. */
export function scanLicenses(paths: readonly string[], options: ScanOptions): LicenseScan {
  const packages = packageLicenses();
  const expressions = new Map<string, number>();
  const counts = { files: 0, bytes: 0, withLicense: 0, binaries: 0, unreadable: 0 };

  function note(file: ScannedFile): void {
    packages.add(file);
    if (file.kind === 'binary') counts.binaries++;
    else if (file.kind === 'unreadable') counts.unreadable++;
    else {
      counts.files++;
      counts.bytes += file.bytes;
      if (file.expression === null) return;
      counts.withLicense++;
      expressions.set(file.expression, (expressions.get(file.expression) ?? 0) + 1);
    }
  }

  async function* lines(): AsyncIterable<LicenseLine> {
    for await (const file of scanFiles(told(scanTargets(paths), options), options)) {
      note(file);
      if (file.kind !== 'binary') yield lineOf(file);
    }
  }

  return {
    lines: lines(),
    summary: () => ({
      ...counts,
      expressions: [...expressions]
        .map(([expression, files]) => ({ expression, files }))
        .sort((a, b) => b.files - a.files || (a.expression < b.expression ? -1 : 1)),
      packages: packages.counts(),
      conflicts: packages.conflicts(),
    }),
  };
}

async function* told(targets: AsyncIterable<ScanTarget>, { onFile }: ScanOptions): AsyncIterable<ScanTarget> {
  for await (const target of targets) {
    onFile?.(target.path);
    yield target;
  }
}

function lineOf(file: Exclude<ScannedFile, { readonly kind: 'binary' }>): LicenseLine {
  if (file.kind === 'unreadable') {
    const { path, code, message } = file;
    return { path, expression: null, detections: [], declared: null, error: { code, message } };
  }
  const { path, expression, detections, declared, sha1 } = file;
  const hashed = sha1 === undefined ? {} : { sha1 };
  return { path, expression, detections: detections.map(detectionOf), declared: declared ?? null, ...hashed, error: null };
}

function detectionOf({ similarTo, changes, undetermined, ...rest }: Detection): LicenseLineDetection {
  return { ...rest, similarTo: similarTo ?? null, changes: changes ?? [], undetermined: undetermined ?? [] };
}
