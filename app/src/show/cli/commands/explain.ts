import type { ExplainAnswer } from '../../../answer/explain/explain.ts';
import type { View } from '../../render/view.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { withData } from '../with-data.ts';

export const explainCommand: Command = {
  name: 'explain',
  summary: 'why an advisory does or does not affect a component',
  examples: [
    'waybill explain pkg:npm/lodash@4.17.20 CVE-2021-23337',
    'waybill explain pkg:npm/event-stream@3.3.5 WB-COMP-2018-0005 -o json',
  ],
  define(command, run) {
    command
      .argument('<purl>', 'a component')
      .argument('<advisory>', 'an id or alias')
      .action((purl: string, advisory: string) =>
        run(async (context) => {
          const { explain } = await import('../../../answer/explain/explain.ts');
          const { ensureCatalogue } = await import('../../../answer/catalogue/ensure-catalogue.ts');
          const answer = await withData(context, async ({ inventory }) => {
            await ensureCatalogue(inventory.advisories, inventory.ledger.clock());
            return explain(inventory, purl, advisory);
          });
          printDocument(context.outputs, { value: answer, view: viewOf });
          return exitCodes.done;
        }),
      );
  },
};

const words = { affected: 'Affected', notAffected: 'Not affected', undetermined: 'It cannot be told', fixed: 'Fixed' } as const;

function viewOf({ component, advisory, verdict, identity, records, because }: ExplainAnswer): View {
  return {
    headline: [
      `${words[verdict]}: ${component} by ${advisory}.`,
      ...because,
      identity.length > 0 ? `Advisories know it as ${identity.join(', or ')}.` : 'No ecosystem of advisories knows such a package.',
    ],
    tables: [
      {
        columns: ['verdict', 'record', 'revision', 'feed', 'age (h)', 'clause', 'why', 'nearly'],
        rows: records.map((record) => [
          record.verdict,
          record.advisory,
          String(record.revision),
          record.feed,
          record.feedAgeHours === null ? '-' : record.feedAgeHours.toFixed(1),
          record.clause ?? '-',
          [record.reason, ...(record.suspect === null ? [] : [record.suspect])].join(' '),
          record.nearMisses.map(({ what, expected, found }) => `${what}: ${expected}, found ${found}`).join('; '),
        ]),
      },
    ],
    notes: [],
  };
}
