import { WaybillError } from '../../../domain/errors.ts';
import type { Words } from './collect-words.ts';
import { compileGrams } from './compile-grams.ts';
import { countRequired, type IndexedText, type LicenseIndex, positionMask } from './license-index.ts';
import type { MarkedText } from './mark-text.ts';

/** A text with its name, ready for the index. */
export interface NamedText {
  readonly name: IndexedText;
  readonly marked: MarkedText;
}

/** Texts that a posting can tell apart. */
const maxTexts = 4095;

/** Lays texts out as an index. */
export function assembleIndex({ vocabulary, words }: Words, rows: readonly NamedText[]): LicenseIndex {
  if (rows.length > maxTexts) throw new WaybillError('limit-exceeded', `more than ${maxTexts} licence texts`);
  const textStarts = new Uint32Array(rows.length + 1);
  rows.forEach(({ marked, name }, i) => {
    if (marked.ids.length > positionMask) throw new WaybillError('limit-exceeded', `the text of ${name.id} is too long`);
    textStarts[i + 1] = textStarts[i]! + marked.ids.length;
  });
  const tokens = new Uint16Array(textStarts[rows.length]!);
  const flags = new Uint8Array(tokens.length);
  rows.forEach(({ marked }, i) => {
    tokens.set(marked.ids, textStarts[i]!);
    flags.set(marked.flags, textStarts[i]!);
  });
  const requiredBefore = countRequired(flags);
  const encoder = new TextEncoder();
  const wordStarts = new Uint32Array(words.length + 1);
  words.forEach((word, i) => {
    wordStarts[i + 1] = wordStarts[i]! + encoder.encode(word).length;
  });
  const texts = rows.map(({ name }) => name);
  const grams = compileGrams(rows.map(({ marked }) => marked));
  return { texts, vocabulary, wordStarts, words: encoder.encode(words.join('')), textStarts, tokens, flags, requiredBefore, ...grams };
}
