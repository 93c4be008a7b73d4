import { WaybillError } from '../../../domain/errors.ts';
import type { Command } from '../command.ts';
import { gatherList, oneSource, printEdited } from '../edited.ts';
import { orLedger, type SourceFlags, takesDocuments } from '../workbench-inputs.ts';

interface TrimFlags extends SourceFlags {
  readonly keys?: readonly string[];
  readonly from?: readonly string[];
  readonly path?: readonly string[];
}

export const trimCommand: Command = {
  name: 'trim',
  summary: 'take parts out of an SBOM',
  examples: [
    'waybill trim bom.json --keys properties,externalReferences -o json=small.json',
    'waybill trim bom.json --keys hashes --from metadata.component,components',
    'waybill trim bom.json --path metadata.authors --path /components/0',
  ],
  define(command, run) {
    orLedger(takesDocuments(command))
      .option('--keys <keys>', 'keys to take out wherever they stand; a.b is the b of an a', gatherList)
      .option('--from <paths>', 'where to look for the keys; the whole document without it', gatherList)
      .option('--path <path>', 'what to take out by its exact way; may be repeated', gatherList)
      .action((paths: string[], { keys = [], from = [], path = [], ...flags }: TrimFlags) =>
        run(async (context) => {
          if (keys.length + path.length === 0) throw new WaybillError('usage', 'Say what to take out: --keys or --path.');
          const { trim } = await import('../../../answer/workbench/edit.ts');
          return printEdited(context, await trim(await oneSource(context, paths, flags), { keys, from, paths: path }));
        }),
      );
  },
};
