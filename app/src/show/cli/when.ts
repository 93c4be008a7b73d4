import type { Command } from 'commander';
import type { When } from '../../answer/questions.ts';
import { splitPair } from './pairs.ts';

export interface WhenOptions {
  readonly at?: string;
  readonly between?: readonly [string, string];
}

/** Adds `--at` and `--between` to a command. */
export function withWhen(command: Command): Command {
  return command
    .option('--at <time>', 'at a moment or on a day of the past')
    .option('--between <from to>', 'at any time between two moments or days', splitPair);
}

export function whenOf({ at, between }: WhenOptions): When {
  return { ...(at === undefined ? {} : { at }), ...(between ? { between } : {}) };
}
