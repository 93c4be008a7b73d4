import type { DescribedCommand, DescribedOption } from '../describe-program.ts';

/** Completion for fish, with what each command and option is for. */
export function completeInFish(program: DescribedCommand): string {
  const lines = [
    `# fish completion for ${program.name}: ${program.name} completion fish | source`,
    ...program.options.map((option) => offerOption(program.name, option, '')),
    ...program.commands.flatMap((command) => [
      ...offerCommand(program.name, command, '__fish_use_subcommand'),
      ...command.options.map((option) => offerOption(program.name, option, `__fish_seen_subcommand_from ${command.name}`)),
      ...command.commands.flatMap((inner) => offerInner(program.name, command, inner)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function offerInner(program: string, command: DescribedCommand, inner: DescribedCommand): string[] {
  const siblings = command.commands.map(({ name }) => name).join(' ');
  const before = `__fish_seen_subcommand_from ${command.name}; and not __fish_seen_subcommand_from ${siblings}`;
  const within = `__fish_seen_subcommand_from ${command.name}; and __fish_seen_subcommand_from ${inner.name}`;
  return [...offerCommand(program, inner, before), ...inner.options.map((option) => offerOption(program, option, within))];
}

function offerCommand(program: string, { name, summary, choices }: DescribedCommand, when: string): string[] {
  const offered = `complete -c ${program} -n ${quote(when)} -a ${name} -d ${quote(summary)}`;
  if (choices.length === 0) return [offered];
  return [offered, `complete -c ${program} -f -n ${quote(`__fish_seen_subcommand_from ${name}`)} -a ${quote(choices.join(' '))}`];
}

function offerOption(program: string, { flags, summary, takesValue, choices }: DescribedOption, when: string): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)).join(' ');
  const value = choices.length > 0 ? ` -x -a ${quote(choices.join(' '))}` : takesValue ? ' -r' : '';
  return `complete -c ${program}${when === '' ? '' : ` -n ${quote(when)}`} ${names}${value} -d ${quote(summary)}`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
