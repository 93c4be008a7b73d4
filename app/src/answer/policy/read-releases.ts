import { z } from 'zod';
import { WaybillError } from '../../domain/errors.ts';
import { formatPurl, parsePurl } from '../../domain/purl/index.ts';
import { parseTime } from '../../domain/time.ts';
import { readNamed } from '../../platform/files/read-named.ts';
import type { ComponentFacts } from '../../policy/index.ts';

/** What is known of the releases of a component. */
export type Releases = (purl: string | undefined) => Pick<ComponentFacts, 'latest' | 'published'>;

const entry = z.strictObject({ purl: z.string(), latest: z.string().optional(), published: z.string().optional() });

/** Entries of one file. */
const maxEntries = 2_000_000;

/**
 * Reads a file of releases, a JSON object a line: `{"purl": "pkg:npm/left", "latest": "2.0.0"}` says which version is the newest,
 * `{"purl": "pkg:npm/left@1.0.0", "published": "2024-01-31"}` when one was published.
 *
 * @throws WaybillError `schema` naming the line of the first thing that is wrong; whatever makes the file unreadable
 */
export function readReleases(path: string): Releases {
  const [latest, published] = [new Map<string, string>(), new Map<string, number>()];
  const lines = new TextDecoder().decode(readNamed(path)).split('\n');
  if (lines.length > maxEntries) throw new WaybillError('limit-exceeded', `${path} has more than ${maxEntries} lines`, { place: { path } });
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const told = readEntry(line);
    if (typeof told === 'string') throw new WaybillError('schema', `${path}, line ${at + 1}: ${told}`, { place: { path, line: at + 1 } });
    if (told.latest !== undefined) latest.set(told.bare, told.latest);
    if (told.published !== undefined) published.set(told.whole, told.published);
  }
  return (purl) => {
    const keys = purl === undefined ? undefined : keysOf(purl);
    const [newest, time] = keys ? [latest.get(keys.bare), published.get(keys.whole)] : [];
    return { ...(newest === undefined ? {} : { latest: newest }), ...(time === undefined ? {} : { published: time }) };
  };
}

function readEntry(line: string) {
  const read = entry.safeParse(parsed(line));
  if (!read.success) return 'a line is an object with purl, and latest or published';
  const keys = keysOf(read.data.purl);
  if (!keys) return `“${read.data.purl.slice(0, 200)}” is no purl`;
  const time = read.data.published === undefined ? undefined : parseTime(read.data.published);
  if (read.data.published !== undefined && time === undefined) return `“${read.data.published.slice(0, 40)}” is no date that exists`;
  return { ...keys, latest: read.data.latest, published: time };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A purl without qualifiers, with and without its version: those say which build is meant, not which release. */
function keysOf(text: string): { readonly whole: string; readonly bare: string } | undefined {
  const purl = parsePurl(text);
  if (!purl) return undefined;
  const { version, subpath: _, ...rest } = { ...purl, qualifiers: {} };
  const bare = formatPurl(rest);
  return { bare, whole: version === undefined ? bare : formatPurl({ ...rest, version }) };
}
