import type { ExplainAnswer } from '../../../answer/explain/explain-answer.ts';
import { WaybillError } from '../../../domain/errors.ts';
import type { View } from '../../render/view.ts';
import { ask } from '../ask.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';

export const explainCommand: Command = {
  name: 'explain',
  summary: 'why an advisory does or does not affect a component',
  examples: [
    'waybill explain pkg:npm/lodash@4.17.20 CVE-2021-23337',
    'waybill explain GHSA-35jh-r3h4-6jhm/17',
    'waybill explain pkg:npm/event-stream@3.3.5 WB-COMP-2018-0005 -o json',
  ],
  define(command, run) {
    command
      .argument('<finding>', 'a finding as `findings list` names it, or a component by its purl')
      .argument('[advisory]', 'with a purl: an id or alias')
      .action((name: string, advisory: string | undefined) =>
        run(async (context) => {
          if (advisory === undefined && name.startsWith('pkg:'))
            throw new WaybillError('usage', 'A component is explained with an advisory: waybill explain PURL ADVISORY.');
          const answer = await ask(context, (questions) =>
            advisory === undefined ? questions.explainFinding(name) : questions.explain(name, advisory),
          );
          printDocument(context.outputs, { value: answer, view: viewOf });
          return exitCodes.done;
        }),
      );
  },
};

const words = { affected: 'Affected', notAffected: 'Not affected', undetermined: 'It cannot be told', fixed: 'Fixed' } as const;

function viewOf(answer: ExplainAnswer): View {
  const { identity, records, because, seen, history } = answer;
  return {
    headline: [
      headlineOf(answer),
      ...because,
      identity.length > 0 ? `Advisories know it as ${identity.join(', or ')}.` : 'No ecosystem of advisories knows such a package.',
    ],
    tables: [
      {
        columns: ['verdict', 'record', 'revision', 'feed', 'age (h)', 'clause', 'order', 'by', 'why', 'nearly'],
        rows: records.map((record) => [
          record.verdict,
          record.advisory,
          String(record.revision),
          record.feed,
          record.feedAgeHours === null ? '-' : record.feedAgeHours.toFixed(1),
          record.clause ?? '-',
          record.comparator ?? '-',
          record.identity ?? '-',
          [record.reason, ...(record.suspect === null ? [] : [record.suspect])].join(' '),
          record.nearMisses.map(({ what, expected, found }) => `${what}: ${expected}, found ${found}`).join('; '),
        ]),
      },
      ...(seen.length === 0
        ? []
        : [
            {
              columns: ['asset', 'from', 'until', 'evidence', 'tools'],
              rows: seen.map(({ asset, from, to, evidence }) => [
                asset,
                from.by,
                to?.by ?? '-',
                evidence?.sha256.slice(7, 19) ?? '-',
                evidence?.tools.join(', ') ?? '-',
              ]),
            },
          ]),
      ...(history.length === 0
        ? []
        : [{ columns: ['time', 'what', 'cause'], rows: history.map(({ time, what, cause }) => [time, what, cause]) }]),
    ],
    notes: [],
  };
}

/** What it is with all that was said of it; what the advisory alone says stands beside it where that is another thing. */
function headlineOf({ component, advisory, verdict, finding }: ExplainAnswer): string {
  const state = finding?.state ?? verdict;
  const alone = state === verdict ? '' : ` By the advisory alone: ${words[verdict].toLowerCase()}.`;
  return `${words[state]}: ${component} by ${advisory}.${alone}`;
}
