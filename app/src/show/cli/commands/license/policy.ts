import type { Command as CommanderCommand } from 'commander';
import type { PolicyCheckLine } from '../../../../answer/policy/check-policies.ts';
import type { LicensePolicyLine, LicensePolicySummary } from '../../../../answer/policy/license-verdicts.ts';
import { WaybillError } from '../../../../domain/errors.ts';
import type { View } from '../../../render/view.ts';
import type { Context, Run } from '../../command.ts';
import { type ExitCode, exitCodes, worstOf } from '../../exit-codes.ts';
import { judgedInputs } from '../../judged-inputs.ts';
import { printDocument, printLines } from '../../output.ts';
import { orLedger, type SourceFlags } from '../../workbench-inputs.ts';
import { addSituationOptions, type SituationFlags, situationOf } from '../situation-options.ts';

interface PolicyFlags extends SituationFlags, Pick<SourceFlags, 'fromLedger' | 'at'> {
  readonly policy: readonly string[];
  readonly expression?: readonly string[];
  readonly check?: boolean;
}

/** `waybill license policy`. */
export function defineLicensePolicy(command: CommanderCommand, run: Run): void {
  const policy = orLedger(command.command('policy [input...]'))
    .description('judges licences by a policy: exit code 1 is denied, 4 is for review')
    .requiredOption('--policy <file>', 'our own YAML, or the license.json of sbom-utility; may be repeated', collect)
    .option('--expression <text>', 'judge an expression or a name; may be repeated', collect)
    .option('--check', 'look for rules that contradict each other or never decide');
  addSituationOptions(policy).action((inputs: string[], flags: PolicyFlags) =>
    run(async (context) => {
      const { readPolicies } = await import('../../../../answer/policy/read-policies.ts');
      const files = await readPolicies(flags.policy);
      if (flags.check) return check(context, files);
      if (inputs.length === 0 && !flags.expression && flags.fromLedger === undefined)
        throw new WaybillError('usage', 'Name an SBOM, or an expression with --expression, or look at the policy itself with --check.');
      return judge(context, files, inputs, flags);
    }),
  );
}

type PolicyFiles = Awaited<ReturnType<typeof import('../../../../answer/policy/read-policies.ts')['readPolicies']>>;

async function judge(context: Context, files: PolicyFiles, names: readonly string[], flags: PolicyFlags): Promise<ExitCode> {
  const { outputs, say } = context;
  const { judgeLicenses, licensePolicies } = await import('../../../../answer/policy/license-verdicts.ts');
  const subjects = { inputs: await judgedInputs(context, names, flags), expressions: flags.expression ?? [] };
  const { lines, summary } = judgeLicenses(licensePolicies(files), subjects, situationOf(flags));
  const told = await printLines(outputs, { schema: 'waybill/license-policy/1', lines, summarise: summary, view: viewOf });
  for (const { input, message } of told.unread) say(`waybill: ${input}: ${message}`);
  if (told.subjects === 0) say('waybill: there was nothing to judge');
  return exitCodeFor(told);
}

async function check({ outputs }: Context, files: PolicyFiles): Promise<ExitCode> {
  const { checkPolicies } = await import('../../../../answer/policy/check-policies.ts');
  const findings = checkPolicies(files);
  printDocument(outputs, { value: { schema: 'waybill/license-policy-check/1', findings }, view: checkViewOf });
  const conflicts = findings.some(({ kind }) => kind === 'conflict');
  return conflicts ? exitCodes.found : findings.length > 0 ? exitCodes.review : exitCodes.done;
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function exitCodeFor({ subjects, verdicts, unread }: LicensePolicySummary): ExitCode {
  return worstOf(
    verdicts.deny > 0 ? exitCodes.found : exitCodes.done,
    unread.length > 0 || subjects === 0 ? exitCodes.partial : exitCodes.done,
    verdicts.review > 0 ? exitCodes.review : exitCodes.done,
  );
}

function viewOf(lines: readonly LicensePolicyLine[], { verdicts }: LicensePolicySummary): View {
  const worstFirst = (['deny', 'review', 'allow'] as const).flatMap((verdict) => lines.filter((line) => line.verdict === verdict));
  return {
    headline: [`${verdicts.deny} denied, ${verdicts.review} for review, ${verdicts.allow} allowed.`],
    tables: [
      {
        columns: ['verdict', 'subject', 'licence', 'rule', 'term', 'why'],
        rows: worstFirst.map(({ verdict, subject, expression, decidedBy }) => [
          verdict,
          subject,
          expression ?? '-',
          unique(decidedBy.map(({ rule }) => rule)),
          unique(decidedBy.map(({ term }) => term)),
          unique(decidedBy.flatMap(({ reason }) => reason ?? [])) || '-',
        ]),
      },
    ],
    notes: [],
  };
}

function unique(texts: readonly string[]): string {
  return [...new Set(texts)].join(', ');
}

function checkViewOf({ findings }: { readonly findings: readonly PolicyCheckLine[] }): View {
  return {
    headline: [findings.length === 0 ? 'Nothing to say about this policy.' : `${findings.length} things to know about this policy.`],
    tables: [
      {
        columns: ['what', 'policy', 'line', 'message'],
        rows: findings.map(({ kind, policy, line, message }) => [kind, policy, line === null ? '-' : String(line), message]),
      },
    ],
    notes: [],
  };
}
