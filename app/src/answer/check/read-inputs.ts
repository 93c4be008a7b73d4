import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { readDocument } from '../../documents/index.ts';
import { WaybillError } from '../../domain/errors.ts';
import { expandInputs, type Input } from '../../platform/files/inputs.ts';
import type { CheckedInput } from './checked-input.ts';
import { purlsOf } from './read-purls.ts';

/** Endings of files that may be SBOMs, in a folder that is no source tree. */
const documentEndings = ['.json', '.cdx', '.spdx', '.xml'];

/**
 * What the arguments of a check name: a purl, `purl:FILE` with a purl a line, SBOMs, lockfiles, folders, globs, `-` for standard input. What
 * cannot be read stops nothing else.
 */
export async function* readInputs(names: readonly string[], stdin: Readable): AsyncIterable<CheckedInput> {
  for (const name of names) {
    if (/^pkg:/i.test(name)) yield purlsOf(name, name);
    else if (/^purl:/i.test(name)) yield* readPurlFiles(name.slice('purl:'.length), stdin);
    else if (name !== '-' && (await isFolder(name))) yield* readFolder(name);
    else for await (const input of expandInputs([name], documentEndings, stdin)) yield* readFile(input);
  }
}

async function* readPurlFiles(path: string, stdin: Readable): AsyncIterable<CheckedInput> {
  for await (const input of expandInputs([path], ['.txt', '.purls'], stdin)) {
    yield await guarded(input.path, async () => purlsOf(input.path, decode(await input.bytes())));
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

/** A folder is a source tree; where no collector finds anything in it, the SBOMs that it holds count. */
async function* readFolder(path: string): AsyncIterable<CheckedInput> {
  const { readSourceTree } = await import('./read-source-tree.ts');
  let found = false;
  for await (const one of readSourceTree(path)) {
    found = true;
    yield one;
  }
  if (found) return;
  for await (const input of expandInputs([path], documentEndings, process.stdin)) {
    const read = await readAsDocument(input);
    if ('error' in read && isOtherFile(read.error)) continue;
    found = true;
    yield read;
  }
  if (!found) yield { input: path, error: new WaybillError('unknown-format', `${path} holds neither lockfiles nor SBOMs that are read.`) };
}

async function* readFile(input: Input): AsyncIterable<CheckedInput> {
  if (input.path !== '-') {
    const { isLockfile, readLockfile } = await import('./read-source-tree.ts');
    if (isLockfile(input.path)) return yield* readLockfile(input.path);
  }
  yield await readAsDocument(input);
}

function readAsDocument(input: Input): Promise<CheckedInput> {
  return guarded(input.path, async () => {
    const bytes = await input.bytes();
    if (startsWithPurl(bytes)) return purlsOf(input.path, decode(bytes));
    const { head, collected } = readDocument(bytes, input.path);
    const { root, serial } = head;
    const of = { ...(root ? { about: root } : {}), ...(serial === undefined ? {} : { serial }) };
    return { input: input.path, path: input.path, collected, spellsPurls: true, ...of };
  });
}

/** Other JSON and XML of a project is no SBOM that could not be read. */
function isOtherFile(error: unknown): boolean {
  return error instanceof WaybillError && error.code === 'unknown-format' && !error.message.includes('looks like');
}

async function guarded(input: string, work: () => Promise<CheckedInput>): Promise<CheckedInput> {
  try {
    return await work();
  } catch (error) {
    return { input, error };
  }
}

function startsWithPurl(bytes: Uint8Array): boolean {
  return decode(bytes.subarray(0, 64)).trimStart().startsWith('pkg:');
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
