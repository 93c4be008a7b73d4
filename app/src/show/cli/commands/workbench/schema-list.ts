import type { Command as CommanderCommand } from 'commander';
import type { Run } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { printDocument } from '../../output.ts';
import { gather } from '../../workbench-inputs.ts';

interface SchemaListFlags {
  readonly where?: readonly string[];
  readonly orderby?: readonly string[];
}

/** `waybill schema list`. */
export function defineSchemaList(command: CommanderCommand, run: Run): void {
  command
    .command('list')
    .description('the official schemas that documents are validated against')
    .option('--where <conditions>', 'key=pattern, several joined by commas; != is the contrary; may be repeated', gather)
    .option('--orderby <columns>', 'the columns to sort by, - before one turns it round', gather)
    .action((flags: SchemaListFlags) =>
      run(async ({ outputs }) => {
        const { schemaList } = await import('../../../../answer/workbench/schema-list.ts');
        printDocument(outputs, {
          value: schemaList(flags.where ?? [], flags.orderby ?? []),
          view: ({ schemas }) => ({
            headline: [],
            tables: [
              {
                columns: ['format', 'version', 'form', 'variant'],
                rows: schemas.map(({ format, version, form, variant }) => [format, version, form, variant ?? '-']),
              },
            ],
            notes: [],
          }),
        });
        return exitCodes.done;
      }),
    );
}
