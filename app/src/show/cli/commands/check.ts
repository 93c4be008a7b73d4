import type { CheckLine, CheckSummary } from '../../../answer/check/check-line.ts';
import { messageAt } from '../../../domain/errors.ts';
import { formatTime } from '../../../domain/time.ts';
import { systemClock } from '../../../platform/clock/clock.ts';
import { expectLongRun } from '../../../platform/engine.ts';
import { type CheckFlags, defineCheckFlags } from '../check/check-flags.ts';
import type { Command, Context } from '../command.ts';
import { type ExitCode, exitCodes, worstOf } from '../exit-codes.ts';
import { type LinesAnswer, printLines } from '../output.ts';
import { standardInput } from '../standard-input.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: 'is anything in here affected? SBOMs, source trees, lockfiles and purls against the advisories, without a ledger',
  examples: [
    'waybill check sbom.json',
    'waybill check . --fail-on high -o table -o sarif=findings.sarif',
    'waybill check pkg:npm/lodash@4.17.20 --advisories osv/npm.zip',
    'waybill check purl:list.txt --vex vendor.openvex.json --waivers waivers.yaml -o jsonl',
    'waybill check image.tar',
    'waybill check . --new-since findings.json -o json',
  ],
  define(command, run) {
    defineCheckFlags(
      command.argument(
        '<input...>',
        'SBOMs, folders, lockfiles, image archives on disk, globs, one purl, purl:FILE with a purl a line, or - for standard input',
      ),
    ).action((names: string[], flags: CheckFlags) => run((context) => runCheck(context, names, flags)));
  },
};

async function runCheck(context: Context, names: readonly string[], flags: CheckFlags): Promise<ExitCode> {
  const { settings, outputs, say } = context;
  const [{ check }, { openCheckIndex }, { readInputs }] = await Promise.all([
    import('../../../answer/check/check.ts'),
    import('../../../answer/check/check-index.ts'),
    import('../../../answer/check/read-inputs.ts'),
  ]);
  const now = systemClock();
  const decided = await readDecided(flags, now);
  for (const { path, pointer, message } of decided.gaps) say(`waybill: ${path}${pointer}: ${message}`);
  const index = await openCheckIndex(settings.data, flags.advisories, now);
  try {
    const { all, failOn, onlyFixed, scope } = flags;
    const wishes = { ...decided.wishes, failOn, onlyFixed };
    const { lines, summary } = check(readInputs(names, standardInput), index, {
      all,
      now,
      scopes: scope,
      wishes,
      onMuch: expectLongRun,
    });
    const told = await printLines(outputs, {
      schema: 'waybill/check/1',
      lines: outputs.some(({ format }) => format === 'sarif') ? await located(lines) : lines,
      summarise: summary,
      ...(await formsFor(context, now)),
    });
    for (const { input, message } of told.unread) say(`waybill: ${messageAt(input, message)}`);
    for (const doubt of told.doubts) say(`waybill: ${doubt}`);
    for (const { author, reason, expires } of told.expired) say(`waybill: the waiver of ${author} ended on ${expires}: ${reason}`);
    return answerFor(told, flags.acceptUndetermined, say);
  } finally {
    index.close();
  }
}

/** What people decided before, read only where files with it are named. */
async function readDecided({ vex, waivers, newSince }: CheckFlags, now: number) {
  if (vex.length === 0 && waivers === undefined && newSince === undefined) return { wishes: {}, gaps: [] };
  const { readWishes } = await import('../../../answer/check/decide/read-wishes.ts');
  return readWishes({ vex, waivers, newSince }, now);
}

async function located(lines: AsyncIterable<CheckLine>): Promise<AsyncIterable<CheckLine>> {
  const { locateLines } = await import('../../../answer/check/locate-lines.ts');
  return locateLines(lines);
}

/** The forms for people and for other programs are loaded when one is wished for. */
async function formsFor({ outputs, version }: Context, now: number): Promise<Pick<LinesAnswer<CheckLine, CheckSummary>, 'view' | 'forms'>> {
  const { view, ...forms } = checkForms(version, formatTime(now));
  const wished = new Set<string>(outputs.map(({ format }) => format));
  const all = Object.entries(forms).map(async ([format, load]) => [format, wished.has(format) ? await load() : notAsked] as const);
  const isForPeople = ['table', 'csv', 'markdown'].some((format) => wished.has(format));
  return {
    view: isForPeople ? await view() : () => ({ headline: [], tables: [], notes: [] }),
    forms: Object.fromEntries(await Promise.all(all)),
  };
}

/** In place of a form that is not wished for, so that it is known that there is one. */
const notAsked = () => '';

function checkForms(version: string, time: string) {
  return {
    view: async () => (await import('../check/check-view.ts')).checkView,
    sarif: async () => {
      const { checkSarif } = await import('../check/check-sarif.ts');
      return (lines: readonly CheckLine[]) => checkSarif(version, lines);
    },
    openvex: async () => {
      const { checkOpenVex } = await import('../check/check-openvex.ts');
      return (lines: readonly CheckLine[]) => checkOpenVex(version, time, lines);
    },
    cyclonedx: async () => {
      const { checkCycloneDx } = await import('../check/check-cyclonedx.ts');
      return (lines: readonly CheckLine[]) => checkCycloneDx(version, time, lines);
    },
  };
}

function answerFor(
  { counted, aside, unread, components, doubts }: CheckSummary,
  acceptUndetermined: boolean,
  say: Context['say'],
): ExitCode {
  const isEmpty = components + aside.outOfScope === 0;
  if (isEmpty) say('waybill: there was nothing to judge');
  if (acceptUndetermined && counted.undetermined > 0) say(`waybill: ${counted.undetermined} undetermined were accepted`);
  const isOpen = counted.undetermined > 0 && !acceptUndetermined;
  const partial = doubts.length > 0 || unread.length > 0 || isEmpty || isOpen;
  return worstOf(counted.affected > 0 ? exitCodes.found : exitCodes.done, partial ? exitCodes.partial : exitCodes.done);
}
