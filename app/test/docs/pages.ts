import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

const outside = ['node_modules', 'dist', '.git', 'fixtures', 'coverage', 'screenshots'];

/** The pages that people read, relative to the checkout. */
export const pages: readonly string[] = pagesIn('').toSorted();

export function readPage(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The fenced blocks of a page in one language. */
export function blocksOf(page: string, language: string): string[] {
  return [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, named, text]) => (named === language ? [text!] : []));
}

function pagesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return outside.includes(entry.name) ? [] : pagesIn(path);
    // The build copies the front page into the package.
    return entry.name.endsWith('.md') && path !== join('app', 'README.md') ? [path] : [];
  });
}
