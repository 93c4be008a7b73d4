import type { Collected } from '../../domain/collected.ts';
import type { Gap } from '../../domain/gap.ts';
import type { Tree, TreeFile } from '../../platform/files/tree.ts';
import { decodeText } from '../../platform/json/index.ts';
import { limits } from '../../platform/limits.ts';
import { isForeignPath, unread } from '../project-files.ts';
import { readBytes, unreadableGap } from '../read-file.ts';
import { includesOf, parseRequirements, type RequirementsFile } from './parse.ts';

/** Reads every requirements file by itself, each with what it includes: an included file may have any name. */
export async function* collectRequirements(files: readonly TreeFile[], tree: Tree): AsyncIterable<Collected> {
  for (const file of files) {
    if (isForeignPath(file.path)) continue;
    const read = await readDecoded(file);
    if ('gap' in read) yield unread(`requirements:${file.path}`, read.gap);
    else yield parseRequirements(read, await readIncluded(read, tree));
  }
}

/** All files that a requirements file includes, directly or not; one that cannot be read is left to the parser to miss. */
async function readIncluded(root: RequirementsFile, tree: Tree): Promise<Map<string, RequirementsFile>> {
  const included = new Map([[root.path, root]]);
  const waiting = includesOf(root);
  for (const path of waiting) {
    if (included.has(path) || path.startsWith('..') || included.size > limits.requirementsIncludes) continue;
    const file = await tree.file(path);
    const read = file && (await readDecoded(file));
    if (read === undefined || 'gap' in read) continue;
    included.set(path, read);
    waiting.push(...includesOf(read));
  }
  return included;
}

/** By the byte order mark, else as UTF-8: what `pip freeze` writes in Windows PowerShell is UTF-16, and pip reads it. */
async function readDecoded(file: TreeFile): Promise<RequirementsFile | { readonly gap: Gap }> {
  const read = await readBytes(file);
  if ('gap' in read) return read;
  try {
    return { path: file.path, text: decodeText(read.content) };
  } catch (thrown) {
    return { gap: unreadableGap(file.path, thrown) };
  }
}
