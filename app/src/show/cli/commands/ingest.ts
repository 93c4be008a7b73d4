import type { IngestLine } from '../../../answer/ingest/ingest.ts';
import { momentOf } from '../../../answer/span.ts';
import { expectDocuments } from '../../../platform/engine.ts';
import { expandInputs } from '../../../platform/files/inputs.ts';
import type { View } from '../../render/view.ts';
import type { Command } from '../command.ts';
import { documentEndings } from '../document-endings.ts';
import { exitCodes } from '../exit-codes.ts';
import { printLines } from '../output.ts';
import { standardInput } from '../standard-input.ts';
import { withData } from '../with-data.ts';

export const ingestCommand: Command = {
  name: 'ingest',
  summary: 'take SBOMs and statements about vulnerabilities (VEX) into the ledger',
  examples: [
    'waybill ingest sboms/',
    'syft dir:. -o cyclonedx-json | waybill ingest - --asset build-7 -o jsonl',
    'waybill ingest vendor.vex.json',
  ],
  define(command, run) {
    command
      .argument('<path...>', 'files, folders, globs, or - for standard input')
      .option('--asset <name>', 'what the documents describe, instead of what their root says')
      .option('--at <time>', 'when they were true, instead of what they say')
      .action((paths: string[], options: { asset?: string; at?: string }) =>
        run(async (context) => {
          const { outputs, progress, say } = context;
          const at = options.at === undefined ? undefined : momentOf(options.at);
          expectDocuments();
          const { ingest } = await import('../../../answer/ingest/ingest.ts');
          const counts = { ingested: 0, unchanged: 0, refused: 0, components: 0 };
          await withData(context, async ({ ledger }) =>
            printLines(
              outputs,
              {
                schema: 'waybill/ingest/1',
                lines: ingest(ledger, expandInputs(paths, documentEndings, standardInput), { asset: options.asset, at }),
                summarise: () => counts,
                view: viewOf,
              },
              (line) => {
                counts[line.status] += 1;
                if (line.status !== 'refused') counts.components += line.components;
                progress.update({ what: line.path, done: counts.ingested + counts.unchanged + counts.refused });
              },
            ),
          );
          if (counts.ingested + counts.unchanged + counts.refused === 0) say('waybill: there was nothing to ingest');
          return counts.refused > 0 || counts.ingested + counts.unchanged === 0 ? exitCodes.partial : exitCodes.done;
        }),
      );
  },
};

function viewOf(lines: readonly IngestLine[], counts: Readonly<Record<string, number>>): View {
  return {
    headline: [`${counts.ingested} ingested, ${counts.unchanged} unchanged, ${counts.refused} refused; ${counts.components} components.`],
    tables: [
      {
        columns: ['status', 'document', 'asset', 'format', 'components', 'gaps', 'why'],
        rows: lines.map(({ status, path, asset, format, specVersion, components, gaps, error }) => [
          status,
          path,
          asset ?? '-',
          format ? `${format} ${specVersion}` : '-',
          String(components),
          String(gaps),
          error ? `${placeOf(error)}${error.message}` : '',
        ]),
      },
    ],
    notes: [],
  };
}

function placeOf({ line, column, pointer }: NonNullable<IngestLine['error']>): string {
  if (line !== null) return `line ${line}${column === null ? '' : `, column ${column}`}: `;
  return pointer === null ? '' : `${pointer}: `;
}
