import type { ComponentAnswer } from '../../../answer/components/components.ts';
import type { View } from '../../render/view.ts';
import { ask } from '../ask.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { queryOf } from '../query-words.ts';

export const componentsCommand: Command = {
  name: 'components',
  summary: 'the components that were ever seen: list, show',
  examples: ['waybill components list "log4j*"', 'waybill components show pkg:npm/lodash@4.17.20 -o json'],
  define(command, run) {
    const action = (withFacts: boolean) => (words: string[]) =>
      run(async (context) => {
        const answer = await ask(context, (questions) => questions.components(queryOf(words), withFacts));
        printDocument(context.outputs, { value: answer, view: viewOf });
        return exitCodes.done;
      });
    command.command('list <query...>').description('those that a query names, now or in the past').action(action(false));
    command.command('show <query...>').description('the same, with what their sources say of them').action(action(true));
  },
};

function viewOf({ understood, components }: ComponentAnswer): View {
  return {
    headline: [`${components.length} components: ${understood}.`],
    tables: [
      {
        columns: ['component', 'version', 'kind', 'assets', 'licences', 'suppliers', 'hashes'],
        rows: components.map(({ purl, name, version, kind, assets, facts }) => [
          purl ?? name,
          version ?? '-',
          kind,
          String(assets),
          [...new Set(facts.flatMap((each) => each.licenses ?? []))].join('; '),
          [...new Set(facts.flatMap((each) => each.supplier ?? []))].join('; '),
          [...new Set(facts.flatMap((each) => each.hashes ?? []))].join('; '),
        ]),
      },
    ],
    notes: [],
  };
}
