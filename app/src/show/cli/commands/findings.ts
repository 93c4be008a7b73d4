import { userInfo } from 'node:os';
import type { FindingChangesAnswer, FindingNote } from '../../../answer/findings/findings-answer.ts';
import type { View } from '../../render/view.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { withData } from '../with-data.ts';

interface AuditOptions {
  readonly state: string;
  readonly justification?: string;
  readonly comment?: string;
  readonly author?: string;
  readonly expires?: string;
  readonly asset?: string;
}

export const findingsCommand: Command = {
  name: 'findings',
  summary: 'what advisories affect, what changed, and what was decided',
  examples: [
    'waybill findings list --class compromise',
    'waybill findings changes --since 2026-11-01',
    'waybill findings audit GHSA-35jh-r3h4-6jhm/17 --state notAffected --justification codeNotReachable --comment "only used in the build"',
  ],
  define(command, run) {
    const load = () => import('../../../answer/findings/findings.ts');
    command
      .command('list')
      .description('the findings, worst first')
      .option('--class <class>', 'compromise, malware, vulnerability, endOfLife or notice')
      .option('--asset <name>', 'only those on one asset')
      .option('--all', 'also what was settled, and what is nowhere any more')
      .action((options: { class?: string; asset?: string; all?: boolean }) =>
        run(async (context) => {
          const { findings } = await load();
          const { bringUpToDate } = await import('../../../answer/bring-up-to-date.ts');
          const answer = await withData(context, async ({ inventory }) => {
            await bringUpToDate(inventory);
            return findings(inventory, options);
          });
          printDocument(context.outputs, { value: answer, view: (value) => listView(value.findings) });
          return exitCodes.done;
        }),
      );
    command
      .command('changes')
      .description('what came, changed and went, and why')
      .requiredOption('--since <time>', 'a moment or a day')
      .action(({ since }: { since: string }) =>
        run(async (context) => {
          const [{ findingChanges }, { bringUpToDate }, { momentOf }] = await Promise.all([
            import('../../../answer/findings/finding-changes.ts'),
            import('../../../answer/bring-up-to-date.ts'),
            import('../../../answer/span.ts'),
          ]);
          const answer = await withData(context, async ({ inventory }) => {
            await bringUpToDate(inventory);
            return findingChanges(inventory, momentOf(since));
          });
          printDocument(context.outputs, { value: answer, view: changesView });
          return exitCodes.done;
        }),
      );
    command
      .command('audit <finding>')
      .description('record a decision about a finding')
      .requiredOption('--state <state>', 'inTriage, exploitable, notAffected, falsePositive or resolved')
      .option('--justification <word>', 'for notAffected: codeNotPresent, codeNotReachable, requiresConfiguration, ...')
      .option('--comment <text>', 'why')
      .option('--author <name>', 'who decides; the user of this machine otherwise')
      .option('--expires <time>', 'until when it holds')
      .option('--asset <name>', 'only for one asset')
      .action((finding: string, options: AuditOptions) =>
        run(async (context) => {
          const { auditFinding } = await load();
          const note = await withData(context, async ({ inventory }) =>
            auditFinding(inventory, finding, { ...options, author: options.author ?? userInfo().username }),
          );
          printDocument(context.outputs, {
            value: { schema: 'waybill/findings/1', findings: [note] },
            view: (value) => listView(value.findings),
          });
          return exitCodes.done;
        }),
      );
  },
};

function listView(findings: readonly FindingNote[]): View {
  return {
    headline: [`${findings.length} finding${findings.length === 1 ? '' : 's'}.`],
    tables: [
      {
        columns: ['verdict', 'class', 'finding', 'component', 'version', 'assets', 'fixed in', 'decided', 'summary'],
        rows: findings.map((each) => [
          each.verdict,
          each.class,
          each.finding,
          each.component.purl ?? each.component.name,
          each.component.version ?? '-',
          String(each.assets.length),
          each.fixed.join(', ') || '-',
          each.audits.find(({ standing }) => standing)?.state ?? '-',
          each.summary,
        ]),
      },
    ],
    notes: [],
  };
}

function changesView({ since, changes }: FindingChangesAnswer): View {
  return {
    headline: [`${changes.length} changes since ${since}.`],
    tables: [
      {
        columns: ['time', 'what', 'class', 'advisory', 'component', 'now', 'assets', 'cause'],
        rows: changes.map(({ time, what, class: kind, advisory, component, after, assets, cause }) => [
          time,
          what,
          kind,
          advisory,
          component.purl ?? `${component.name} ${component.version ?? ''}`.trim(),
          after ?? '-',
          assets.join(', ') || '-',
          cause,
        ]),
      },
    ],
    notes: [],
  };
}
