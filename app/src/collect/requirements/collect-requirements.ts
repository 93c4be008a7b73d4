import type { Collected } from '../../domain/collected.ts';
import type { Tree, TreeFile } from '../../platform/files/tree.ts';
import { limits } from '../../platform/limits.ts';
import { isForeignPath, unread } from '../project-files.ts';
import { readBytes } from '../read-file.ts';
import { decodeText } from './decode-text.ts';
import { includesOf, parseRequirements, type RequirementsFile } from './parse.ts';

/** Reads every requirements file by itself, each with what it includes: an included file may have any name. */
export async function* collectRequirements(files: readonly TreeFile[], tree: Tree): AsyncIterable<Collected> {
  for (const file of files) {
    if (isForeignPath(file.path)) continue;
    const read = await readBytes(file);
    if ('gap' in read) yield unread(`requirements:${file.path}`, read.gap);
    else {
      const root = { path: file.path, text: decodeText(read.content) };
      yield parseRequirements(root, await readIncluded(root, tree));
    }
  }
}

/** All files that a requirements file includes, directly or not; one that cannot be read is left to the parser to miss. */
async function readIncluded(root: RequirementsFile, tree: Tree): Promise<Map<string, RequirementsFile>> {
  const included = new Map([[root.path, root]]);
  const waiting = includesOf(root);
  for (const path of waiting) {
    if (included.has(path) || path.startsWith('..') || included.size > limits.requirementsIncludes) continue;
    const file = await tree.file(path);
    const read = file && (await readBytes(file));
    if (read === undefined || 'gap' in read) continue;
    const found = { path, text: decodeText(read.content) };
    included.set(path, found);
    waiting.push(...includesOf(found));
  }
  return included;
}
