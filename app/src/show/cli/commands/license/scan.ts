import type { Command as CommanderCommand } from 'commander';
import type { LicenseLine, LicenseSummary } from '../../../../answer/licenses/license-scan.ts';
import { WaybillError } from '../../../../domain/errors.ts';
import { systemClock } from '../../../../platform/clock/clock.ts';
import type { View } from '../../../render/view.ts';
import type { Run } from '../../command.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { printLines } from '../../output.ts';
import { scanForms } from './scan-forms.ts';

interface ScanFlags {
  readonly threads?: string;
  readonly licenses?: string;
  readonly archives: boolean;
}

/** `waybill license scan`. */
export function defineLicenseScan(command: CommanderCommand, run: Run): void {
  command
    .command('scan <path...>')
    .description('the licences that files, folders and archives hold, a line a file')
    .option('--licenses <folder>', 'further licences, a text file each, named by its id')
    .option('--no-archives', 'do not look into archives (zip, jar, tar, tgz and their like)')
    .option('--threads <number>', 'threads for large trees, the own one among them')
    .action((paths: string[], flags: ScanFlags) =>
      run(async ({ outputs, progress, say, version }) => {
        const { scanLicenses } = await import('../../../../answer/licenses/license-scan.ts');
        const index = flags.licenses === undefined ? undefined : await customIndex(flags.licenses);
        const counts = { found: 0, done: 0 };
        const scan = scanLicenses(paths, {
          stdin: paths.includes('-') ? process.stdin : undefined,
          threads: threadsOf(flags),
          index,
          archives: flags.archives,
          checksums: outputs.some(({ format }) => format === 'spdx' || format === 'cyclonedx'),
          onFile: () => counts.found++,
        });
        const forms = scanForms({ version, time: systemClock(), uuid });
        const summary = await printLines(
          outputs,
          { schema: 'waybill/license-scan/1', lines: scan.lines, summarise: scan.summary, view: viewOf, forms },
          ({ path, error }) => {
            if (error) say(`waybill: ${error.message}`);
            counts.done++;
            progress.update({ what: path, done: counts.done, total: counts.found });
          },
        );
        progress.end();
        return exitCodeOf(summary);
      }),
    );
}

/** Cryptography is loaded when a document is to have a name of its own: it takes a tenth of the time to start. */
function uuid(): string {
  return process.getBuiltinModule('node:crypto').randomUUID();
}

async function customIndex(folder: string): Promise<Uint8Array> {
  const { compileCustomIndex } = await import('../../../../answer/licenses/custom-licenses.ts');
  return compileCustomIndex(folder);
}

function threadsOf({ threads }: ScanFlags): number | undefined {
  if (threads === undefined) return undefined;
  const number = Number(threads);
  if (Number.isInteger(number) && number >= 0 && number <= 64) return number;
  throw new WaybillError('usage', `--threads is a number from 0 to 64, not “${threads}”.`);
}

function exitCodeOf({ files, unreadable }: LicenseSummary): ExitCode {
  return unreadable > 0 || files === 0 ? exitCodes.partial : exitCodes.done;
}

function viewOf(lines: readonly LicenseLine[], summary: LicenseSummary): View {
  const { files, withLicense, binaries, unreadable, packages, conflicts } = summary;
  const { compared, agreeing, naming } = packages;
  return {
    headline: [
      `${withLicense} of ${files} files name a licence; ${binaries} are no text, ${unreadable} could not be read.`,
      ...(compared === 0
        ? []
        : [`${agreeing} of ${compared} packages carry the licences that their manifests declare, ${naming} those and others.`]),
    ],
    tables: [
      {
        columns: ['licence', 'file', 'what', 'lines', 'score', 'remark'],
        rows: lines.flatMap(({ path, detections }) =>
          detections.map(({ expression, kind, start, end, score, similarTo, changes }) => [
            expression ?? '-',
            path,
            kind,
            start.line === end.line ? String(start.line) : `${start.line}-${end.line}`,
            String(score),
            remarkOf(expression, similarTo, changes.length),
          ]),
        ),
      },
      {
        title: 'Files by licence',
        columns: ['files', 'licence'],
        rows: summary.expressions.map((one) => [String(one.files), one.expression]),
      },
      {
        title: 'Declared and carried licences that differ',
        columns: ['package', 'declared', 'carried', 'how'],
        rows: conflicts.map(({ package: folder, declared, detected, agreement }) => [
          folder,
          declared,
          detected.map(({ expression, similarTo }) => expression ?? (similarTo === null ? 'unknown' : `like ${similarTo}`)).join(', '),
          agreement,
        ]),
      },
    ],
    notes: [],
  };
}

function remarkOf(expression: string | null, similarTo: string | null, changes: number): string {
  const differs = changes === 0 ? '' : `${changes} ${changes === 1 ? 'change' : 'changes'}`;
  if (expression === null && similarTo !== null) return `like ${similarTo}${differs && `, ${differs}`}`;
  return differs || '-';
}
