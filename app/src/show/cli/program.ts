import { Command as CommanderCommand, Option } from 'commander';
import type { Command, Run } from './command.ts';
import { commonFormats, otherFormats } from './output.ts';
import type { ProgressMode } from './progress.ts';
import type { GlobalFlags } from './settings.ts';

/** What the global options say. */
export interface Flags extends GlobalFlags {
  readonly output?: string[];
  readonly format?: string;
  readonly outputFile?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly progress: ProgressMode;
}

/** The program with its global options, and no command yet. */
export function createProgram(version: string): CommanderCommand {
  return new CommanderCommand('waybill')
    .description('A living inventory of the software an organisation runs, and of the third parties it comes from.')
    .version(version, '--version', 'print the version')
    .option('--data <dir>', 'the data folder')
    .option('--server <url>', 'ask a running server instead of the data folder')
    .option('--config <file>', 'settings as YAML: data, server')
    .option(
      '-o, --output <format[=file]>',
      `${commonFormats.join(', ')}; where it fits ${otherFormats.join(', ')}; may be repeated`,
      collect,
    )
    .addOption(new Option('--format <format>', 'the same as --output, for one format').hideHelp())
    .addOption(new Option('--output-file <file>', 'where --format writes to').hideHelp())
    .addOption(new Option('--progress <mode>', 'how progress is shown').choices(['auto', 'plain', 'none']).default('auto'))
    .option('-q, --quiet', 'only the answer')
    .option('-v, --verbose', 'say more when something fails')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .showHelpAfterError('(waybill --help lists the commands)');
}

/** Declares a command on the program; its help ends with its examples. */
export function defineCommand(program: CommanderCommand, { name, summary, examples, define: declare }: Command, run: Run): void {
  const command = program.command(name).description(summary).exitOverride();
  command.addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}`);
  declare(command, run);
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
