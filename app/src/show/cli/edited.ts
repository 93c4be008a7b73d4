import type { Edited } from '../../answer/workbench/edit.ts';
import { WaybillError } from '../../domain/errors.ts';
import type { Input } from '../../platform/files/inputs.ts';
import type { Context } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { printText } from './output.ts';
import { tellPerson } from './standard-error.ts';
import { documentsOf, type SourceFlags, sourcesOf } from './workbench-inputs.ts';

/** The one document that an editing command works on. @throws WaybillError `usage` for none or several */
export async function oneDocument(paths: readonly string[], flags: { readonly inputFile?: string }): Promise<Input> {
  return onlyOne(documentsOf(paths, flags));
}

/** The same, or what the ledger holds. */
export async function oneSource(context: Context, paths: readonly string[], flags: SourceFlags): Promise<Input> {
  return onlyOne(sourcesOf(context, paths, flags));
}

async function onlyOne(found: AsyncIterable<Input>): Promise<Input> {
  const inputs = await Array.fromAsync(found);
  if (inputs.length !== 1) throw new WaybillError('usage', `One document is edited at a time; these are ${inputs.length}.`);
  return inputs[0]!;
}

/** Writes the document that was made, and says what was done to it and what was not. */
export function printEdited({ outputs, say }: Pick<Context, 'outputs' | 'say'>, { text, notes, undone }: Edited): ExitCode {
  printText(outputs, ['json', 'cyclonedx', 'spdx'], text);
  for (const note of notes) say(`waybill: ${note}`);
  for (const what of undone) tellPerson(`waybill: ${what}`);
  return undone.length > 0 ? exitCodes.partial : exitCodes.done;
}

/** A list that people write with commas, or by repeating the option. */
export function gatherList(value: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ];
}
