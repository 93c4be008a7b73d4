import type { Command } from 'commander';
import type { When } from '../../answer/questions.ts';
import { WaybillError } from '../../domain/errors.ts';

export interface WhenOptions {
  readonly at?: string;
  readonly between?: string[];
}

/** Adds `--at` and `--between` to a command. */
export function withWhen(command: Command): Command {
  return command
    .option('--at <time>', 'at a moment or on a day of the past')
    .option('--between <times...>', 'at any time between two moments or days');
}

/** @throws usage when `--between` has not two times */
export function whenOf({ at, between }: WhenOptions): When {
  if (between && between.length !== 2) throw new WaybillError('usage', `--between takes two times, and has ${between.length}.`);
  return { ...(at === undefined ? {} : { at }), ...(between ? { between: [between[0]!, between[1]!] as const } : {}) };
}
