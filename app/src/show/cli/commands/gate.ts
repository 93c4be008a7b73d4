import type { GateSummary } from '../../../answer/policy/gate-line.ts';
import { WaybillError } from '../../../domain/errors.ts';
import { systemClock } from '../../../platform/clock/clock.ts';
import type { Command, Context } from '../command.ts';
import { type ExitCode, exitCodes, worstOf } from '../exit-codes.ts';
import { judgedInputs } from '../judged-inputs.ts';
import { printLines } from '../output.ts';
import { standardInput } from '../standard-input.ts';
import { orLedger, type SourceFlags } from '../workbench-inputs.ts';
import { gateForms, gateView, replayView } from './gate-forms.ts';
import { addSituationOptions, type SituationFlags, situationOf } from './situation-options.ts';

interface GateFlags extends SituationFlags, Pick<SourceFlags, 'fromLedger' | 'at'> {
  readonly policy: readonly string[];
  readonly advisories?: readonly string[];
  readonly vex?: readonly string[];
  readonly waivers?: string;
  readonly releases?: string;
  readonly onlyNew?: string;
  readonly explain?: boolean;
  readonly replay?: boolean;
}

export const gateCommand: Command = {
  name: 'gate',
  summary:
    'may this pass? components and licences judged by policies, for pipelines: exit code 0 passes, 1 is denied, 4 is for review, 2 could not be judged',
  examples: [
    'waybill gate sbom.json --policy policy.yaml',
    'waybill gate . --policy policies/ --only-new last-release.json -o table -o sarif=gate.sarif -o junit=gate.xml',
    'waybill gate sbom.json --policy dependency-track.json --explain -o json',
    'waybill gate --from-ledger shop --at 2024-01-01 --policy policy.yaml',
    'waybill gate --replay --policy policy.yaml',
  ],
  define(command, run) {
    orLedger(command)
      .argument('[input...]', 'SBOMs, folders, lockfiles, globs, or - for standard input')
      .requiredOption(
        '--policy <file>',
        'our own YAML, sbom-utility’s license.json, Dependency-Track’s JSON, or a folder of them; may be repeated',
        collect,
      )
      .option('--only-new <old>', 'judge only what this older document, or folder, does not have')
      .option('--advisories <path>', 'records or a compiled index, instead of those of the data folder; may be repeated', collect)
      .option('--vex <file>', 'statements in OpenVEX, CycloneDX or CSAF, beside those of the data folder; may be repeated', collect)
      .option('--waivers <file>', 'breaks that somebody has accepted, until a date')
      .option(
        '--releases <file>',
        'which versions are the newest, and when each was published: a JSON object a line, with purl, latest, published',
      )
      .option('--replay', 'judge nothing: show what the policy would have flagged in the ledger, now and before')
      .option('--explain', 'tell every rule that was asked, and how its conditions came out');
    addSituationOptions(command).action((names: string[], flags: GateFlags) =>
      run(async (context) => {
        const { readPolicies } = await import('../../../answer/policy/read-policies.ts');
        const policies = await readPolicies(flags.policy);
        if (policies.every(({ licenses, components }) => !licenses && components.length === 0))
          throw new WaybillError('usage', 'The policy has no rules: neither “licenses” nor “components”.');
        const isOfLedger = flags.fromLedger !== undefined;
        if (flags.replay && names.length === 0 && !isOfLedger) return replayPolicies(context, policies, situationOf(flags));
        if (flags.replay) throw new WaybillError('usage', '--replay judges the ledger: name no inputs.');
        if (names.length === 0 && !isOfLedger) throw new WaybillError('usage', 'Name what is to be judged: an SBOM, a folder, a lockfile.');
        return judge(context, policies, names, flags);
      }),
    );
  },
};

type Policies = Awaited<ReturnType<typeof import('../../../answer/policy/read-policies.ts')['readPolicies']>>;

async function judge(context: Context, policies: Policies, names: readonly string[], flags: GateFlags): Promise<ExitCode> {
  const { settings, outputs, say, version } = context;
  const [{ gate }, { readInputs }, { openGateIndex }, { openHeard }, { readWaivers }, { readReleases }] = await Promise.all([
    import('../../../answer/policy/gate.ts'),
    import('../../../answer/check/read-inputs.ts'),
    import('../../../answer/policy/gate-index.ts'),
    import('../../../answer/policy/heard.ts'),
    import('../../../answer/policy/read-waivers.ts'),
    import('../../../answer/policy/read-releases.ts'),
  ]);
  const now = systemClock();
  const index = await openGateIndex(policies, settings.data, flags.advisories ?? [], now);
  const heard = index && openHeard(flags.vex ?? [], settings.data, now);
  try {
    const { lines, summary, doubts } = gate(await judgedInputs(context, names, flags), policies, {
      situation: situationOf(flags),
      index,
      heard,
      old: flags.onlyNew === undefined ? undefined : readInputs([flags.onlyNew], standardInput),
      waivers: flags.waivers === undefined ? undefined : await readWaivers(flags.waivers, now),
      releases: flags.releases === undefined ? undefined : readReleases(flags.releases),
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
    for (const { path, message } of heard?.gaps ?? []) say(`waybill: ${path}: ${message}`);
    for (const doubt of doubts()) say(`waybill: ${doubt}`);
    if (told.expired > 0)
      say(`waybill: ${told.expired} waived ${told.expired === 1 ? 'break bites' : 'breaks bite'} again, for the waiver has ended`);
    if (told.subjects === 0) say('waybill: there was nothing to judge');
    return exitCodeFor(told, doubts().length > 0);
  } finally {
    heard?.close();
    index?.close();
  }
}

async function replayPolicies({ settings, outputs, say }: Context, policies: Policies, situation: object): Promise<ExitCode> {
  if (settings.server !== undefined) throw new WaybillError('usage', '--replay reads a data folder; it cannot be sent to a server.');
  const [{ openData }, { replay }] = await Promise.all([
    import('../../../answer/open-data.ts'),
    import('../../../answer/policy/replay.ts'),
  ]);
  const data = openData(settings.data);
  try {
    const { lines, summary } = replay(data.inventory, policies, situation, systemClock());
    const told = await printLines(outputs, { schema: 'waybill/gate-replay/1', lines, summarise: summary, view: replayView });
    if (told.components === 0) say('waybill: there is nothing in the ledger');
    return told.components === 0 ? exitCodes.partial : exitCodes.done;
  } finally {
    data.close();
  }
}

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
