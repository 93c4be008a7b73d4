import { limits } from '../limits.ts';
import { decodeText, tooLarge } from './disk-file.ts';
import { compileGlobs } from './globs.ts';
import type { Tree, TreeFile } from './tree.ts';

/**
 * A tree that is only in memory: for tests, and for archives small enough to hold.
 *
 * @param files content by path, relative and with `/`; text is UTF-8. An error stands for a file that is there and cannot be read
 */
export function memoryTree(files: Readonly<Record<string, string | Uint8Array | Error>>, root = 'memory'): Tree {
  const byPath = new Map(Object.entries(files).map(([path, content]) => [path, memoryFile(path, content)]));
  const paths = [...byPath.keys()].sort();
  return {
    root,
    file: async (path) => byPath.get(path),
    async *find(globs) {
      const { matches } = compileGlobs(globs);
      for (const path of paths) if (matches(path)) yield byPath.get(path)!;
    },
  };
}

function memoryFile(path: string, content: string | Uint8Array | Error): TreeFile {
  const held = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const bytes = async () => {
    if (held instanceof Error) throw held;
    if (held.length > limits.collectedFileBytes) throw tooLarge(path);
    return held;
  };
  return { path, bytes, text: async () => decodeText(await bytes()) };
}
