import type { CheckLine, CheckSummary } from '../../../answer/check/check-line.ts';
import { systemClock } from '../../../platform/clock/clock.ts';
import type { View } from '../../render/view.ts';
import type { Command } from '../command.ts';
import { type ExitCode, exitCodes, worstOf } from '../exit-codes.ts';
import { printLines } from '../output.ts';

interface CheckFlags {
  readonly advisories?: string[];
  readonly all?: boolean;
}

export const checkCommand: Command = {
  name: 'check',
  summary: 'is anything in here affected? SBOMs, source trees, lockfiles and purls against the advisories, without a ledger',
  examples: [
    'waybill check sbom.json',
    'waybill check . -o table -o jsonl=verdicts.jsonl',
    'waybill check pkg:npm/lodash@4.17.20 --advisories osv/npm.zip',
    'waybill check purl:list.txt -o jsonl',
  ],
  define(command, run) {
    command
      .argument('<input...>', 'SBOMs, folders, lockfiles, globs, one purl, purl:FILE with a purl a line, or - for standard input')
      .option('--advisories <path>', 'records or a compiled index, instead of those of the data folder; may be repeated', collect)
      .option('--all', 'tell what is not affected or fixed too')
      .action((names: string[], flags: CheckFlags) =>
        run(async ({ settings, outputs, say }) => {
          const [{ check }, { openCheckIndex }, { readInputs }] = await Promise.all([
            import('../../../answer/check/check.ts'),
            import('../../../answer/check/check-index.ts'),
            import('../../../answer/check/read-inputs.ts'),
          ]);
          const now = systemClock();
          const index = await openCheckIndex(settings.data, flags.advisories ?? [], now);
          try {
            const { lines, summary, doubts } = check(readInputs(names, process.stdin), index, { all: flags.all ?? false, now });
            const told = await printLines(outputs, { schema: 'waybill/check/1', lines, summarise: summary, view: viewOf });
            for (const { input, message } of told.unread) say(`waybill: ${input}: ${message}`);
            for (const doubt of doubts()) say(`waybill: ${doubt}`);
            if (told.components === 0) say('waybill: there was nothing to judge');
            return exitCodeFor(told, doubts().length > 0);
          } finally {
            index.close();
          }
        }),
      );
  },
};

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

function exitCodeFor({ verdicts, unread, components }: CheckSummary, inDoubt: boolean): ExitCode {
  const partial = inDoubt || unread.length > 0 || components === 0 || verdicts.undetermined > 0;
  return worstOf(verdicts.affected > 0 ? exitCodes.found : exitCodes.done, partial ? exitCodes.partial : exitCodes.done);
}

function viewOf(lines: readonly CheckLine[], { components, verdicts }: CheckSummary): View {
  return {
    headline: [
      `${components} components: ${verdicts.affected} findings, ${verdicts.undetermined} undetermined, ${verdicts.fixed} fixed, ${verdicts.notAffected} not affected.`,
    ],
    tables: [
      {
        columns: ['component', 'verdict', 'advisory', 'clause', 'fixed in', 'advice', 'why'],
        rows: lines.map((line) => [
          line.component,
          line.verdict,
          line.advisory ?? '-',
          line.clause ?? '-',
          line.fixed.join(', ') || '-',
          line.advice ?? '-',
          line.reason,
        ]),
      },
    ],
    notes: [],
  };
}
