import { Command as CommanderCommand, CommanderError, Option } from 'commander';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import type { Command, Context, Run } from './command.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.ts';
import { type OutputWish, parseOutputWish } from './output.ts';
import { joinPairs } from './pairs.ts';
import { createProgress, type ProgressMode } from './progress.ts';
import { commands } from './registry.ts';
import { type GlobalFlags, readSettings } from './settings.ts';

interface Flags extends GlobalFlags {
  readonly output?: string[];
  readonly format?: string;
  readonly outputFile?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly progress: ProgressMode;
}

/** Runs the program on its arguments. @returns what to answer to the shell */
export async function runCli(args: readonly string[], version: string): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const program = createProgram(version);
  const run: Run = async (work) => {
    exitCode = await work(await contextOf(program.opts<Flags>(), version));
  };
  try {
    for (const command of await commandsFor(args)) define(program, command, run);
    await program.parseAsync(joinPairs(args), { from: 'user' });
    return exitCode;
  } catch (error) {
    return tellError(error, program.opts<Flags>().verbose ?? false);
  }
}

function createProgram(version: string): CommanderCommand {
  return new CommanderCommand('waybill')
    .description('A living inventory of the software an organisation runs, and of the third parties it comes from.')
    .version(version, '--version', 'print the version')
    .option('--data <dir>', 'the data folder')
    .option('--server <url>', 'ask a running server instead of the data folder')
    .option('--config <file>', 'settings as YAML: data, server')
    .option('-o, --output <format[=file]>', 'table, json, jsonl, csv or markdown; may be repeated', collect)
    .addOption(new Option('--format <format>', 'the same as --output, for one format').hideHelp())
    .addOption(new Option('--output-file <file>', 'where --format writes to').hideHelp())
    .addOption(new Option('--progress <mode>', 'how progress is shown').choices(['auto', 'plain', 'none']).default('auto'))
    .option('-q, --quiet', 'only the answer')
    .option('-v, --verbose', 'say more when something fails')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .showHelpAfterError('(waybill --help lists the commands)');
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** Loads the command that is called; all of them only for the help. */
async function commandsFor(args: readonly string[]): Promise<Command[]> {
  const called = args.filter((arg) => Object.hasOwn(commands, arg));
  const names = called.length > 0 ? called : Object.keys(commands);
  return Promise.all([...new Set(names)].map((name) => commands[name]!()));
}

function define(program: CommanderCommand, { name, summary, examples, define: declare }: Command, run: Run): void {
  const command = program.command(name).description(summary).exitOverride();
  command.addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}`);
  declare(command, run);
}

async function contextOf(flags: Flags, version: string): Promise<Context> {
  const stderr = process.stderr;
  return {
    version,
    settings: await readSettings(flags, process.env),
    outputs: outputsOf(flags),
    progress: createProgress(flags.quiet ? 'none' : flags.progress, stderr),
    say: flags.quiet ? () => {} : (line: string) => void stderr.write(`${line}\n`),
  };
}

function outputsOf({ output, format, outputFile }: Flags): OutputWish[] {
  const wishes = (output ?? []).map(parseOutputWish);
  if (format !== undefined || outputFile !== undefined) {
    wishes.push(parseOutputWish(outputFile === undefined ? format! : `${format ?? 'json'}=${outputFile}`));
  }
  return wishes.length > 0 ? wishes : [{ format: 'table', file: undefined }];
}

function tellError(error: unknown, verbose: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  process.stderr.write(`waybill: ${messageOf(error)}\n`);
  if (verbose && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return error instanceof WaybillError ? exitCodeOf(error.code) : exitCodes.partial;
}
