import type { AssetAnswer } from '../../../answer/assets/asset-answer.ts';
import type { AssetCoverage } from '../../../answer/coverage/coverage-answer.ts';
import type { View } from '../../render/view.ts';
import { ask } from '../ask.ts';
import type { Command, Run } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { withData } from '../with-data.ts';

export const assetsCommand: Command = {
  name: 'assets',
  summary: 'the assets that are known: list, show, rename, merge, delete',
  examples: [
    'waybill assets list',
    'waybill assets show ws-1 --at 2023-03-29',
    'waybill assets rename old new',
    'waybill assets merge WS-1 ws-1',
  ],
  define(command, run) {
    command
      .command('list')
      .description('all assets, with their evidence')
      .action(() =>
        run(async (context) => {
          const answer = await ask(context, (questions) => questions.assets());
          printDocument(context.outputs, { value: answer, view: ({ assets }) => listView(assets) });
          return exitCodes.done;
        }),
      );
    command
      .command('show <name>')
      .description('one asset: what is on it, what stands on it, its history')
      .option('--at <time>', 'at a moment of the past')
      .action((name: string, { at }: { at?: string }) =>
        run(async (context) => {
          const answer = await ask(context, (questions) => questions.asset(name, at));
          printDocument(context.outputs, { value: answer, view: showView });
          return exitCodes.done;
        }),
      );
    command
      .command('corrections')
      .description('what was corrected by hand, newest first')
      .action(() =>
        run(async (context) => {
          const { corrections } = await import('../../../answer/manage/manage.ts');
          const value = await withData(context, async ({ ledger }) => corrections(ledger));
          printDocument(context.outputs, {
            value,
            view: ({ corrections: list }) => ({
              headline: [`${list.length} corrections.`],
              tables: [
                {
                  columns: ['time', 'what', 'subject', 'detail'],
                  rows: list.map(({ time, what, subject, detail }) => [time, what, subject, JSON.stringify(detail)]),
                },
              ],
              notes: [],
            }),
          });
          return exitCodes.done;
        }),
      );
    correction(command.command('rename <from> <to>').description('another name; documents with the old one still find it'), run, 'renamed');
    correction(command.command('merge <from> <into>').description('make one asset of two that are the same thing'), run, 'merged');
    correction(command.command('delete <name>').description('take an asset out of every answer; its evidence is kept'), run, 'deleted');
  },
};

function correction(
  command: ReturnType<Parameters<Command['define']>[0]['command']>,
  run: Run,
  what: 'renamed' | 'merged' | 'deleted',
): void {
  command.action((first: string, second: unknown) =>
    run(async (context) => {
      const { deleteAsset, mergeAssets, renameAsset } = await import('../../../answer/manage/manage.ts');
      await withData(context, async ({ ledger }) => {
        if (what === 'renamed') renameAsset(ledger, first, String(second));
        else if (what === 'merged') mergeAssets(ledger, first, String(second));
        else deleteAsset(ledger, first);
      });
      const subject = what === 'deleted' ? first : `${first} into ${String(second)}`;
      printDocument(context.outputs, {
        value: { schema: 'waybill/correction/1', what, subject },
        view: () => ({ headline: [`The asset is ${what}: ${subject}. A trace of it is kept.`], tables: [], notes: [] }),
      });
      return exitCodes.done;
    }),
  );
}

function listView(assets: readonly AssetCoverage[]): View {
  return {
    headline: [`${assets.length} assets.`],
    tables: [
      {
        columns: ['asset', 'kind', 'owner', 'mapped', 'fresh', 'last evidence', 'components'],
        rows: assets.map(({ asset, kind, owner, mapped, fresh, lastEvidence, streams }) => [
          asset,
          kind,
          owner ?? '-',
          mapped ? 'yes' : 'no',
          fresh ? 'yes' : 'no',
          lastEvidence ?? '-',
          String(streams.reduce((sum, { components }) => sum + components, 0)),
        ]),
      },
    ],
    notes: [],
  };
}

function showView(answer: AssetAnswer): View {
  const { asset, services, processes, blind, components, timeline, findings } = answer;
  return {
    headline: [
      `${asset.asset} (${asset.kind}${asset.owner ? `, ${asset.owner}` : ''}): ${components.length} components at ${answer.asOf}.`,
      processes.length > 0
        ? `${processes.map(({ name, criticality }) => `${name} (${criticality})`).join(', ')} stand on it.`
        : 'No business process is mapped to it.',
      ...(services.length > 0 ? [`Services: ${services.join(', ')}.`] : []),
      ...(blind ? [`It cannot tell everything: ${blind.why}.`] : []),
    ],
    tables: [
      {
        title: 'Components',
        columns: ['component', 'version', 'since', 'scope', 'direct'],
        rows: components.map(({ purl, name, version, since, scope, direct }) => [
          purl ?? name,
          version ?? '-',
          since,
          scope ?? '-',
          direct ? 'yes' : '-',
        ]),
      },
      {
        title: 'Findings',
        columns: ['verdict', 'advisory', 'class', 'component', 'summary'],
        rows: findings.map(({ verdict, advisory, class: kind, component, summary }) => [
          verdict,
          advisory,
          kind,
          component.purl ?? component.name,
          summary,
        ]),
      },
      {
        title: 'Evidence',
        columns: ['time', 'stream', 'came', 'went', 'complete', 'document'],
        rows: timeline.map(({ time, stream, added, removed, complete, sha256 }) => [
          time,
          stream,
          String(added),
          String(removed),
          complete ? 'yes' : 'no',
          sha256.slice(7, 19),
        ]),
      },
    ],
    notes: [],
  };
}
