/** One entry of a Yarn 1 lockfile. */
export interface ClassicEntry {
  /** `name@range`, all that this entry answers. */
  readonly patterns: readonly string[];
  readonly line: number;
  readonly fields: ReadonlyMap<string, string>;
  /** `dependencies` and `optionalDependencies`: range by name. */
  readonly needs: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface BadLine {
  readonly line: number;
  readonly text: string;
}

interface OpenEntry extends ClassicEntry {
  readonly fields: Map<string, string>;
  readonly needs: Map<string, Map<string, string>>;
}

/**
 * Splits a Yarn 1 lockfile into its entries. Three depths of indentation are all there is: patterns, fields, needs.
 * @returns the entries, and the lines that are none of these
 */
export function readClassicEntries(text: string): { entries: ClassicEntry[]; bad: BadLine[] } {
  const entries: ClassicEntry[] = [];
  const bad: BadLine[] = [];
  let entry: OpenEntry | undefined;
  let block: Map<string, string> | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const content = raw.trimStart();
    if (content === '' || content.startsWith('#')) continue;
    const words = wordsOf(content);
    const indent = raw.length - content.length;
    const [key, value] = words ?? [];
    if (words === undefined || key === undefined) bad.push({ line, text: content });
    else if (indent === 0 && words.at(-1) === ':') {
      entry = { patterns: words.slice(0, -1), line, fields: new Map(), needs: new Map() };
      block = undefined;
      entries.push(entry);
    } else if (indent === 2 && entry && words.length === 2 && value === ':') {
      block = new Map();
      entry.needs.set(key, block);
    } else if (indent === 2 && entry && words.length === 2) entry.fields.set(key, value!);
    else if (indent === 4 && block && words.length === 2) block.set(key, value!);
    else bad.push({ line, text: content });
  }
  return { entries, bad };
}

/** The words of a line, commas left out; a colon at the end is a word. Undefined where a quoted word does not end. */
function wordsOf(content: string): string[] | undefined {
  const words: string[] = [];
  const isBlock = content.trimEnd().endsWith(':');
  const text = isBlock ? content.trimEnd().slice(0, -1) : content;
  for (let at = 0; at < text.length; ) {
    if (text[at] === ' ' || text[at] === ',' || text[at] === '\t') at += 1;
    else if (text[at] === '"') {
      const end = endOfQuoted(text, at);
      if (end === undefined) return undefined;
      const word = unquote(text.slice(at, end));
      if (word === undefined) return undefined;
      words.push(word);
      at = end;
    } else {
      let end = at;
      while (end < text.length && text[end] !== ' ' && text[end] !== ',' && text[end] !== '\t') end += 1;
      words.push(text.slice(at, end));
      at = end;
    }
  }
  return isBlock ? [...words, ':'] : words;
}

/** Yarn writes quoted words as JSON does. */
function unquote(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

function endOfQuoted(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return undefined;
}
