import { CommanderError } from 'commander';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import type { Command, Context, Run } from './command.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.ts';
import { type OutputWish, parseOutputWish } from './output.ts';
import { joinPairs } from './pairs.ts';
import { createProgram, defineCommand, type Flags } from './program.ts';
import { createProgress } from './progress.ts';
import { commands } from './registry.ts';
import { readSettings } from './settings.ts';
import { tellPerson } from './standard-error.ts';

/** Runs the program on its arguments. @returns what to answer to the shell */
export async function runCli(args: readonly string[], version: string): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const program = createProgram(version);
  const run: Run = async (work) => {
    exitCode = await work(await contextOf(program.opts<Flags>(), version));
  };
  try {
    for (const command of await commandsFor(args)) defineCommand(program, command, run);
    await program.parseAsync(joinPairs(args), { from: 'user' });
    return exitCode;
  } catch (error) {
    return tellError(error, program.opts<Flags>().verbose ?? false);
  }
}

/** Loads the command that is called; all of them only for the help. */
async function commandsFor(args: readonly string[]): Promise<Command[]> {
  const called = args.filter((arg) => Object.hasOwn(commands, arg));
  const names = called.length > 0 ? called : Object.keys(commands);
  return Promise.all([...new Set(names)].map((name) => commands[name]!()));
}

async function contextOf(flags: Flags, version: string): Promise<Context> {
  return {
    version,
    settings: await readSettings(flags, process.env),
    outputs: outputsOf(flags),
    progress: createProgress(flags.quiet ? 'none' : flags.progress, () => process.stderr),
    say: flags.quiet ? () => {} : tellPerson,
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
  tellPerson(`waybill: ${describe(error)}`);
  if (verbose && error instanceof Error) tellPerson(error.stack ?? '');
  return error instanceof WaybillError ? exitCodeOf(error.code) : exitCodes.partial;
}

/** The message, behind the place that it is about where it does not name the file itself. */
function describe(error: unknown): string {
  const message = messageOf(error);
  const { path, line, column } = error instanceof WaybillError ? error.place : {};
  if (path === undefined || message.includes(path)) return message;
  return `${path}${line === undefined ? '' : `:${line}:${column ?? 1}`}: ${message}`;
}
