import { userInfo } from 'node:os';
import type { FindingFilter } from '../../../answer/findings/findings-answer.ts';
import { formatTime } from '../../../domain/time.ts';
import { ask, decide } from '../ask.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { findingsCycloneDx } from '../findings/findings-cyclonedx.ts';
import { findingsOpenVex, type VexOptions } from '../findings/findings-openvex.ts';
import { changesView, findingsView } from '../findings/findings-view.ts';
import { printDocument } from '../output.ts';

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
    'waybill findings list --priority act -o table -o openvex=findings.vex.json',
    'waybill findings changes --since 2026-11-01',
    'waybill findings audit GHSA-35jh-r3h4-6jhm/17 --state notAffected --justification codeNotReachable --comment "only used in the build"',
  ],
  define(command, run) {
    command
      .command('list')
      .description('the findings, the most urgent first')
      .option('--class <class>', 'compromise, malware, vulnerability, endOfLife or notice')
      .option('--asset <name>', 'only those on one asset')
      .option('--state <state>', 'affected, undetermined, fixed, notAffected or past')
      .option('--priority <level>', 'act, attend or track')
      .option('--text <text>', 'part of an id, a summary, or the name of a component')
      .option('--all', 'also what was settled, and what is nowhere any more')
      .option('--author <name>', 'who states it, in openvex and cyclonedx', 'Waybill')
      .action(({ author, ...filter }: FindingFilter & { author: string }) =>
        run(async (context) => {
          const answer = await ask(context, (questions) => questions.findings(filter));
          const vex: VexOptions = { version: context.version, now: formatTime(Date.now()), author, asset: filter.asset };
          printDocument(context.outputs, {
            value: answer,
            view: findingsView,
            forms: {
              openvex: ({ findings }) => findingsOpenVex(findings, vex),
              cyclonedx: ({ findings }) => findingsCycloneDx(findings, vex),
            },
          });
          return exitCodes.done;
        }),
      );
    command
      .command('changes')
      .description('what came, changed and went, and why')
      .requiredOption('--since <time>', 'a moment or a day')
      .action(({ since }: { since: string }) =>
        run(async (context) => {
          const answer = await ask(context, (questions) => questions.findingChanges(since));
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
          const decision = { ...options, author: options.author ?? userInfo().username };
          const note = await decide(context, (decisions) => decisions.auditFinding(finding, decision));
          const value = { schema: 'waybill/findings/1' as const, total: 1, findings: [note], because: [], blind: [], feeds: [] };
          printDocument(context.outputs, { value, view: findingsView });
          return exitCodes.done;
        }),
      );
  },
};
