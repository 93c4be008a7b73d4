import type { Command as CommanderCommand } from 'commander';
import type { Unreadable } from '../../answer/workbench/each-document.ts';
import { WaybillError } from '../../domain/errors.ts';
import { expandInputs, type Input } from '../../platform/files/inputs.ts';
import { documentEndings } from './document-endings.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { standardInput } from './standard-input.ts';

/** Declares where documents come from: paths, or `-i` as people know it from sbom-utility. */
export function takesDocuments(command: CommanderCommand): CommanderCommand {
  return command
    .argument('[path...]', 'files, folders, globs, or - for standard input')
    .option('-i, --input-file <file>', 'the same as a path');
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
  for (const { path, message } of unreadable)
    process.stderr.write(`waybill: ${message.startsWith(path) ? message : `${path}: ${message}`}\n`);
  if (documents === 0 && unreadable.length === 0) process.stderr.write('waybill: there is no document here\n');
  return documents === 0 || unreadable.length > 0 ? exitCodes.partial : exitCodes.done;
}

/** For options that may be repeated. */
export function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
