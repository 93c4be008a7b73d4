import type { Command } from '../command.ts';
import { oneDocument, oneSource, printEdited } from '../edited.ts';
import { orLedger, type SourceFlags, takesDocuments } from '../workbench-inputs.ts';

export const patchCommand: Command = {
  name: 'patch',
  summary: 'change an SBOM by a JSON Patch (RFC 6902) or a JSON Merge Patch (RFC 7386)',
  examples: ['waybill patch bom.json --patch-file patch.json -o json=patched.json'],
  define(command, run) {
    orLedger(takesDocuments(command))
      .requiredOption('--patch-file <file>', 'a list of operations, or an object to merge; all of it is applied or nothing')
      .action((paths: string[], { patchFile, ...flags }: SourceFlags & { readonly patchFile: string }) =>
        run(async (context) => {
          const { patch } = await import('../../../answer/workbench/edit.ts');
          const [document, change] = [await oneSource(context, paths, flags), await oneDocument([patchFile], {})];
          return printEdited(context, await patch(document, change));
        }),
      );
  },
};
