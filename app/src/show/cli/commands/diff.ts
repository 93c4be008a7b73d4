import type { DiffAnswer } from '../../../answer/diff/diff-answer.ts';
import { WaybillError } from '../../../domain/errors.ts';
import { expandInputs } from '../../../platform/files/inputs.ts';
import type { View } from '../../render/view.ts';
import { ask } from '../ask.ts';
import type { Command, Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { splitPair } from '../pairs.ts';
import { standardInput } from '../standard-input.ts';

interface DiffOptions {
  readonly between?: readonly [string, string];
  readonly assets?: readonly [string, string];
  readonly failIf?: string;
}

export const diffCommand: Command = {
  name: 'diff',
  summary: 'what changed between two documents, two moments of an asset, or two assets',
  examples: [
    'waybill diff old.json new.json',
    'waybill diff ws-1 --between 2023-03-01 2023-04-01',
    'waybill diff --assets ws-1 ws-2 -o json',
  ],
  define(command, run) {
    command
      .argument('[subject...]', 'two documents, or an asset with --between')
      .option('--between <from to>', 'two moments of the asset', splitPair)
      .option('--assets <a b>', 'two assets', splitPair)
      .option('--fail-if <outcome>', 'exit with 1 when they are different')
      .action((subjects: string[], options: DiffOptions) =>
        run(async (context) => {
          if (options.failIf !== undefined && options.failIf !== 'different')
            throw new WaybillError('usage', `--fail-if is different, not “${options.failIf}”.`);
          const answer = await compare(context, subjects, options);
          printDocument(context.outputs, { value: answer, view: viewOf });
          const different = answer.added.length + answer.removed.length + answer.changed.length > 0;
          return options.failIf === 'different' && different ? exitCodes.found : exitCodes.done;
        }),
      );
  },
};

async function compare(context: Context, subjects: readonly string[], { between, assets }: DiffOptions): Promise<DiffAnswer> {
  if (assets && subjects.length === 0) return ask(context, (questions) => questions.diffAssets(...assets));
  if (between?.length === 2 && subjects.length === 1)
    return ask(context, (questions) => questions.diffAsset(subjects[0]!, between[0]!, between[1]!));
  if (subjects.length === 2 && !between && !assets) {
    const inputs = await Array.fromAsync(expandInputs(subjects, [], standardInput));
    if (inputs.length !== 2) throw new WaybillError('usage', 'diff compares two documents; a folder is none.');
    const { diffDocuments } = await import('../../../answer/diff/diff-documents.ts');
    return diffDocuments(inputs[0]!, inputs[1]!);
  }
  throw new WaybillError('usage', 'Give two documents, an asset with --between TIME TIME, or --assets NAME NAME.');
}

/** A version's move stands in columns of its own. */
function tell({ what, from, to }: DiffAnswer['changed'][number]['details'][number]): string {
  const few = (values: readonly string[]) =>
    values.length > 3 ? `${values.slice(0, 3).join(', ')} and ${values.length - 3} more` : values.join(', ') || 'none';
  return what === 'version' ? what : `${what}: ${few(from)} → ${few(to)}`;
}

function viewOf({ from, to, added, removed, changed, because }: DiffAnswer): View {
  const label = ({ purl, name, version }: DiffAnswer['added'][number]) => [purl ?? name, version ?? '-'];
  return {
    headline: [`From ${from} to ${to}: ${added.length} added, ${removed.length} removed, ${changed.length} changed.`, ...because],
    tables: [
      {
        columns: ['change', 'component', 'from', 'to', 'what'],
        rows: [
          ...added.map((component) => ['added', label(component)[0]!, '-', label(component)[1]!, '']),
          ...removed.map((component) => ['removed', label(component)[0]!, label(component)[1]!, '-', '']),
          ...changed.map((each) => [
            'changed',
            each.component,
            each.from.version ?? '-',
            each.to.version ?? '-',
            each.details.map(tell).join('; '),
          ]),
        ],
      },
    ],
    notes: [],
  };
}
