import type { ScoreLine } from '../../../answer/workbench/score.ts';
import { WaybillError } from '../../../domain/errors.ts';
import type { View } from '../../render/view.ts';
import type { Command } from '../command.ts';
import { gatherList } from '../edited.ts';
import { exitCodes, worstOf } from '../exit-codes.ts';
import { printLines } from '../output.ts';
import { orLedger, type SourceFlags, sourcesOf, takesDocuments, tellUnreadable } from '../workbench-inputs.ts';

interface ScoreFlags extends SourceFlags {
  readonly profile?: readonly string[];
  readonly failUnder?: string;
}

export const scoreCommand: Command = {
  name: 'score',
  summary: 'how complete SBOMs are, by the minimum elements of NTIA, CISA, BSI TR-03183-2 and FSCT',
  examples: ['waybill score bom.json', 'waybill score sboms/ --profile ntia,cisa --fail-under 80 -o jsonl'],
  define(command, run) {
    orLedger(takesDocuments(command))
      .option('--profile <profiles>', 'ntia, cisa, bsi, fsct; all of them without it', gatherList)
      .option('--fail-under <number>', 'exit with 1 where a score is lower, with 2 where there is none; 0 to 100')
      .action((paths: string[], { profile = [], failUnder, ...flags }: ScoreFlags) =>
        run(async (context) => {
          const { outputs } = context;
          const least = thresholdOf(failUnder);
          const { score } = await import('../../../answer/workbench/score.ts');
          const { lines, summary } = score(sourcesOf(context, paths, flags), profile);
          let [under, without] = [0, 0];
          const told = await printLines(outputs, { schema: 'waybill/score/1', lines, summarise: summary, view: viewOf }, ({ scores }) => {
            for (const { score: reached } of scores) {
              if (reached === null) without++;
              else if (least !== undefined && reached < least) under++;
            }
          });
          const undetermined = least !== undefined && without > 0 ? exitCodes.partial : exitCodes.done;
          return worstOf(under > 0 ? exitCodes.found : exitCodes.done, undetermined, tellUnreadable(told));
        }),
      );
  },
};

function thresholdOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && number <= 100) return number;
  throw new WaybillError('usage', `--fail-under is a number from 0 to 100, not “${text}”.`);
}

function viewOf(lines: readonly ScoreLine[]): View {
  const percent = (share: number | null) => (share === null ? '-' : `${Math.round(share * 1000) / 10} %`);
  return {
    headline: lines.map(
      ({ path, components, scores }) =>
        `${path}, ${components} components: ${scores.map(({ profile, score }) => `${profile} ${score ?? 'undetermined'}`).join(', ')}.`,
    ),
    tables: [
      {
        columns: ['document', 'profile', 'score', 'field', 'share', 'having', 'of', 'demands'],
        rows: lines.flatMap(({ path, scores }) =>
          scores.flatMap(({ profile, score, fields }) =>
            fields.map(({ field, share, having, of, demands }) => [
              path,
              profile,
              score === null ? '-' : String(score),
              field,
              percent(share),
              String(having),
              String(of),
              demands,
            ]),
          ),
        ),
      },
      {
        title: 'Components that lack the most',
        columns: ['document', 'profile', 'component', 'missing'],
        rows: lines.flatMap(({ path, scores }) =>
          scores.flatMap(({ profile, worst }) =>
            worst.slice(0, 3).map(({ component, missing }) => [path, profile, component, missing.join(', ')]),
          ),
        ),
      },
    ],
    notes: lines.flatMap(({ scores }) => scores.map(({ profile, derivation }) => `${profile}: ${derivation}`)).slice(0, 8),
  };
}
