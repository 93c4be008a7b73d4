import type { Command as CommanderCommand } from 'commander';

/** What is known of where the thing stands that a policy judges. */
export interface SituationFlags {
  readonly asset?: string;
  readonly tag?: readonly string[];
  readonly exposure?: string;
  readonly distribution?: string;
}

/** Adds the options that tell a policy its circumstances. */
export function addSituationOptions(command: CommanderCommand): CommanderCommand {
  const collect = (value: string, before: readonly string[] = []) => [...before, ...(value === '' ? [] : [value])];
  return command
    .option('--asset <name>', 'what it is for: a host, an image, what a source tree produces; for rules that ask')
    .option('--tag <tag>', 'a tag of the asset, for rules that ask for one; may be repeated, and is empty for none', collect)
    .option('--exposure <exposure>', 'where it can be reached from, for rules that ask')
    .option('--distribution <model>', 'how it is passed on, for rules that ask');
}

export function situationOf({ asset, tag, exposure, distribution }: SituationFlags) {
  return { ...(asset && { asset }), ...(tag && { tags: tag }), ...(exposure && { exposure }), ...(distribution && { distribution }) };
}
