import type { StatsLine } from '../../../answer/workbench/stats.ts';
import type { View } from '../../render/view.ts';
import type { Command } from '../command.ts';
import { printLines } from '../output.ts';
import { orLedger, type SourceFlags, sourcesOf, takesDocuments, tellUnreadable } from '../workbench-inputs.ts';

export const statsCommand: Command = {
  name: 'stats',
  summary: 'what SBOMs hold, in numbers',
  examples: ['waybill stats sboms/ -o csv'],
  define(command, run) {
    orLedger(takesDocuments(command)).action((paths: string[], flags: SourceFlags) =>
      run(async (context) => {
        const { outputs } = context;
        const { stats } = await import('../../../answer/workbench/stats.ts');
        const { lines, summary } = stats(sourcesOf(context, paths, flags));
        return tellUnreadable(await printLines(outputs, { schema: 'waybill/stats/1', lines, summarise: summary, view: viewOf }));
      }),
    );
  },
};

const counted = [
  ...(['components', 'services', 'files', 'vulnerabilities', 'relations', 'licenses', 'suppliers'] as const),
  ...(['withPurl', 'withVersion', 'withSupplier', 'withLicense', 'withHash'] as const),
];

function viewOf(lines: readonly StatsLine[]): View {
  return {
    headline: [],
    tables: [
      {
        columns: ['document', 'format', ...counted.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)), 'types'],
        rows: lines.map((line) => [
          line.path,
          `${line.format} ${line.specVersion ?? ''}`.trim(),
          ...counted.map((name) => String(line[name])),
          Object.entries(line.types)
            .map(([type, count]) => `${type} ${count}`)
            .join(', '),
        ]),
      },
    ],
    notes: [],
  };
}
