import type { Collected } from '../../domain/collected.ts';
import type { TreeFile } from '../../platform/files/tree.ts';
import { isForeignPath } from '../project-files.ts';
import { nameOf } from '../tree-path.ts';
import { parseCentral, parseProject } from './parse.ts';
import { ProjectTree } from './project-tree.ts';

const projectFile = /\.(?:cs|fs|vb)proj$/i;
const central = 'directory.packages.props';

/** Tells of each project of a tree; and of central versions that no project of the tree is governed by. */
export async function* collectProjects(files: readonly TreeFile[]): AsyncIterable<Collected> {
  const own = files.filter(({ path }) => !isForeignPath(path));
  const tree = new ProjectTree(own);
  const used = new Set<string>();
  for (const { path } of own.filter((file) => projectFile.test(file.path))) {
    const gathered = await tree.gather(path);
    for (const file of gathered.files) used.add(file.path);
    if (!tree.isLocked(path)) yield parseProject(path, gathered, scopeOf(path));
  }
  for (const { path } of own.filter((file) => nameOf(file.path).toLowerCase() === central))
    if (!used.has(path)) yield parseCentral(path, await tree.gather(path), scopeOf(path));
}

function scopeOf(path: string): string {
  return `dotnet-project:${path}`;
}
