import type { Collected } from '../../domain/collected.ts';
import type { TreeFile } from '../../platform/files/tree.ts';
import type { Collector } from '../collector.ts';
import { eachProject, isForeignPath, unread } from '../project-files.ts';
import { readBytes } from '../read-file.ts';
import { folderOf, nameOf } from '../tree-path.ts';
import { parseBunLock } from './parse.ts';
import { parseBinaryLock } from './parse-binary.ts';

/** What Bun installs for a JavaScript project or workspace: `bun.lock`, which tells all by itself, or the older binary `bun.lockb` where that is all there is. */
export const bunLock: Collector = {
  kind: 'bun-lock',
  of: 'source',
  covers: ['npm'],
  claims: ['**/bun.lock', '**/bun.lockb'],
  async *collect(files) {
    const [texts, binaries] = [files.filter(isText), files.filter((file) => !isText(file))];
    yield* eachProject('bun-lock', texts, () => true, parseBunLock);
    const folders = new Set(texts.map(({ path }) => folderOf(path)));
    for (const file of binaries) if (!isForeignPath(file.path) && !folders.has(folderOf(file.path))) yield await collectBinary(file);
  },
};

function isText({ path }: TreeFile): boolean {
  return nameOf(path) === 'bun.lock';
}

async function collectBinary(file: TreeFile): Promise<Collected> {
  const read = await readBytes(file);
  return 'gap' in read ? unread(`bun-lock:${file.path}`, read.gap) : parseBinaryLock(file.path, read.content);
}
