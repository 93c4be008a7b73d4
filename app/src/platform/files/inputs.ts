import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';
import { diskFile } from './disk-file.ts';

/** One thing that a command was told to read: its bytes on demand, or why it cannot be read. */
export interface Input {
  /** As a person would name it: a path, or `-` for standard input. */
  readonly path: string;
  /** @param room to read to, if it is large enough: whoever reads many documents need not take memory for each */
  bytes(room?: Uint8Array): Promise<Uint8Array>;
}

/**
 * The inputs that arguments name: files, folders (all files below them whose name ends in one of `endings`, `.gitignore` respected), globs, and
 * `-` for standard input. What cannot be read is an input whose `bytes` throws, so that one bad name never stops the others.
 */
export async function* expandInputs(
  paths: readonly string[],
  endings: readonly string[],
  stdin: AsyncIterable<unknown>,
): AsyncIterable<Input> {
  for (const path of paths) {
    if (path === '-') yield { path, bytes: () => readAll(stdin) };
    else yield* expandPath(path, endings);
  }
}

async function* expandPath(path: string, endings: readonly string[]): AsyncIterable<Input> {
  const found = attempt(() => statSync(path));
  if (!(found instanceof Error)) {
    if (found.isDirectory()) yield* filesBelow(path, endings);
    else yield { path, bytes: (room) => diskFile(path, path).bytes(room) };
    return;
  }
  if (/[*?[{]/.test(path)) {
    const matches = globSync(path).sort();
    for (const match of matches) yield* expandPath(match, endings);
    if (matches.length > 0) return;
  }
  const why = found.code === 'ENOENT' ? 'there is no such file or folder' : messageOf(found);
  yield failing(path, new WaybillError('not-found', `${path}: ${why}`, { place: { path }, cause: found }));
}

/** At once: the asynchronous forms take longer to load than to use. */
function attempt<T>(work: () => T): T | NodeJS.ErrnoException {
  try {
    return work();
  } catch (thrown) {
    return thrown as NodeJS.ErrnoException;
  }
}

async function* filesBelow(root: string, endings: readonly string[]): AsyncIterable<Input> {
  const unreadable: Input[] = [];
  // A tree is walked by few commands, and its parts take long to load.
  const { diskTree } = await import('./disk-tree.ts');
  const tree = diskTree(root, { respectGitignore: true, skip: ['node_modules'] });
  const globs = endings.map((ending) => `**/*${ending}`);
  for await (const file of tree.find(globs, (path, why) =>
    unreadable.push(failing(join(root, path), new WaybillError('unreadable', `${join(root, path)} cannot be read: ${messageOf(why)}`))),
  )) {
    yield { path: join(root, file.path), bytes: (room) => file.bytes(room) };
  }
  yield* unreadable;
}

function failing(path: string, error: WaybillError): Input {
  return { path, bytes: () => Promise.reject(error) };
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Uint8Array).length;
    if (size > limits.documentBytes)
      throw new WaybillError('limit-exceeded', `standard input holds more than ${limits.documentBytes} bytes`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}
