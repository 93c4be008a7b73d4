import type { DescribedCommand, DescribedOption } from '../describe-program.ts';

/** A place on the command line at which words can be completed. */
export interface Place {
  /** The commands before it, each behind a blank: empty for the program itself, ` assets list`. */
  readonly place: string;
  readonly command: DescribedCommand;
  /** Commands and values that may stand there. */
  readonly words: readonly string[];
  /** Options that may stand there: those of the command, the global ones and help. */
  readonly flags: readonly string[];
  readonly options: readonly DescribedOption[];
}

const help: DescribedOption = {
  usage: '-h, --help',
  summary: 'display help for command',
  flags: ['--help', '-h'],
  takesValue: false,
  choices: [],
};

/** Every place of the program, itself first. */
export function placesOf(program: DescribedCommand): Place[] {
  const everywhere = program.options.filter(({ flags }) => flags[0] !== '--version');
  return [placeOf(program, '', program.options), ...program.commands.flatMap((command) => placesIn(command, '', everywhere))];
}

function placesIn(command: DescribedCommand, before: string, everywhere: readonly DescribedOption[]): Place[] {
  const place = `${before} ${command.name}`;
  const inner = command.commands.flatMap((each) => placesIn(each, place, everywhere));
  return [placeOf(command, place, [...command.options, ...everywhere]), ...inner];
}

function placeOf(command: DescribedCommand, place: string, options: readonly DescribedOption[]): Place {
  const words = [...command.commands.map(({ name }) => name), ...command.choices];
  const all = [...options, help];
  return { place, command, words, flags: all.map(({ flags }) => flags[0]!), options: all };
}
