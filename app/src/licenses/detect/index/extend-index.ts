import { assembleIndex, type NamedText } from './assemble-index.ts';
import { collectWords } from './collect-words.ts';
import type { LicenseText } from './compile-index.ts';
import type { LicenseIndex } from './license-index.ts';
import { markText } from './mark-text.ts';

/**
 * An index with further licences in it: one's own, under `LicenseRef-` ids. It takes about half a second for the SPDX list.
 *
 * @throws WaybillError `limit-exceeded` where they are too many or too long
 */
export function extendIndex(index: LicenseIndex, licenses: readonly LicenseText[]): LicenseIndex {
  const decoder = new TextDecoder();
  const known = Array.from({ length: index.wordStarts.length - 1 }, (_, id) =>
    decoder.decode(index.words.subarray(index.wordStarts[id], index.wordStarts[id + 1])),
  );
  const texts = licenses.map(({ text }) => text);
  const words = collectWords(texts, [], { vocabulary: index.vocabulary, words: known });
  const before: NamedText[] = index.texts.map((name, text) => {
    const [from, to] = [index.textStarts[text], index.textStarts[text + 1]];
    return { name, marked: { ids: index.tokens.subarray(from, to), flags: index.flags.subarray(from, to) } };
  });
  const added = licenses.map(({ id, text }) => ({ name: { id, alternatives: [] }, marked: markText(id, text, words.vocabulary) }));
  return assembleIndex(words, [...before, ...added.filter(({ marked }) => marked.ids.length > 0)]);
}
