import { successors } from '../../list/deprecated-ids.ts';
import { familiesWithOrLater } from '../../list/license-family.ts';
import { turningWords } from '../match/judge-reading.ts';
import { noticeWords } from '../notice/notice-words.ts';
import { equalWords } from '../text/equal-words.ts';
import { type Tokens, tokenize, tokenRoom, type Vocabulary, wordKey } from '../text/tokenize.ts';
import { hashWord } from '../text/word-hash.ts';
import { compileGrams } from './compile-grams.ts';
import { type IndexedText, type LicenseIndex, optional, slot } from './license-index.ts';
import { type MarkedText, markText } from './mark-text.ts';
import { slotPhrases } from './replaceable.ts';
import { variants } from './variants.ts';

/** A licence and its text. */
export interface LicenseText {
  readonly id: string;
  readonly text: string;
}

/** The vocabulary with the words themselves, by id. */
interface Words {
  readonly vocabulary: Vocabulary;
  readonly words: readonly string[];
}

/**
 * Compiles licence texts into an index. Texts that are letter-identical become one, with all of their ids.
 *
 * The ids may be any licence ids, `LicenseRef-` ones too. It takes about a second for the SPDX list, so it is done ahead.
 */
export function compileIndex(licenses: readonly LicenseText[]): LicenseIndex {
  const all = [...licenses.map(cleaned), ...formsOf(licenses)].filter(({ text }) => text.trim() !== '');
  const { vocabulary, words } = collectWords(all.map(({ text }) => text));
  const byTokens = new Map<string, { readonly ids: string[]; readonly marked: MarkedText }>();
  for (const { id, text } of all) {
    const marked = markText(id, text, vocabulary);
    const key = keyOf(marked);
    const same = byTokens.get(key);
    if (same) same.ids.push(id);
    else byTokens.set(key, { ids: [id], marked });
  }
  const rows = [...byTokens.values()];
  const texts = rows.map(({ ids }) => named(ids));
  const marked = rows.map((row) => row.marked);
  const textStarts = new Uint32Array(rows.length + 1);
  marked.forEach(({ ids }, i) => {
    textStarts[i + 1] = textStarts[i]! + ids.length;
  });
  const tokens = new Uint16Array(textStarts[rows.length]!);
  const flags = new Uint8Array(tokens.length);
  marked.forEach((text, i) => {
    tokens.set(text.ids, textStarts[i]!);
    flags.set(text.flags, textStarts[i]!);
  });
  const requiredBefore = new Uint32Array(tokens.length + 1);
  for (let at = 0; at < tokens.length; at++)
    requiredBefore[at + 1] = requiredBefore[at]! + ((flags[at]! & (optional | slot)) === 0 ? 1 : 0);
  const encoded = new TextEncoder().encode(words.join(''));
  const wordStarts = new Uint32Array(words.length + 1);
  words.forEach((word, i) => {
    wordStarts[i + 1] = wordStarts[i]! + new TextEncoder().encode(word).length;
  });
  return { texts, vocabulary, wordStarts, words: encoded, textStarts, tokens, flags, requiredBefore, ...compileGrams(marked) };
}

/** Two texts are one where their words are, but for copyright lines. */
function keyOf({ ids, flags }: MarkedText): string {
  let key = '';
  for (let i = 0; i < ids.length; i++) if ((flags[i]! & (optional | slot)) !== (optional | slot)) key += String.fromCharCode(ids[i]!);
  return key;
}

/** The listed texts of the deprecated GPL-with-exception ids are the exceptions, with a note to put the GPL before them. */
function cleaned({ id, text }: LicenseText): LicenseText {
  const successor = successors.get(id);
  if (successor?.exception === undefined || !id.includes('-with-')) return { id, text };
  return { id: `WITH ${successor.exception}`, text: text.replace(/^insert GPL.*$/m, '') };
}

function formsOf(licenses: readonly LicenseText[]): LicenseText[] {
  const texts = new Map(licenses.map(({ id, text }) => [id, text]));
  return variants.flatMap(({ id, from, to }) => {
    const text = texts.get(id);
    return text !== undefined && from.test(text) ? [{ id, text: text.replace(from, to) }] : [];
  });
}

/**
 * Which of several ids of one text stands for it: a current one, the narrowest, the shortest. The texts of the GNU licences do not say whether
 * later versions may be chosen, whatever id they are listed under.
 */
function named(ids: readonly string[]): IndexedText {
  const pool = [...new Set(ids.flatMap(currentIds))];
  const rank = (id: string) => (id.endsWith('-only') ? 0 : id.endsWith('-or-later') ? 2 : 1);
  pool.sort((a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1));
  return { id: pool[0]!, alternatives: pool.slice(1) };
}

function currentIds(id: string): string[] {
  const current = successors.get(id);
  if (current?.exception !== undefined) return [`${current.license} WITH ${current.exception}`];
  const license = current?.license ?? id;
  const base = license.replace(/-(only|or-later)$/, '');
  return familiesWithOrLater.has(base) && base !== license ? [`${base}-only`, `${base}-or-later`] : [license];
}

function collectWords(texts: readonly string[]): Words {
  const words: string[] = [''];
  const ids = new Map<number, number>();
  for (const group of equalWords) {
    words.push(group[0]!);
    for (const word of group) ids.set(hashWord(word), words.length - 1);
  }
  const every: Vocabulary = { keys: new Uint32Array(1), ids: new Uint16Array(1) };
  const room = tokenRoom();
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  for (const text of [...texts, slotPhrases.join('\n'), noticeWords.join(' '), turningWords.join(' ')]) {
    const bytes = encoder.encode(text);
    const tokens: Tokens = tokenize(bytes, every, room);
    for (let i = 0; i < tokens.count; i++) {
      const key = wordKey(bytes, tokens.starts[i]!, tokens.ends[i]!);
      if (ids.has(key)) continue;
      words.push(decoder.decode(bytes.subarray(tokens.starts[i], tokens.ends[i])).toLowerCase());
      ids.set(key, words.length - 1);
    }
  }
  if (words.length > 0xffff) throw new RangeError('more than 65,535 different words');
  let capacity = 1024;
  while (capacity < ids.size * 2.5) capacity *= 2;
  const vocabulary = { keys: new Uint32Array(capacity), ids: new Uint16Array(capacity) };
  for (const [key, id] of ids) {
    let place = key & (capacity - 1);
    while (vocabulary.keys[place] !== 0) place = (place + 1) & (capacity - 1);
    vocabulary.keys[place] = key;
    vocabulary.ids[place] = id;
  }
  return { vocabulary, words };
}
