import type { Collected } from '../../domain/collected.ts';
import type { TreeFile } from '../../platform/files/tree.ts';
import { isForeignPath, unread } from '../project-files.ts';
import { readText } from '../read-file.ts';
import { parsePom } from './parse.ts';
import { readPom } from './pom.ts';
import { PomIndex } from './pom-index.ts';

/** Reads all poms of a tree, then tells of each: what one declares depends on others. */
export async function* collectPoms(files: readonly TreeFile[]): AsyncIterable<Collected> {
  const index = new PomIndex();
  const unreadable: Collected[] = [];
  for (const file of files.filter(({ path }) => !isForeignPath(path))) {
    const text = await readText(file);
    const read = 'gap' in text ? text : readPom(text.content, file.path);
    if ('gap' in read) unreadable.push(unread(scopeOf(file.path), read.gap));
    else index.add(read.value);
  }
  yield* unreadable;
  for (const pom of index.poms) yield parsePom(pom, index, scopeOf(pom.path));
}

function scopeOf(path: string): string {
  return `maven-pom:${path}`;
}
