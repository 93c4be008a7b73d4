import type { Command as CommanderCommand } from 'commander';
import type { LicenseNotice } from '../../../../answer/licenses/notice/license-notice.ts';
import type { View } from '../../../render/view.ts';
import type { Run } from '../../command.ts';
import { exitCodes, worstOf } from '../../exit-codes.ts';
import { printDocument } from '../../output.ts';
import { noticeMarkdown, noticeText } from './notice-text.ts';

/** `waybill license notice`. */
export function defineLicenseNotice(command: CommanderCommand, run: Run): void {
  command
    .command('notice <input...>')
    .description('a NOTICE of all licence texts: those that packages carry, and the known ones of what carries none')
    .option('--title <text>', 'what it is the notice of', 'This product')
    .action((paths: string[], { title }: { title: string }) =>
      run(async ({ outputs, say }) => {
        const [{ gatherPackages }, { licenseNotice }, { readKnownTexts }, { openDetector }] = await Promise.all([
          import('../../../../answer/licenses/notice/gather-packages.ts'),
          import('../../../../answer/licenses/notice/license-notice.ts'),
          import('../../../../answer/licenses/notice/known-texts.ts'),
          import('../../../../answer/licenses/open-detector.ts'),
        ]);
        const { packages, unread } = await gatherPackages(paths, openDetector(), process.stdin);
        let known: ReadonlyMap<string, string> | undefined;
        const notice = licenseNotice(packages, () => (known ??= readKnownTexts()));
        printDocument(outputs, {
          value: { schema: 'waybill/license-notice/1', ...notice },
          view: viewOf,
          forms: { table: () => noticeText(title, notice), markdown: () => noticeMarkdown(title, notice) },
        });
        for (const { input, message } of unread) say(`waybill: ${input}: ${message}`);
        if (packages.length === 0) say('waybill: there are no packages here');
        for (const { name, version } of notice.missing)
          say(`waybill: there is no licence text of ${name}${version === null ? '' : ` ${version}`}`);
        const partial = unread.length > 0 || packages.length === 0 || notice.missing.length > 0;
        return worstOf(partial ? exitCodes.partial : exitCodes.done);
      }),
    );
}

function viewOf({ groups, missing }: LicenseNotice): View {
  return {
    headline: [],
    tables: [
      {
        columns: ['package', 'version', 'licence', 'text', 'copyright'],
        rows: [
          ...groups.flatMap(({ expression, origin, packages }) =>
            packages.map(({ name, version, copyrights }) => [
              name,
              version ?? '-',
              expression ?? '-',
              origin,
              copyrights.join('; ') || '-',
            ]),
          ),
          ...missing.map(({ name, version, declared }) => [name, version ?? '-', declared ?? '-', 'missing', '-']),
        ],
      },
    ],
    notes: [],
  };
}
