/** One line of `go.mod` that says something: the verb of its block, and its words. */
export interface Directive {
  readonly verb: string;
  readonly words: readonly string[];
  /** What stands behind `//`. */
  readonly comment: string;
  readonly line: number;
}

/** A line that cannot be read. */
export interface BadLine {
  readonly line: number;
  readonly why: string;
}

/**
 * Splits `go.mod` into its directives; `require ( ... )` gives one a line.
 * @see https://go.dev/ref/mod#go-mod-file-grammar
 */
export function readDirectives(text: string): { directives: Directive[]; bad: BadLine[] } {
  const directives: Directive[] = [];
  const bad: BadLine[] = [];
  let block: string | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const { words, comment, open } = wordsOf(raw);
    if (open) bad.push({ line, why: 'a quoted text does not end' });
    else if (words.length === 0) continue;
    else if (block !== undefined && words.length === 1 && words[0] === ')') block = undefined;
    else if (block === undefined && words.length === 2 && words[1] === '(') block = words[0]!;
    else if (block === undefined) directives.push({ verb: words[0]!, words: words.slice(1), comment, line });
    else directives.push({ verb: block, words, comment, line });
  }
  if (block !== undefined) bad.push({ line: text.split('\n').length, why: `the block of "${block}" does not end` });
  return { directives, bad };
}

function wordsOf(line: string): { words: string[]; comment: string; open: boolean } {
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    const char = line[at]!;
    if (/\s/.test(char)) at += 1;
    else if (line.startsWith('//', at)) return { words, comment: line.slice(at + 2).trim(), open: false };
    else if (char === '(' || char === ')' || char === ',') {
      words.push(char);
      at += 1;
    } else if (char === '"' || char === '`') {
      const end = line.indexOf(char, at + 1);
      if (end < 0) return { words, comment: '', open: true };
      words.push(line.slice(at + 1, end));
      at = end + 1;
    } else {
      const start = at;
      while (at < line.length && !/[\s(),]/.test(line[at]!) && !line.startsWith('//', at)) at += 1;
      words.push(line.slice(start, at));
    }
  }
  return { words, comment: '', open: false };
}
