import type { Command as CommanderCommand, Option } from 'commander';
import { commonFormats } from './output.ts';
import { createProgram, defineCommand } from './program.ts';
import { commands } from './registry.ts';

export interface DescribedOption {
  /** As the help writes it: `-o, --output <format[=file]>`. */
  readonly usage: string;
  readonly summary: string;
  /** `--output`, and `-o` where there is one. */
  readonly flags: readonly string[];
  readonly takesValue: boolean;
  /** The values it takes, where they are few. */
  readonly choices: readonly string[];
}

/** A command, or the program itself, as help, completion and reference tell of it. */
export interface DescribedCommand {
  readonly name: string;
  readonly summary: string;
  /** Behind its name: `[options] <query...>`. */
  readonly usage: string;
  readonly examples: readonly string[];
  readonly options: readonly DescribedOption[];
  /** The values of its first argument, where they are few. */
  readonly choices: readonly string[];
  readonly commands: readonly DescribedCommand[];
}

/** The program with every command of the registry. */
export async function describeProgram(): Promise<DescribedCommand> {
  const program = createProgram('');
  const examples = new Map<string, readonly string[]>();
  for (const load of Object.values(commands)) {
    const command = await load();
    defineCommand(program, command, async () => {});
    examples.set(command.name, command.examples);
  }
  return describe(program, examples);
}

function describe(command: CommanderCommand, examples: ReadonlyMap<string, readonly string[]>): DescribedCommand {
  return {
    name: command.name(),
    summary: command.description(),
    usage: command.usage(),
    examples: examples.get(command.name()) ?? [],
    options: command.options.filter(({ hidden }) => !hidden).map(describeOption),
    choices: command.registeredArguments[0]?.argChoices ?? [],
    commands: command.commands
      .map((each) => describe(each, new Map()))
      .map((each) => ({ ...each, examples: examples.get(each.name) ?? [] })),
  };
}

function describeOption({ flags, short, long, description, argChoices, required, optional }: Option): DescribedOption {
  return {
    usage: flags,
    summary: description,
    flags: [long, short].filter((flag) => flag !== undefined && flag !== null),
    takesValue: required || optional,
    choices: long === '--output' ? commonFormats : (argChoices ?? []),
  };
}
