import type { AdvisoryAnswer, FeedsAnswer, ImportAnswer } from '../../../answer/advisories/advisories.ts';
import { WaybillError } from '../../../domain/errors.ts';
import type { View } from '../../render/view.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { withData } from '../with-data.ts';

export const advisoriesCommand: Command = {
  name: 'advisories',
  summary: 'the advisory feeds: import, update, status, show',
  examples: [
    'waybill advisories import all.zip',
    'waybill advisories import https://example.org/PyPI/all.zip',
    'waybill advisories import kev epss',
    'waybill advisories import https://vendor.example/.well-known/csaf/provider-metadata.json --trust vendor.asc',
    'waybill advisories status --unread',
    'waybill advisories show CVE-2021-44228',
  ],
  define(command, run) {
    const load = () => import('../../../answer/advisories/advisories.ts');
    command
      .command('import <origin...>')
      .description('read feeds: files, folders, archives, from disk or an HTTP(S) address; or kinds that have a known one, such as kev')
      .option('--stale-after <hours>', 'when these feeds are stale; a day for what is fetched, a week for what is on disk')
      .option('--trust <key...>', 'files of OpenPGP keys: of these feeds only what they have signed is read, now and at each update')
      .action((origins: string[], options: { readonly staleAfter?: string; readonly trust?: string[] }) =>
        run(async (context) => {
          const { importAdvisories } = await load();
          const { readTrustedFiles } = await import('../../../answer/advisories/read-trusted-files.ts');
          const answer = await withData(context, async (data) =>
            importAdvisories(data, origins, {
              staleAfterHours: hoursOf(options.staleAfter),
              trusted: options.trust && readTrustedFiles(options.trust),
              onProgress: (step) => context.progress.update(step),
            }),
          );
          printDocument(context.outputs, { value: answer, view: importView });
          return answer.feeds.some(({ error, unread }) => error !== null || unread > 0) ? exitCodes.partial : exitCodes.done;
        }),
      );
    command
      .command('update')
      .description(
        'read the feeds again that came from an address, those of WAYBILL_FEEDS, and OSV’s own for ecosystems in use that have none',
      )
      .action(() =>
        run(async (context) => {
          const { updateAdvisories } = await load();
          const answer = await withData(context, async (data) =>
            updateAdvisories(data, {
              configured: context.settings.feeds,
              onProgress: (step) => context.progress.update(step),
            }),
          );
          printDocument(context.outputs, { value: answer, view: importView });
          return answer.feeds.some(({ error }) => error !== null) ? exitCodes.partial : exitCodes.done;
        }),
      );
    command
      .command('status')
      .description('each feed: kind, records, unread ones, newest record, age, when it is stale')
      .option('--unread', 'name what could not be read of each feed')
      .action((wishes: { readonly unread?: boolean }) =>
        run(async (context) => {
          const { feedsAnswer } = await load();
          const answer = await withData(context, async (data) => feedsAnswer(data, wishes));
          printDocument(context.outputs, { value: answer, view: statusView });
          return exitCodes.done;
        }),
      );
    command
      .command('show <id>')
      .description('what the feeds say under an id or alias')
      .action((id: string) =>
        run(async (context) => {
          const { advisoryAnswer } = await load();
          const answer = await withData(context, async (data) => advisoryAnswer(data, id));
          printDocument(context.outputs, { value: answer, view: showView });
          return answer.records.length > 0 ? exitCodes.done : exitCodes.partial;
        }),
      );
  },
};

function hoursOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const hours = Number(text);
  if (text.trim() !== '' && Number.isFinite(hours) && hours > 0) return hours;
  throw new WaybillError('usage', `--stale-after is a number of hours, and not “${text}”.`);
}

function importView({ feeds }: ImportAnswer): View {
  return {
    headline: feeds.length === 0 ? ['There is nothing to update: no feed came from an address, and no ecosystem is in use.'] : [],
    tables: [
      {
        columns: ['feed', 'status', 'records', 'added', 'amended', 'removed', 'unread', 'why'],
        rows: feeds.map(({ origin, status, records, added, amended, removed, unread, error }) => [
          origin,
          status,
          String(records),
          String(added),
          String(amended),
          String(removed),
          String(unread),
          error ?? '',
        ]),
      },
      {
        title: 'Could not be read',
        columns: ['file', 'why'],
        rows: feeds.flatMap(({ gaps }) => gaps.map(({ path, message }) => [path ?? '-', message])),
      },
    ],
    notes: feeds.flatMap(({ origin, notes }) => notes.map((note) => `${origin}: ${note}`)),
  };
}

function statusView({ feeds }: FeedsAnswer): View {
  return {
    headline: feeds.length === 0 ? ['There is no advisory feed. Import one: waybill advisories import PATH or URL.'] : [],
    tables: [
      {
        columns: ['feed', 'kind', 'records', 'unread', 'newest record', 'age (h)', 'stale after (h)', 'stale', 'origin'],
        rows: feeds.map(({ name, kinds, records, unread, newest, ageHours, staleAfterHours, stale, origin }) => [
          name,
          kinds.join(', ') || '-',
          String(records),
          String(unread),
          newest ?? '-',
          ageHours === null ? '-' : ageHours.toFixed(1),
          staleAfterHours === null ? 'never' : String(staleAfterHours),
          stale ? 'yes' : 'no',
          origin,
        ]),
      },
      {
        title: 'Could not be read',
        columns: ['feed', 'file', 'subject', 'why'],
        rows: feeds.flatMap(({ name, gaps = [] }) =>
          gaps.map(({ path, subject, message }) => [name, path ?? '-', subject ?? '-', message]),
        ),
      },
    ],
    notes: [],
  };
}

function showView({ id, group, records }: AdvisoryAnswer): View {
  return {
    headline:
      records.length === 0
        ? [`No feed knows ${id}.`]
        : [`${group.id}: also ${group.members.filter((member) => member !== group.id).join(', ') || 'under no other id'}.`],
    tables: [
      {
        columns: ['record', 'feed', 'revision', 'class', 'modified', 'summary', 'remedy'],
        rows: records.map(({ advisory, feed, revision }) => [
          advisory.id,
          feed,
          String(revision),
          advisory.class,
          advisory.modified,
          advisory.withdrawn === undefined ? advisory.summary : `(withdrawn) ${advisory.summary}`,
          advisory.remedy ?? '',
        ]),
      },
      {
        title: 'References',
        columns: ['type', 'address'],
        rows: records.flatMap(({ advisory }) => advisory.references.map(({ type, url }) => [type, url])),
      },
    ],
    notes: records.flatMap(({ advisory: { id: record, tlp } }) =>
      tlp === undefined ? [] : [`${record} is TLP:${tlp}: do not pass it on beyond whom it was given to.`],
    ),
  };
}
