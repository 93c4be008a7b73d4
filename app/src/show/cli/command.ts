import type { Command as CommanderCommand } from 'commander';
import type { ExitCode } from './exit-codes.ts';
import type { OutputWish } from './output.ts';
import type { Progress } from './progress.ts';
import type { Settings } from './settings.ts';

/** What a command gets to work with. */
export interface Context {
  /** The program's. */
  readonly version: string;
  readonly settings: Settings;
  readonly outputs: readonly OutputWish[];
  readonly progress: Progress;
  /** A line on standard error, unless `-q` was given. */
  readonly say: (line: string) => void;
}

/** Runs a command's work with its context; the number is what the program answers to the shell. */
export type Run = (work: (context: Context) => Promise<ExitCode>) => Promise<void>;

/** A command of the program: one file, one line in `registry.ts`. */
export interface Command {
  readonly name: string;
  /** Its line in the list of commands. */
  readonly summary: string;
  /** At least one call that works. */
  readonly examples: readonly string[];
  /** Declares arguments, options and the action on commander's command. */
  define(command: CommanderCommand, run: Run): void;
}
