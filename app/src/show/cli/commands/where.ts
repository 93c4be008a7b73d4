import type { PresenceNote } from '../../../answer/answer.ts';
import type { WhereAnswer } from '../../../answer/where/where.ts';
import type { View } from '../../render/view.ts';
import { ask } from '../ask.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { queryOf } from '../query-words.ts';
import { type WhenOptions, whenOf, withWhen } from '../when.ts';

export const whereCommand: Command = {
  name: 'where',
  summary: 'do we run it, where, since when, says which evidence',
  examples: [
    'waybill where pkg:npm/lodash@4.17.20',
    'waybill where "3CX Desktop App" 18.12.407..18.12.416 --between 2023-03-01 2023-04-01',
    'waybill where CVE-2021-44228 -o json',
  ],
  define(command, run) {
    withWhen(command.argument('<query...>', 'a purl, a name, a hash, an advisory, or field:value'))
      .option('--fail-if <answer>', 'exit with 1 on this answer: present, absent or undetermined')
      .action((words: string[], options: WhenOptions & { failIf?: string }) =>
        run(async (context) => {
          const answer = await ask(context, (questions) => questions.where(queryOf(words), whenOf(options)));
          printDocument(context.outputs, { value: answer, view: viewOf });
          return options.failIf === answer.answer ? exitCodes.found : exitCodes.done;
        }),
      );
  },
};

const words = { present: 'Yes', absent: 'No', undetermined: 'It cannot be told' } as const;

function viewOf(answer: WhereAnswer): View {
  const rows = [...answer.presences, ...answer.past];
  return {
    headline: [`${words[answer.answer]}: ${answer.understood}.`, ...answer.because],
    tables: [
      {
        columns: ['state', 'asset', 'component', 'version', 'since', 'until', 'evidence', 'services', 'processes', 'why'],
        rows: rows.map(rowOf),
      },
      {
        title: 'Cannot tell',
        columns: ['asset', 'last evidence', 'why'],
        rows: answer.blind.map(({ asset, lastEvidence, why }) => [asset, lastEvidence ?? '-', why]),
      },
    ],
    notes: answer.feeds
      .filter(({ stale }) => stale)
      .map(({ name, ageHours }) => `The feed ${name} is stale: ${ageHours ?? 'unknown'} hours old.`),
  };
}

function rowOf({ state, asset, component, from, to, evidence, services, processes, why }: PresenceNote): string[] {
  return [
    state,
    asset,
    component.purl ?? component.name,
    component.version ?? '-',
    from.by,
    to === null ? '-' : to.by,
    evidence.map(({ sha256, tools }) => `${tools[0] ?? 'document'} ${sha256.slice(7, 19)}`).join('; '),
    services.join('; '),
    processes.map(({ name, criticality, owner }) => `${name} (${criticality}${owner ? `, ${owner}` : ''})`).join('; '),
    why,
  ];
}
