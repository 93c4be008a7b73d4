import { successors } from '../../list/deprecated-ids.ts';
import { turningWords } from '../match/judge-reading.ts';
import { noticeWords } from '../notice/notice-words.ts';
import { equalWords } from '../text/equal-words.ts';
import { assembleIndex } from './assemble-index.ts';
import { collectWords } from './collect-words.ts';
import { type LicenseIndex, optional, slot } from './license-index.ts';
import { type MarkedText, markText } from './mark-text.ts';
import { nameText } from './name-text.ts';
import { slotPhrases } from './replaceable.ts';
import { variants } from './variants.ts';

/** A licence and its text. */
export interface LicenseText {
  readonly id: string;
  readonly text: string;
}

/**
 * Compiles licence texts into an index. Texts that are letter-identical become one, with all of their ids.
 *
 * The ids may be any licence ids, `LicenseRef-` ones too. It takes about a second for the SPDX list, so it is done ahead.
 *
 * @throws WaybillError `limit-exceeded` beyond 4,095 texts or 65,535 different words
 */
export function compileIndex(licenses: readonly LicenseText[]): LicenseIndex {
  const all = [...licenses.map(cleaned), ...formsOf(licenses)].filter(({ text }) => text.trim() !== '');
  const phrases = [slotPhrases.join('\n'), noticeWords.join(' '), turningWords.join(' ')];
  const words = collectWords([...all.map(({ text }) => text), ...phrases], equalWords);
  const byTokens = new Map<string, { readonly ids: string[]; readonly marked: MarkedText }>();
  for (const { id, text } of all) {
    const marked = markText(id, text, words.vocabulary);
    const key = keyOf(marked);
    const same = byTokens.get(key);
    if (same) same.ids.push(id);
    else byTokens.set(key, { ids: [id], marked });
  }
  return assembleIndex(
    words,
    [...byTokens.values()].map(({ ids, marked }) => ({ name: nameText(ids), marked })),
  );
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
  return variants.flatMap(({ id, of = id, from, to }) => {
    const text = texts.get(of);
    return text !== undefined && from.test(text) ? [{ id, text: text.replace(from, to) }] : [];
  });
}
