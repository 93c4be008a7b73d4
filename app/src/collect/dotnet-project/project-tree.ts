import type { Gap } from '../../domain/gap.ts';
import type { TreeFile } from '../../platform/files/tree.ts';
import { limits } from '../../platform/limits.ts';
import { readText } from '../read-file.ts';
import { folderOf, nameOf, resolvePath } from '../tree-path.ts';
import { type MsbuildFile, readMsbuildFile } from './msbuild-file.ts';

/** A project file with all that it takes in from the tree, in the order of MSBuild. */
export interface GatheredProject {
  readonly files: readonly MsbuildFile[];
  /** Files that could not be read, and imports that are not in the tree. */
  readonly gaps: readonly Gap[];
}

/** The files of a tree, read when they are needed and once. */
export class ProjectTree {
  readonly #files: ReadonlyMap<string, TreeFile>;
  readonly #read = new Map<string, MsbuildFile | Gap>();

  /** Paths are compared without case: projects are written on systems that do so. */
  constructor(files: readonly TreeFile[]) {
    this.#files = new Map(files.map((file) => [file.path.toLowerCase(), file]));
  }

  /** Whether NuGet locks a project, so that its lockfile tells more. */
  isLocked(path: string): boolean {
    const name = nameOf(path)
      .replace(/\.[^.]*$/, '')
      .replaceAll(' ', '_');
    return ['packages.lock.json', `packages.${name}.lock.json`].some((lock) =>
      this.#files.has(resolvePath(folderOf(path), lock).toLowerCase()),
    );
  }

  /** A file with those that it imports and those that stand above it, outermost first. */
  async gather(path: string): Promise<GatheredProject> {
    const files: MsbuildFile[] = [];
    const gaps: Gap[] = [];
    const seen = new Set<string>();
    const add = async (at: string): Promise<void> => {
      if (seen.has(at.toLowerCase()) || seen.size >= limits.msbuildImports) return;
      seen.add(at.toLowerCase());
      const file = await this.#load(at);
      if ('kind' in file) gaps.push(file);
      else {
        for (const { written, isConditional, line } of file.imports) {
          const imported = this.#imported(written, at);
          if (imported === undefined) continue;
          if (this.#files.has(imported.toLowerCase())) await add(imported);
          else if (!isConditional)
            gaps.push({ kind: 'unresolved-import', message: `${written} is not in the tree`, path: at, line, blocking: true });
        }
        files.push(file);
      }
    };
    for (const name of ['Directory.Build.props', 'Directory.Packages.props']) await this.#addNearest(name, path, add);
    await add(path);
    await this.#addNearest('Directory.Build.targets', path, add);
    return { files, gaps };
  }

  /** The path of the file of a name that stands beside another one, or nearest above it. */
  #nearest(name: string, path: string): string | undefined {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const found = this.#files.get(resolvePath(folder, name).toLowerCase());
      if (found) return found.path;
      if (folder === '') return undefined;
    }
  }

  async #addNearest(name: string, path: string, add: (path: string) => Promise<void>): Promise<void> {
    const found = this.#nearest(name, path);
    if (found !== undefined) await add(found);
  }

  /** The path of an import; undefined for what MSBuild and its SDKs bring, which says nothing of packages of the project. */
  #imported(written: string, from: string): string | undefined {
    const above = /GetPathOfFileAbove\(\s*'?([\w.]+)/i.exec(written)?.[1];
    if (above !== undefined) return folderOf(from) === '' ? undefined : this.#nearest(above, folderOf(from));
    const plain = written.replace(/\$\(MSBuildThisFileDirectory\)/gi, '').replaceAll('\\', '/');
    return /[$*?]/.test(plain) ? undefined : resolvePath(folderOf(from), plain);
  }

  async #load(path: string): Promise<MsbuildFile | Gap> {
    const file = this.#files.get(path.toLowerCase())!;
    const known = this.#read.get(file.path);
    if (known) return known;
    const text = await readText(file);
    const read = 'gap' in text ? text : readMsbuildFile(text.content, file.path);
    const loaded = 'gap' in read ? read.gap : read.value;
    this.#read.set(file.path, loaded);
    return loaded;
  }
}
