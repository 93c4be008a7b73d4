import type { Command as CommanderCommand } from 'commander';
import type { Scope } from '../../../domain/collected.ts';
import { WaybillError } from '../../../domain/errors.ts';
import type { SeverityRating } from '../../../domain/severity.ts';

export interface CheckFlags {
  readonly advisories: readonly string[];
  readonly all: boolean;
  readonly failOn?: SeverityRating;
  readonly onlyFixed: boolean;
  readonly scope?: ReadonlySet<Scope>;
  readonly vex: readonly string[];
  readonly waivers?: string;
  readonly newSince?: string;
  readonly acceptUndetermined: boolean;
  readonly offline: boolean;
}

const scopes: readonly Scope[] = ['required', 'optional', 'development'];

/** Declares the options of `check`. */
export function defineCheckFlags(command: CommanderCommand): CommanderCommand {
  return command
    .option('--advisories <path>', 'records or a compiled index, instead of those of the data folder; may be repeated', collect, [])
    .option('--all', 'tell what is not affected or fixed too', false)
    .addOption(
      command
        .createOption('--fail-on <severity>', 'from which severity on a finding counts; a compromise or malware always does')
        .choices(['critical', 'high', 'medium', 'low']),
    )
    .option('--only-fixed', 'only what has a fix, and what is bad on purpose', false)
    .option('--scope <scopes>', 'only components of these: required, optional, development, with commas between', readScopes)
    .option('--vex <file>', 'statements in OpenVEX, CycloneDX or CSAF; may be repeated', collect, [])
    .option('--waivers <file>', 'accepted findings, each with author, reason and expiry, as YAML')
    .option('--new-since <file>', 'an earlier answer (-o json or jsonl): only what is new is told and counts')
    .option('--accept-undetermined', 'what is undetermined does not decide the exit code', false)
    .option('--offline', 'make no request; check never does', false);
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function readScopes(text: string): ReadonlySet<Scope> {
  const named = text.split(',').map((scope) => scope.trim());
  const wrong = named.find((name) => !scopes.includes(name as Scope));
  if (wrong !== undefined) throw new WaybillError('usage', `There is no scope “${wrong}”. There are: ${scopes.join(', ')}.`);
  return new Set(named as Scope[]);
}
