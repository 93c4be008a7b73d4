import { limits } from '../../../../platform/limits.ts';
import { type ListedDocument, type Listing, resolveInside } from './listed-document.ts';

/**
 * Reads the two lists of a folder of documents: `index.txt`, a path a line, and `changes.csv`, a path and the time of its last change a line.
 * Both should name everything; some vendors' list of changes holds the newest only, so that what either names is there.
 *
 * @param directory the folder's address
 * @see https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html#7112-requirement-12-indextxt
 */
export function readDirectoryLists(lists: { readonly index?: string; readonly changes?: string }, directory: string): Listing {
  const base = directory.endsWith('/') ? directory : `${directory}/`;
  const documents = new Map<string, ListedDocument>();
  const gaps: Listing['gaps'][number][] = [];
  let isWhole = true;
  function add(path: string, changed: string | undefined, line: number, list: string): void {
    if (!isWhole || /\.(?:asc|sha256|sha512|html?)$/i.test(path)) return;
    const url = resolveInside(path, base);
    if (url === undefined) {
      const message = `It names what is no document of this folder: "${path.slice(0, 120)}".`;
      gaps.push({ kind: 'unreadable-list', path: base + list, line, message, blocking: true });
    } else if (documents.size >= limits.csafDocuments && !documents.has(url)) {
      isWhole = false;
    } else {
      const newest = [documents.get(url)?.changed, changed]
        .flatMap((time) => time ?? [])
        .sort()
        .at(-1);
      documents.set(url, { url, ...(newest === undefined ? {} : { changed: newest }) });
    }
  }
  for (const [number, line] of linesOf(lists.index ?? '')) add(line, undefined, number, 'index.txt');
  for (const [number, line] of linesOf(lists.changes ?? '')) {
    const comma = line.lastIndexOf(',');
    const [path, changed] = [unquote(comma < 0 ? line : line.slice(0, comma)), comma < 0 ? '' : unquote(line.slice(comma + 1))];
    add(path, changed || undefined, number, 'changes.csv');
  }
  if (!isWhole)
    gaps.push({
      kind: 'too-many-files',
      path: base,
      message: `It has more than ${limits.csafDocuments} documents; the rest is unread.`,
      blocking: true,
    });
  return { documents: [...documents.values()], gaps: gaps.slice(0, limits.unreadNamed), isWhole };
}

function unquote(text: string): string {
  const plain = text.trim();
  return plain.startsWith('"') && plain.endsWith('"') ? plain.slice(1, -1) : plain;
}

function* linesOf(text: string): Iterable<readonly [number: number, line: string]> {
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end).trim();
    start = end < 0 ? text.length : end + 1;
    number += 1;
    if (line !== '') yield [number, line];
  }
}
