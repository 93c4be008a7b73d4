import type { CoverageAnswer } from '../../../answer/coverage/coverage-answer.ts';
import type { View } from '../../render/view.ts';
import { ask } from '../ask.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';

export const coverageCommand: Command = {
  name: 'coverage',
  summary: 'what we can see, and what we cannot',
  examples: ['waybill coverage', 'waybill coverage -o json'],
  define(command, run) {
    command.action(() =>
      run(async (context) => {
        const answer = await ask(context, (questions) => questions.coverage());
        printDocument(context.outputs, { value: answer, view: viewOf });
        return exitCodes.done;
      }),
    );
  },
};

function viewOf({ assets, components, byAsset, blind, ecosystems, feeds, gaps }: CoverageAnswer): View {
  return {
    headline: [
      `${assets.known} assets known, ${assets.inventoried} inventoried, ${assets.fresh} with fresh and complete evidence, ${assets.unmapped} mapped to no service.`,
      `${components.total} components, ${components.withoutIdentity} without an identity that can be judged, ${components.withoutVersion} without a version.`,
    ],
    tables: [
      {
        title: 'Assets',
        columns: ['asset', 'kind', 'mapped', 'fresh', 'last evidence', 'age (h)', 'streams'],
        rows: byAsset.map(({ asset, kind, mapped, fresh, lastEvidence, ageHours, streams }) => [
          asset,
          kind,
          mapped ? 'yes' : 'no',
          fresh ? 'yes' : 'no',
          lastEvidence ?? '-',
          ageHours === null ? '-' : String(ageHours),
          streams.map(({ source, components: count }) => `${source} (${count})`).join('; '),
        ]),
      },
      {
        title: 'Cannot tell',
        columns: ['asset', 'last evidence', 'why'],
        rows: blind.map(({ asset, lastEvidence, why }) => [asset, lastEvidence ?? '-', why]),
      },
      {
        title: 'Package kinds in use',
        columns: ['type', 'components', 'advisory feed'],
        rows: ecosystems.map(({ type, components: count, feed }) => [type, String(count), feed ?? 'none']),
      },
      {
        title: 'Feeds',
        columns: ['feed', 'age (h)', 'stale', 'unread'],
        rows: feeds.map(({ name, ageHours, stale, unread }) => [
          name,
          ageHours === null ? '-' : String(ageHours),
          stale ? 'yes' : 'no',
          String(unread),
        ]),
      },
      { title: 'Gaps', columns: ['kind', 'count'], rows: gaps.map(({ kind, count }) => [kind, String(count)]) },
    ],
    notes: [],
  };
}
