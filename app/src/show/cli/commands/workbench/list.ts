import type { Command as CommanderCommand } from 'commander';
import type { ListLine } from '../../../../answer/workbench/list.ts';
import type { View } from '../../../render/view.ts';
import type { Command, Run } from '../../command.ts';
import { printLines } from '../../output.ts';
import { gather, orLedger, type SourceFlags, sourcesOf, takesDocuments, tellUnreadable } from '../../workbench-inputs.ts';

interface ListFlags extends SourceFlags {
  readonly where?: readonly string[];
  readonly orderby?: readonly string[];
  readonly summary?: boolean;
  readonly type?: string;
}

type Listed = 'component' | 'resource' | 'service' | 'license' | 'vulnerability';

/** A command that has nothing but `list`. */
export function listCommand(name: Listed, summary: string, examples: readonly string[]): Command {
  return { name, summary, examples, define: (command, run) => defineList(command, run, name, summary) };
}

/** `waybill NAME list`. */
export function defineList(command: CommanderCommand, run: Run, name: Listed, summary: string): void {
  const declared = orLedger(takesDocuments(command.command('list').description(summary)))
    .option('--where <conditions>', 'key=pattern, several joined by commas; != is the contrary; may be repeated', gather)
    .option('--orderby <columns>', 'the columns to sort by, - before one turns it round', gather)
    .option('--summary', 'only the columns that matter most');
  if (name === 'resource') declared.option('--type <type>', 'component or service');
  declared.action((paths: string[], flags: ListFlags) =>
    run(async (context) => {
      const { outputs } = context;
      const { list } = await import('../../../../answer/workbench/list.ts');
      const where = [...(flags.where ?? []), ...(flags.type === undefined ? [] : [`resource-type=^${flags.type}$`])];
      const wishes = { where, orderBy: flags.orderby ?? [], summary: flags.summary ?? false };
      const { columns, lines, summary: summarise } = list(name, sourcesOf(context, paths, flags), wishes);
      const view = (shown: readonly ListLine[]) => viewOf(shown, columns);
      return tellUnreadable(await printLines(outputs, { schema: `waybill/${name}-list/1`, lines, summarise, view }));
    }),
  );
}

function viewOf(lines: readonly ListLine[], columns: readonly string[]): View {
  const ofSeveral = new Set(lines.map(({ path }) => path)).size > 1;
  return {
    headline: [],
    tables: [
      {
        columns: [
          ...(ofSeveral ? ['document'] : []),
          ...columns.map((column) => column.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)),
        ],
        rows: lines.map((line) => [...(ofSeveral ? [line.path] : []), ...columns.map((column) => textOf(line[column]))]),
      },
    ],
    notes: lines.length === 0 ? ['Nothing to list.'] : [],
  };
}

function textOf(cell: unknown): string {
  if (Array.isArray(cell)) return cell.join(', ') || '-';
  return cell === null || cell === undefined ? '-' : String(cell);
}
