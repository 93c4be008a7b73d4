import type { Collected } from '../domain/collected.ts';
import type { Gap } from '../domain/gap.ts';
import type { TreeFile } from '../platform/files/tree.ts';
import { limits } from '../platform/limits.ts';
import { readText } from './read-file.ts';
import { folderOf, nameOf } from './tree-path.ts';

/** Folders that hold other people's packages with the lockfiles of their own development, which say nothing of this project. */
const foreignFolders: ReadonlySet<string> = new Set(['node_modules', 'bower_components', 'site-packages', '.git']);

/** A file with its text. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A lockfile and the manifests that it locks: those in its folder and below, as far as no lockfile is nearer to them. */
export interface Project {
  readonly lockfile: TextFile;
  readonly manifests: readonly TextFile[];
}

/**
 * Reads the projects of one kind, each by itself: a lockfile that cannot be read is a `Collected` with one blocking gap and stops no other;
 * a manifest that cannot be read is left out, for it only adds how packages are used.
 *
 * @param kind       of the collector: the first part of each scope
 * @param files      that the collector claims: lockfiles and manifests
 * @param isLockfile whether a file name is a lockfile's; the others are manifests
 * @param parse      what a project tells
 */
export async function* eachProject(
  kind: string,
  files: readonly TreeFile[],
  isLockfile: (name: string) => boolean,
  parse: (project: Project) => Collected,
): AsyncIterable<Collected> {
  const own = files.filter(({ path }) => !isForeignPath(path));
  const [lockfiles, manifests] = [own.filter(({ path }) => isLockfile(nameOf(path))), own.filter(({ path }) => !isLockfile(nameOf(path)))];
  const folders = new Set(lockfiles.map(({ path }) => folderOf(path)));
  const manifestsOf = Map.groupBy(manifests, ({ path }) => nearestFolder(folderOf(path), folders));
  for (const lockfile of lockfiles) {
    const read = await readText(lockfile);
    if ('gap' in read) yield unread(`${kind}:${lockfile.path}`, read.gap);
    else
      yield parse({
        lockfile: { path: lockfile.path, text: read.content },
        manifests: await readAll(manifestsOf.get(folderOf(lockfile.path)) ?? []),
      });
  }
}

/** Whether a path is inside a package of somebody else. */
export function isForeignPath(path: string): boolean {
  return path.split('/').some((step) => foreignFolders.has(step));
}

/** A source of which nothing could be read. */
export function unread(scope: string, gap: Gap): Collected {
  return { scope, complete: false, components: [], services: [], relations: [], gaps: [gap] };
}

/** The text of a project's manifest in the folder of the lockfile itself. */
export function manifestBeside({ lockfile, manifests }: Project, name: string): string | undefined {
  return manifests.find(({ path }) => nameOf(path) === name && folderOf(path) === folderOf(lockfile.path))?.text;
}

async function readAll(files: readonly TreeFile[]): Promise<TextFile[]> {
  const texts: TextFile[] = [];
  for (const file of files.slice(0, limits.projectManifests)) {
    const read = await readText(file);
    if ('content' in read) texts.push({ path: file.path, text: read.content });
  }
  return texts;
}

function nearestFolder(folder: string, folders: ReadonlySet<string>): string | undefined {
  for (let at = folder; ; at = folderOf(at)) {
    if (folders.has(at)) return at;
    if (at === '') return undefined;
  }
}
