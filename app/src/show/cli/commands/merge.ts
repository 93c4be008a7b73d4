import { WaybillError } from '../../../domain/errors.ts';
import { formatTime, parseTime } from '../../../domain/time.ts';
import type { Command } from '../command.ts';
import { printEdited } from '../edited.ts';
import { documentsOf, takesDocuments } from '../workbench-inputs.ts';

interface MergeFlags {
  readonly inputFile?: string;
  readonly mode: string;
  readonly name?: string;
  readonly at?: string;
  readonly serial?: string;
}

export const mergeCommand: Command = {
  name: 'merge',
  summary: 'make one SBOM out of several; what they say differently is kept as evidence',
  examples: [
    'waybill merge api.json web.json --name shop --component-version 7 -o json=shop.json',
    'waybill merge sboms/ --mode hierarchical --name shop --at 2024-01-01T00:00:00Z',
  ],
  define(command, run) {
    takesDocuments(command)
      .option('--mode <mode>', 'flat (each component once) or hierarchical (each below what lists it)', 'flat')
      .option('--name <name>', 'what the merged document is about')
      .option('--component-version <version>', 'and its version')
      .option('--at <time>', 'the time of the merged document; none without it')
      .option('--serial <urn>', 'its serial number: urn:uuid:...; none without it')
      .action(
        (paths: string[], { mode, name, componentVersion, at, serial, ...flags }: MergeFlags & { readonly componentVersion?: string }) =>
          run(async (context) => {
            if (mode !== 'flat' && mode !== 'hierarchical')
              throw new WaybillError('usage', `--mode is flat or hierarchical, not “${mode}”.`);
            const time = at === undefined ? undefined : parseTime(at);
            if (at !== undefined && time === undefined)
              throw new WaybillError('usage', `--at is a time such as 2024-01-01T00:00:00Z, not “${at}”.`);
            const { merge } = await import('../../../answer/workbench/edit.ts');
            const timestamp = time === undefined ? undefined : formatTime(time);
            const wishes = { mode, name, version: componentVersion, timestamp, serialNumber: serial } as const;
            return printEdited(context, await merge(documentsOf(paths, flags), wishes));
          }),
      );
  },
};
