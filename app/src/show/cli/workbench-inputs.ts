import type { Command as CommanderCommand } from 'commander';
import type { Unreadable } from '../../answer/workbench/each-document.ts';
import type { LedgerWish } from '../../answer/workbench/from-ledger.ts';
import { messageAt, WaybillError } from '../../domain/errors.ts';
import { expandInputs, type Input } from '../../platform/files/inputs.ts';
import type { Context } from './command.ts';
import { documentEndings } from './document-endings.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { tellPerson } from './standard-error.ts';
import { standardInput } from './standard-input.ts';

/** Declares where documents come from: paths, or `-i` as people know it from sbom-utility. */
export function takesDocuments(command: CommanderCommand): CommanderCommand {
  return command
    .argument('[path...]', 'files, folders, globs, or - for standard input')
    .option('-i, --input-file <file>', 'the same as a path');
}

/** Declares that what the ledger holds can stand in place of documents. */
export function orLedger(command: CommanderCommand): CommanderCommand {
  return command
    .option('--from-ledger <asset>', 'what the ledger holds of an asset, in place of documents')
    .option('--at <time>', 'the moment for --from-ledger; now without it');
}

/** Where a command's documents come from, by its options. */
export interface SourceFlags {
  readonly inputFile?: string;
  readonly fromLedger?: string;
  readonly at?: string;
}

/** The documents of a call: files, or one that is written from the ledger. @throws WaybillError `usage` where both or none are named */
export function sourcesOf(
  { settings, version }: Pick<Context, 'settings' | 'version'>,
  paths: readonly string[],
  flags: SourceFlags,
): AsyncIterable<Input> {
  const { fromLedger: asset, at, inputFile } = flags;
  if (asset === undefined) {
    if (at !== undefined) throw new WaybillError('usage', '--at belongs to --from-ledger: a document has its own time.');
    return documentsOf(paths, flags);
  }
  if (paths.length > 0 || inputFile !== undefined) throw new WaybillError('usage', 'Name either documents or --from-ledger.');
  if (settings.server !== undefined)
    throw new WaybillError('usage', '--from-ledger reads a data folder: leave --server out, and name the folder with --data.');
  return fromLedger({ data: settings.data, asset, at, tool: { name: 'waybill', version } });
}

/** The ledger is loaded where it is asked. */
async function* fromLedger(wish: LedgerWish): AsyncIterable<Input> {
  const { ledgerInputs } = await import('../../answer/workbench/from-ledger.ts');
  yield* ledgerInputs(wish);
}

/** The paths of a call. @throws WaybillError `usage` where there is none */
export function pathsOf(paths: readonly string[], { inputFile }: { readonly inputFile?: string }): string[] {
  const all = [...paths, ...(inputFile === undefined ? [] : [inputFile])];
  if (all.length === 0) throw new WaybillError('usage', 'Name a document, a folder, or - for standard input.');
  return all;
}

export function documentsOf(paths: readonly string[], flags: { readonly inputFile?: string }): AsyncIterable<Input> {
  return expandInputs(pathsOf(paths, flags), documentEndings, standardInput);
}

/** Says what could not be read, `-q` or not, for nothing else would. */
export function tellUnreadable({
  documents,
  unreadable,
}: {
  readonly documents: number;
  readonly unreadable: readonly Unreadable[];
}): ExitCode {
  for (const { path, message } of unreadable) tellPerson(`waybill: ${messageAt(path, message)}`);
  if (documents === 0 && unreadable.length === 0) tellPerson('waybill: there is no document here');
  return documents === 0 || unreadable.length > 0 ? exitCodes.partial : exitCodes.done;
}

/** For options that may be repeated. */
export function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
