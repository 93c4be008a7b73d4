import type { LicenseName } from './license-name.ts';

const pattern =
  /((?:["'(]?(?:new|modified|revised|simplified|original|old|free|(?:2|3|4|0|two|three|four|zero|1|one)[\s-]?clauses?|or)["')]?[\s,-]+){0,4})(?:net|open|free)?bsd(?:[\s-]+licen[cs]e)?((?:[\s,(/"'-]+(?:new|modified|revised|simplified|original|old|(?:2|3|4|0|1|two|three|four|zero|one)(?:[\s-]?clauses?|[\s-]cl)?|or(?=\s+["'(]?(?:new|modified|revised|simplified|original|old)\b)|freebsd)(?![\w.])["')]*){0,4})([\s-]+(?:style|like|type))?(?:[\s-]+(?:open\s+source\s+|software\s+)?licen[cs]es?)?(?:\s+\(bsd\))?/y;

/** A BSD licence at `at`: `BSD` alone does not say which of them is meant, and `BSD-style` says that it may be none. */
export function bsdNameAt(text: string, at: number): LicenseName | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) return undefined;
  const [whole, before, after, style] = found;
  // FreeBSD and its kin are systems, unless a licence is spoken of.
  if (/(?:free|net|open)bsd/.test(whole) && !/licen[cs]e/.test(whole)) return undefined;
  const expression = style === undefined ? clausesOf(`${before} ${after}`, whole) : undefined;
  return {
    from: at,
    to: pattern.lastIndex,
    expression,
    vague: expression === undefined,
    strength: expression !== undefined || /licen[cs]e/.test(whole) ? 'full' : 'short',
    ...(expression === undefined ? { similarTo: 'BSD-3-Clause' } : {}),
  };
}

function clausesOf(words: string, whole: string): string | undefined {
  if (/^freebsd/.test(whole)) return 'BSD-2-Clause-Views';
  if (/\b(?:2|two)\b|simplified/.test(words)) return /\b(?:3|three|4|four)\b/.test(words) ? undefined : 'BSD-2-Clause';
  if (/\b(?:3|three)\b|new|modified|revised/.test(words)) return /\b(?:4|four)\b/.test(words) ? undefined : 'BSD-3-Clause';
  if (/\b(?:4|four)\b|original|old/.test(words)) return 'BSD-4-Clause';
  if (/\b(?:0|zero)\b/.test(words)) return '0BSD';
  return /\b(?:1|one)\b/.test(words) ? 'BSD-1-Clause' : undefined;
}
