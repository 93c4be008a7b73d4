import { messageOf, WaybillError } from '../../../domain/errors.ts';
import type { Command } from '../command.ts';
import { oneSource } from '../edited.ts';
import { exitCodes } from '../exit-codes.ts';
import { type OutputFormat, printDocument, printText } from '../output.ts';
import { orLedger, type SourceFlags, takesDocuments } from '../workbench-inputs.ts';

interface ConvertFlags extends SourceFlags {
  readonly to: string;
  readonly report?: string;
}

export const convertCommand: Command = {
  name: 'convert',
  summary: 'tell an SBOM in another format, version or form, and what cannot be carried over',
  examples: [
    'waybill convert bom.json --to spdx-2.3 -o spdx=bom.spdx.json --report losses.json',
    'waybill convert bom.spdx.json --to cyclonedx-1.6',
    'waybill convert bom.json --to cyclonedx-1.4-xml -o cyclonedx=bom.xml',
  ],
  define(command, run) {
    orLedger(takesDocuments(command))
      .requiredOption(
        '--to <format>',
        'cyclonedx-1.2 to -1.7, spdx-2.2, spdx-2.3, spdx-3.0.1 in JSON; cyclonedx-1.0-xml to -1.7-xml; spdx-2.3-tag-value, spdx-2.3-yaml',
      )
      .option('--report <file>', 'write what could not be carried over, field by field, as JSON')
      .action((paths: string[], { to, report: file, ...flags }: ConvertFlags) =>
        run(async (context) => {
          const { outputs, say } = context;
          const { convert } = await import('../../../answer/workbench/convert.ts');
          const input = await oneSource(context, paths, flags);
          const { text, report } = await convert(input, to).catch((thrown: unknown) => {
            if (!(thrown instanceof WaybillError) || thrown.message.startsWith(input.path) || thrown.code === 'usage') throw thrown;
            throw new WaybillError(thrown.code, `${input.path}: ${messageOf(thrown)}`, { place: thrown.place, cause: thrown });
          });
          const accepted: readonly OutputFormat[] = ['json', to.startsWith('spdx') ? 'spdx' : 'cyclonedx'];
          printText(outputs, accepted, text);
          if (file !== undefined)
            printDocument([{ format: 'json', file }], { value: report, view: () => ({ headline: [], tables: [], notes: [] }) });
          const many = report.losses.length;
          say(`waybill: ${many === 0 ? 'everything was carried over' : `${many} kinds of things were not carried over as they were`}`);
          if (file === undefined)
            for (const { field, count, reason } of report.losses) say(`waybill: ${field || 'the document'}, ${count} times: ${reason}`);
          return exitCodes.done;
        }),
      );
  },
};
