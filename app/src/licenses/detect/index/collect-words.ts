import { WaybillError } from '../../../domain/errors.ts';
import { type Tokens, tokenize, tokenRoom, type Vocabulary, wordKey } from '../text/tokenize.ts';
import { hashWord } from '../text/word-hash.ts';

/** A vocabulary with the words themselves, by id. Id 0 is no word. */
export interface Words {
  readonly vocabulary: Vocabulary;
  readonly words: readonly string[];
}

const nothing: Vocabulary = { keys: new Uint32Array(1), ids: new Uint16Array(1) };
const maxWords = 0xffff;

/**
 * A vocabulary of every word of the texts.
 *
 * @param groups words that share an id, the first of each its name
 * @param before a vocabulary to go on from: its words keep their ids
 * @throws WaybillError `limit-exceeded` beyond 65,535 different words
 */
export function collectWords(texts: readonly string[], groups: readonly (readonly string[])[], before?: Words): Words {
  const words = [...(before?.words ?? [''])];
  const ids = new Map<number, number>();
  if (before)
    before.vocabulary.keys.forEach((key, place) => {
      if (key !== 0) ids.set(key, before.vocabulary.ids[place]!);
    });
  for (const group of groups) {
    words.push(group[0]!);
    for (const word of group) ids.set(hashWord(word), words.length - 1);
  }
  const room = tokenRoom();
  const [decoder, encoder] = [new TextDecoder(), new TextEncoder()];
  for (const text of texts) {
    const bytes = encoder.encode(text);
    const tokens: Tokens = tokenize(bytes, nothing, room);
    for (let i = 0; i < tokens.count; i++) {
      const key = wordKey(bytes, tokens.starts[i]!, tokens.ends[i]!);
      if (ids.has(key)) continue;
      words.push(decoder.decode(bytes.subarray(tokens.starts[i], tokens.ends[i])).toLowerCase());
      ids.set(key, words.length - 1);
    }
  }
  if (words.length > maxWords) throw new WaybillError('limit-exceeded', `licence texts with more than ${maxWords} different words`);
  return { vocabulary: tableOf(ids), words };
}

function tableOf(ids: ReadonlyMap<number, number>): Vocabulary {
  let capacity = 1024;
  while (capacity < ids.size * 2.5) capacity *= 2;
  const table = { keys: new Uint32Array(capacity), ids: new Uint16Array(capacity) };
  for (const [key, id] of ids) {
    let place = key & (capacity - 1);
    while (table.keys[place] !== 0) place = (place + 1) & (capacity - 1);
    table.keys[place] = key;
    table.ids[place] = id;
  }
  return table;
}
