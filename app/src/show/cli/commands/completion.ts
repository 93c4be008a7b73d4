import { Argument } from 'commander';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

export const completionCommand: Command = {
  name: 'completion',
  summary: 'what makes a shell complete commands and options',
  examples: ['source <(waybill completion bash)', 'waybill completion fish | source'],
  define(command, run) {
    command.addArgument(new Argument('<shell>', 'the shell').choices(shells)).action((shell: (typeof shells)[number]) =>
      run(async () => {
        const [{ completions }, { describeProgram }] = await Promise.all([
          import('../completion/index.ts'),
          import('../describe-program.ts'),
        ]);
        process.stdout.write(completions[shell]!(await describeProgram()));
        return exitCodes.done;
      }),
    );
  },
};
