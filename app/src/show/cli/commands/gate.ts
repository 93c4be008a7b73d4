import type { GateSummary } from '../../../answer/policy/gate-line.ts';
import { WaybillError } from '../../../domain/errors.ts';
import { systemClock } from '../../../platform/clock/clock.ts';
import type { Command } from '../command.ts';
import { type ExitCode, exitCodes, worstOf } from '../exit-codes.ts';
import { printLines } from '../output.ts';
import { gateForms, gateView } from './gate-forms.ts';
import { addSituationOptions, type SituationFlags, situationOf } from './situation-options.ts';

interface GateFlags extends SituationFlags {
  readonly policy: readonly string[];
  readonly advisories?: readonly string[];
  readonly onlyNew?: string;
  readonly asset?: string;
  readonly explain?: boolean;
}

export const gateCommand: Command = {
  name: 'gate',
  summary:
    'may this pass? components and licences judged by policies, for pipelines: exit code 0 passes, 1 is denied, 4 is for review, 2 could not be judged',
  examples: [
    'waybill gate sbom.json --policy policy.yaml',
    'waybill gate . --policy policies/ --only-new last-release.json -o table -o sarif=gate.sarif -o junit=gate.xml',
    'waybill gate sbom.json --policy dependency-track.json --explain -o json',
  ],
  define(command, run) {
    command
      .argument('<input...>', 'SBOMs, folders, lockfiles, globs, or - for standard input')
      .requiredOption(
        '--policy <file>',
        'our own YAML, sbom-utility’s license.json, Dependency-Track’s JSON, or a folder of them; may be repeated',
        collect,
      )
      .option('--only-new <old>', 'judge only what this older document, or folder, does not have')
      .option('--advisories <path>', 'records or a compiled index, instead of those of the data folder; may be repeated', collect)
      .option('--asset <name>', 'what it is for, for rules that ask')
      .option('--explain', 'tell every rule that was asked, and how its conditions came out');
    addSituationOptions(command).action((names: string[], flags: GateFlags) =>
      run(async ({ settings, outputs, say, version }) => {
        const [{ gate }, { readPolicies }, { readInputs }, { openGateIndex }] = await Promise.all([
          import('../../../answer/policy/gate.ts'),
          import('../../../answer/policy/read-policies.ts'),
          import('../../../answer/check/read-inputs.ts'),
          import('../../../answer/policy/gate-index.ts'),
        ]);
        const policies = await readPolicies(flags.policy);
        if (policies.every(({ licenses, components }) => !licenses && components.length === 0))
          throw new WaybillError('usage', 'The policy has no rules: neither “licenses” nor “components”.');
        const now = systemClock();
        const index = await openGateIndex(policies, settings.data, flags.advisories ?? [], now);
        try {
          const { lines, summary, doubts } = gate(readInputs(names, process.stdin), policies, {
            situation: { ...situationOf(flags), ...(flags.asset && { asset: flags.asset }) },
            index,
            old: flags.onlyNew === undefined ? undefined : readInputs([flags.onlyNew], process.stdin),
            explain: flags.explain ?? false,
            now,
          });
          const told = await printLines(outputs, {
            schema: 'waybill/gate/1',
            lines,
            summarise: summary,
            view: gateView,
            forms: gateForms(version),
          });
          for (const { input, message } of told.unread) say(`waybill: ${input}: ${message}`);
          for (const doubt of doubts()) say(`waybill: ${doubt}`);
          if (told.subjects === 0) say('waybill: there was nothing to judge');
          return exitCodeFor(told, doubts().length > 0);
        } finally {
          index?.close();
        }
      }),
    );
  },
};

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function exitCodeFor({ subjects, verdicts, unread }: GateSummary, inDoubt: boolean): ExitCode {
  return worstOf(
    verdicts.deny > 0 ? exitCodes.found : exitCodes.done,
    unread.length > 0 || subjects === 0 || verdicts.undetermined > 0 || inDoubt ? exitCodes.partial : exitCodes.done,
    verdicts.review > 0 ? exitCodes.review : exitCodes.done,
  );
}
