import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceDocument } from '../../documents/index.ts';
import { readJsonDocument } from '../../documents/read-json-document.ts';
import { WaybillError } from '../../domain/errors.ts';
import type { Input } from '../../platform/files/inputs.ts';
import { readNamed } from '../../platform/files/read-named.ts';
import { encodingOf } from '../../platform/json/decode-text.ts';
import type { CheckedInput } from './checked-input.ts';
import { purlsOf } from './read-purls.ts';

/** Endings by which SBOMs are known: they count beside lockfiles too. */
const sbomEndings = packedToo([
  'bom.json',
  '.cdx.json',
  '.spdx.json',
  'bom.xml',
  '.cdx.xml',
  '.spdx.xml',
  '.cdx',
  '.spdx',
  '.spdx.yaml',
  '.spdx.yml',
  '.spdx.rdf',
]);

/** Endings of files that may be SBOMs, in a folder that is no source tree. */
const documentEndings = [...sbomEndings, ...packedToo(['.json', '.xml'])];

function packedToo(endings: readonly string[]): readonly string[] {
  return ['', '.gz', '.xz', '.bz2', '.zst'].flatMap((packed) => endings.map((ending) => ending + packed));
}

/** Files that are no archive of images, so that their first bytes need no look. */
const noArchive = /\.(json|xml|cdx|spdx|lock|lockb|txt|toml|yaml|yml|mod|sum)$/i;

/**
 * What the arguments of a check name: a purl, `purl:FILE` with a purl a line, SBOMs, lockfiles, archives of images, folders, globs, `-` for standard input. What
 * cannot be read stops nothing else. The readers of what is rare are loaded when they are needed.
 */
export async function* readInputs(names: readonly string[], stdin: AsyncIterable<unknown>): AsyncIterable<CheckedInput> {
  for (const name of names) {
    if (/^pkg:/i.test(name)) yield purlsOf(name, name);
    else if (/^purl:/i.test(name)) yield* readPurlFiles(name.slice('purl:'.length), stdin);
    else if (isImageFolder(name)) yield* await readImages(name);
    else if (kindOf(name) === 'folder') yield* readFolder(name, stdin);
    else if (kindOf(name) === 'file' && (await mayBeImage(name))) yield* await readImages(name);
    else if (kindOf(name) === 'file') yield* readFile({ path: name, bytes: async () => readNamed(name) });
    else for await (const input of await expand(name, documentEndings, stdin)) yield* readFile(input);
  }
}

/** SBOMs, each as one input. */
export async function* readDocuments(inputs: AsyncIterable<Input>): AsyncIterable<CheckedInput> {
  for await (const input of inputs) yield await readAsDocument(input);
}

function isImageFolder(path: string): boolean {
  return kindOf(path) === 'folder' && existsSync(join(path, 'oci-layout'));
}

async function mayBeImage(path: string): Promise<boolean> {
  if (noArchive.test(path)) return false;
  const images = await import('./read-images.ts');
  return images.mayBeImage(path);
}

async function readImages(path: string): Promise<AsyncIterable<CheckedInput>> {
  const images = await import('./read-images.ts');
  return images.readImages(path);
}

/** Undefined for what is to be looked at more closely: globs, standard input, what is not there. */
function kindOf(path: string): 'file' | 'folder' | undefined {
  const found = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return 'folder';
  return found?.isFile() ? 'file' : undefined;
}

async function expand(path: string, endings: readonly string[], stdin: AsyncIterable<unknown>): Promise<AsyncIterable<Input>> {
  const { expandInputs } = await import('../../platform/files/inputs.ts');
  return expandInputs([path], endings, stdin);
}

async function* readPurlFiles(path: string, stdin: AsyncIterable<unknown>): AsyncIterable<CheckedInput> {
  for await (const input of await expand(path, ['.txt', '.purls'], stdin)) {
    yield (await guarded(input.path, async () => purlsOf(input.path, decode(await input.bytes()))))!;
  }
}

/** A folder is a source tree, and what is called an SBOM counts as well; where no collector finds anything in it, so does whatever is one. */
async function* readFolder(path: string, stdin: AsyncIterable<unknown>): AsyncIterable<CheckedInput> {
  const { readSourceTree } = await import('./read-source-tree.ts');
  let found = false;
  for await (const one of readSourceTree(path)) {
    found = true;
    yield one;
  }
  for await (const input of await expand(path, found ? sbomEndings : documentEndings, stdin)) {
    const read = await readAsDocument(input);
    if ('error' in read && isOtherFile(read.error)) continue;
    found = true;
    yield read;
  }
  if (!found) yield { input: path, error: new WaybillError('unknown-format', `${path} holds neither lockfiles nor SBOMs that are read.`) };
}

/** A document in JSON, which most files are; else a lockfile, by its name, also where it only looks like JSON; else a document in another form. */
async function* readFile(input: Input): AsyncIterable<CheckedInput> {
  let bytes: Uint8Array | undefined;
  const read = await guarded(input.path, async () => {
    bytes = await input.bytes();
    return startsWithPurl(bytes) ? purlsOf(input.path, decode(bytes)) : asJson(input.path, bytes);
  });
  if (read && !('error' in read)) return yield read;
  const { isLockfile, readLockfile } = await import('./read-source-tree.ts');
  if (input.path !== '-' && isLockfile(input.path)) return yield* readLockfile(input.path);
  yield read ?? (await readAsDocument({ ...input, bytes: async () => bytes ?? input.bytes() }));
}

function asJson(path: string, bytes: Uint8Array): CheckedInput | undefined {
  const document = readJsonDocument(bytes, path);
  return document && inputOf(path, document);
}

async function readAsDocument(input: Input): Promise<CheckedInput> {
  return (await guarded(input.path, async () => {
    const bytes = await input.bytes();
    return asJson(input.path, bytes) ?? asOtherForm(input.path, bytes);
  }))!;
}

async function asOtherForm(path: string, bytes: Uint8Array): Promise<CheckedInput> {
  const { readDocument } = await import('../../documents/read-document.ts');
  return inputOf(path, readDocument(bytes, path));
}

function inputOf(path: string, { head: { root, serial }, collected }: SourceDocument): CheckedInput {
  const of = { ...(root ? { about: root } : {}), ...(serial === undefined ? {} : { serial }) };
  return { input: path, path, collected, spellsPurls: true, ...of };
}

/** Other JSON and XML of a project is no SBOM that could not be read; nor is what lists no components by its nature, such as statements. */
function isOtherFile(error: unknown): boolean {
  return isUnknown(error) && (!error.message.includes('looks like') || error.message.includes('lists no components'));
}

function isUnknown(error: unknown): error is WaybillError {
  return error instanceof WaybillError && error.code === 'unknown-format';
}

async function guarded(input: string, work: () => Promise<CheckedInput | undefined>): Promise<CheckedInput | undefined> {
  try {
    return await work();
  } catch (error) {
    return { input, error };
  }
}

/** Behind a byte order mark, where there is one. */
function startsWithPurl(bytes: Uint8Array): boolean {
  return decode(bytes.subarray(0, 16)).startsWith('pkg:');
}

/** As the byte order mark says; what is no text of that encoding makes a line that is no purl. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}
