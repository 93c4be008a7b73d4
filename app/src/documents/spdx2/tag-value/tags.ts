/** One tag with its value, which may span lines between `<text>` and `</text>`. */
export interface Tag {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** A line that is neither a tag, nor a comment, nor blank. */
export interface UnreadLine {
  readonly line: number;
  readonly text: string;
}

/**
 * Splits a document of SPDX in tag-value form into its tags, in order.
 *
 * A value that opens `<text>` and never closes it reaches to the end, as an unread line tells.
 *
 * @see SPDX 2.3, clauses 6 to 13, each with its tags
 */
export function splitTags(text: string): { readonly tags: readonly Tag[]; readonly unread: readonly UnreadLine[] } {
  const tags: Tag[] = [];
  const unread: UnreadLine[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const start = index + 1;
    if (/^\s*(?:#|$)/.test(line)) continue;
    const match = /^\s*([A-Za-z]\w*)\s*:\s?(.*)$/.exec(line);
    if (!match) {
      unread.push({ line: start, text: line.slice(0, 200) });
      continue;
    }
    const [, name = '', begun = ''] = match;
    if (!begun.startsWith('<text>')) {
      tags.push({ name, value: begun.trim(), line: start });
      continue;
    }
    const value = [begun.slice('<text>'.length)];
    while (!value.at(-1)!.includes('</text>') && index + 1 < lines.length) value.push(lines[++index]!);
    const last = value.at(-1)!;
    const close = last.indexOf('</text>');
    if (close === -1) unread.push({ line: start, text: `${name} opens <text> and never closes it` });
    else value[value.length - 1] = last.slice(0, close);
    tags.push({ name, value: value.join('\n'), line: start });
  }
  return { tags, unread };
}
