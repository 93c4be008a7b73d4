import type { FilePlace } from './detection.ts';
import { LineCounter } from './line-counter.ts';

/** A line that says who holds the copyright, and since when. */
export interface CopyrightLine {
  /** The line without comment markers, its white space single: at most 300 characters. */
  readonly text: string;
  readonly at: FilePlace;
}

const maxLine = 2000;
const maxText = 300;
const maxLines = 10_000;
const decoder = new TextDecoder();

/** What stands before the holder or the years. */
const lead = /^(?:portions\s+)?(?:copyright|©|\(c\))\s*(?:(?:\(c\)|©|&copy;|:|by)\s*)*/i;
/** A year or a name: without either it is the word in a sentence. */
const holder = /^(?:(?:19|20)\d\d|\p{Lu})/u;
/** What licences say about copyright. */
const term =
  /^copyright\s+(?:notices?|holders?|owners?|licen[cs]es?|laws?|and\s+(?:license|related|permission)|statements?|interests?|protection|act\b)/i;

/** The copyright lines of a file (UTF-8), in order. Never throws; linear in the bytes. */
export function findCopyrights(file: Uint8Array): CopyrightLine[] {
  const lines = new LineCounter(file);
  const found: CopyrightLine[] = [];
  for (let from = 0; from < file.length && found.length < maxLines; ) {
    const newline = file.indexOf(10, from);
    const to = newline < 0 ? file.length : newline;
    if (to - from <= maxLine && mayHold(file, from, to)) {
      const text = statementIn(decoder.decode(file.subarray(from, to)));
      if (text !== undefined) found.push({ text, at: lines.placeOf(from) });
    }
    from = to + 1;
  }
  return found;
}

/** Whether a line has `copyright`, `(c)` or `©` in it. */
function mayHold(file: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at + 1 < to; at++) {
    const byte = file[at]! | 0x20;
    if (byte === 99 && (file[at + 1]! | 0x20) === 111 && (file[at + 3]! | 0x20) === 121) return true;
    if (byte === 99 && file[at - 1] === 40 && file[at + 1] === 41) return true;
    if (file[at] === 0xc2 && file[at + 1] === 0xa9) return true;
  }
  return false;
}

function statementIn(line: string): string | undefined {
  const text = line
    .replace(/^[^\p{L}\p{N}©(]+/u, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s*/#"']+$/, '');
  const begin = text.search(/(?:portions\s+)?copyright|©|\(c\)\s/i);
  // A field or a name may stand before: `:copyright: Copyright 2006`, `Files are Copyright`.
  if (begin < 0 || begin > 40) return undefined;
  const told = text.slice(begin).replace(/^copyright:\s*(?=copyright|©)/i, '');
  // `(c)` alone is as often a bullet.
  if (/^\(c\)/i.test(told) && !/^\(c\)\s*(?:copyright|(?:19|20)\d\d)/i.test(told)) return undefined;
  return holder.test(told.replace(lead, '')) && !term.test(told) ? told.slice(0, maxText) : undefined;
}
