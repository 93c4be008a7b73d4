import type { DescribedCommand } from '../describe-program.ts';
import { completeInBash } from './bash.ts';
import { completeInFish } from './fish.ts';
import { completeInZsh } from './zsh.ts';

/** What a shell has to source, by the shell's name. */
export const completions: Readonly<Record<string, (program: DescribedCommand) => string>> = {
  bash: completeInBash,
  zsh: completeInZsh,
  fish: completeInFish,
};
