import { WaybillError } from '../../../domain/errors.ts';
import type { Command } from '../command.ts';
import { gatherList, oneSource, printEdited } from '../edited.ts';
import { gather, orLedger, type SourceFlags, takesDocuments } from '../workbench-inputs.ts';

interface RedactFlags extends SourceFlags {
  readonly keys?: readonly string[];
  readonly path?: readonly string[];
  readonly match?: readonly string[];
  readonly people?: boolean;
}

export const redactCommand: Command = {
  name: 'redact',
  summary: 'replace what shall not be seen in an SBOM, so that references still meet',
  examples: ['waybill redact bom.json --people -o json=public.json', 'waybill redact bom.json --match "(?i)project-x" --keys copyright'],
  define(command, run) {
    orLedger(takesDocuments(command))
      .option('--match <pattern>', 'every text that the regular expression matches; may be repeated', gather)
      .option('--keys <keys>', 'all text under these keys', gatherList)
      .option('--path <path>', 'all text below this way; may be repeated', gatherList)
      .option('--people', 'names, addresses and numbers of authors and contacts')
      .action((paths: string[], { keys = [], path = [], match = [], people = false, ...flags }: RedactFlags) =>
        run(async (context) => {
          if (!people && keys.length + path.length + match.length === 0)
            throw new WaybillError('usage', 'Say what to replace: --match, --keys, --path or --people.');
          const { redact } = await import('../../../answer/workbench/edit.ts');
          return printEdited(context, await redact(await oneSource(context, paths, flags), { paths: path, keys, patterns: match, people }));
        }),
      );
  },
};
