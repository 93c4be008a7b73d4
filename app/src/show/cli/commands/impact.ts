import type { BlindAsset } from '../../../answer/answer.ts';
import type { ImpactAnswer, ImpactedAsset } from '../../../answer/impact/impact-answer.ts';
import type { View } from '../../render/view.ts';
import { ask } from '../ask.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { queryOf } from '../query-words.ts';
import { type WhenOptions, whenOf, withWhen } from '../when.ts';

export const impactCommand: Command = {
  name: 'impact',
  summary: 'which business processes stand on it, who owns them, what to do',
  examples: ['waybill impact CVE-2021-44228', 'waybill impact "3CX Desktop App" 18.12.407..18.12.416 -o markdown=report.md'],
  define(command, run) {
    withWhen(command.argument('<query...>', 'a purl, a name, a hash, an advisory, or field:value')).action(
      (words: string[], options: WhenOptions) =>
        run(async (context) => {
          const answer = await ask(context, (questions) => questions.impact(queryOf(words), whenOf(options)));
          printDocument(context.outputs, { value: answer, view: viewOf });
          return exitCodes.done;
        }),
    );
  },
};

function viewOf(answer: ImpactAnswer): View {
  const states = { affected: answer.affected, 'was affected': answer.past, undetermined: answer.undetermined };
  const rows = Object.entries(states).flatMap(([state, assets]) => assets.map((asset) => rowOf(state, asset)));
  return {
    headline: [answer.summary, `Asked was for ${answer.understood}.`, ...answer.because],
    tables: [
      { title: 'Assets', columns: ['state', 'asset', 'components', 'since', 'until', 'services', 'processes', 'why'], rows },
      {
        title: 'Business processes',
        columns: ['process', 'criticality', 'owner', 'affected', 'was affected', 'undetermined'],
        rows: answer.processes.map(({ name, criticality, owner, assets, pastAssets, undeterminedAssets }) => [
          name,
          criticality,
          owner ?? '-',
          String(assets.length),
          String(pastAssets.length),
          String(undeterminedAssets.length),
        ]),
      },
      {
        title: 'What to do',
        columns: ['advisory', 'class', 'remedy'],
        rows: answer.remedy.map(({ advisory, class: kind, text }) => [advisory, kind, text]),
      },
    ],
    notes: [
      ...(answer.unmapped.length > 0 ? [`Mapped to no process: ${answer.unmapped.join(', ')}.`] : []),
      ...answer.feeds
        .filter(({ stale }) => stale)
        .map(({ name, ageHours }) => `The feed ${name} is stale: ${ageHours ?? 'unknown'} hours old.`),
    ],
  };
}

function rowOf(state: string, asset: ImpactedAsset | BlindAsset): string[] {
  if (!('components' in asset)) return [state, asset.asset, '-', '-', '-', '-', '-', asset.why];
  const names = asset.components.map(({ purl, name, version }) => purl ?? `${name} ${version ?? ''}`.trim());
  const processes = asset.processes.map(({ name }) => name).join('; ');
  const why = [...new Set(asset.components.map((component) => component.why))].join('; ');
  return [state, asset.asset, names.join('; '), asset.since, asset.until ?? '-', asset.services.join('; '), processes, why];
}
