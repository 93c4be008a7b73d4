import type { Collected } from '../domain/collected.ts';
import { messageOf, WaybillError } from '../domain/errors.ts';
import type { Gap } from '../domain/gap.ts';
import type { Tree, TreeFile } from '../platform/files/tree.ts';

/** Folders that hold other people's packages with the lockfiles of their own development, which say nothing of this project. */
const foreignFolders: ReadonlySet<string> = new Set(['node_modules', 'bower_components', 'site-packages', '.git']);

/**
 * Reads the lockfiles of one kind, each by itself: a file that cannot be read is a `Collected` with one blocking gap and stops no other.
 *
 * @param kind of the collector: the first part of each scope
 * @param parse what the text of a lockfile tells
 */
export async function* eachProject(
  kind: string,
  files: readonly TreeFile[],
  parse: (text: string, file: TreeFile) => Collected | Promise<Collected>,
): AsyncIterable<Collected> {
  for (const file of files) {
    if (isForeign(file.path)) continue;
    const read = await readText(file);
    yield 'gap' in read ? unread(`${kind}:${file.path}`, read.gap) : await parse(read.text, file);
  }
}

/** A source of which nothing could be read. */
export function unread(scope: string, gap: Gap): Collected {
  return { scope, complete: false, components: [], services: [], relations: [], gaps: [gap] };
}

/** The text of the file with the name in the folder of another; undefined where there is none or it cannot be read: what it would add is left out. */
export async function textBeside(tree: Tree, file: TreeFile, name: string): Promise<string | undefined> {
  const found = await tree.file(pathBeside(file.path, name));
  const read = found && (await readText(found));
  return read && 'text' in read ? read.text : undefined;
}

/** The path of a name in the folder of a file, with `.` and `..` resolved; a path that leaves the tree keeps its `..`. */
export function pathBeside(path: string, name: string): string {
  return resolvePath(folderOf(path), name);
}

/** The folder of a path; empty for the tree's root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path relative to a folder of the tree, as a path of the tree. */
export function resolvePath(folder: string, path: string): string {
  const steps: string[] = [];
  for (const step of `${folder}/${path}`.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function readText(file: TreeFile): Promise<{ readonly text: string } | { readonly gap: Gap }> {
  try {
    return { text: await file.text() };
  } catch (thrown) {
    const kind = thrown instanceof WaybillError ? thrown.code : 'unreadable';
    return { gap: { kind, message: messageOf(thrown), path: file.path, blocking: true } };
  }
}

function isForeign(path: string): boolean {
  return path.split('/').some((step) => foreignFolders.has(step));
}
