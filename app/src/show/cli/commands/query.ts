import type { QueryLine } from '../../../answer/workbench/query.ts';
import { WaybillError } from '../../../domain/errors.ts';
import type { View } from '../../render/view.ts';
import type { Command, Context } from '../command.ts';
import { printLines } from '../output.ts';
import { gather, orLedger, type SourceFlags, sourcesOf, takesDocuments, tellUnreadable } from '../workbench-inputs.ts';

interface QueryFlags extends SourceFlags {
  readonly select?: readonly string[];
  readonly from: string;
  readonly where?: readonly string[];
  readonly orderby?: readonly string[];
  readonly jsonata?: string;
}

export const queryCommand: Command = {
  name: 'query',
  summary: 'ask SBOMs for what they hold: select, from, where',
  examples: [
    'waybill query bom.json --select name,version,supplier.name --from components --where name=^lodash',
    'waybill query bom.json --from metadata.component -o json',
    'waybill query bom.json --jsonata \'components[licenses.license.id = "MIT"].purl\' -o jsonl',
    'waybill query sboms/ --select name,licenses.license.id --from "**.components" --orderby name -o csv',
  ],
  define(command, run) {
    orLedger(takesDocuments(command))
      .option('--select <fields>', 'the fields to keep, joined by commas; all without it', gather)
      .option('--from <path>', 'what to look at: metadata.component, components, **.licenses, or a JSON pointer', '')
      .option('--where <conditions>', 'key=pattern, several joined by commas; != is the contrary; may be repeated', gather)
      .option('--orderby <fields>', 'the fields to sort by, - before one turns it round', gather)
      .option('--jsonata <expression>', 'an expression in JSONata instead; its time is bounded')
      .action((paths: string[], flags: QueryFlags) =>
        run(async (context) => {
          const { outputs, say } = context;
          const { lines, summary } = await askFor(context, paths, flags);
          const told = await printLines(outputs, { schema: 'waybill/query/1', lines, summarise: summary, view: viewOf });
          for (const path of told.without) say(`waybill: ${path}: “${flags.jsonata ?? flags.from}” names nothing in it`);
          return tellUnreadable(told);
        }),
      );
  },
};

async function askFor(context: Context, paths: readonly string[], flags: QueryFlags) {
  const { select = [], from, where = [], orderby = [], jsonata } = flags;
  const inputs = sourcesOf(context, paths, flags);
  if (jsonata === undefined) {
    const { query } = await import('../../../answer/workbench/query.ts');
    return query(inputs, { select, from, where, orderBy: orderby });
  }
  if (select.length + where.length + orderby.length > 0 || from !== '') {
    throw new WaybillError('usage', '--jsonata stands alone: it selects, filters and sorts by itself.');
  }
  const { queryExpression } = await import('../../../answer/workbench/query-expression.ts');
  return queryExpression(inputs, jsonata);
}

function viewOf(lines: readonly QueryLine[]): View {
  const keys = [...new Set(lines.flatMap(({ value }) => (isRecord(value) ? Object.keys(value) : [])))];
  const ofSeveral = new Set(lines.map(({ path }) => path)).size > 1;
  const columns = keys.length > 0 ? keys : ['value'];
  return {
    headline: [],
    tables: [
      {
        columns: [...(ofSeveral ? ['document'] : []), ...columns],
        rows: lines.map(({ path, value }) => [
          ...(ofSeveral ? [path] : []),
          ...columns.map((key) => textOf(keys.length > 0 ? (isRecord(value) ? value[key] : undefined) : value)),
        ]),
      },
    ],
    notes: lines.length === 0 ? ['Nothing was found.'] : [],
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '-';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
