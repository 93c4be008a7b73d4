import type { Detection } from './detection.ts';
import type { LicenseIndex } from './index/license-index.ts';
import { LineCounter } from './line-counter.ts';
import { findTexts, type SearchWords, searchWords } from './match/find-texts.ts';
import { tellText } from './match/tell-text.ts';
import { type TokenRoom, tokenize, tokenRoom } from './text/tokenize.ts';

/** Finds licences in files. One detector serves any number of files, one after the other: it keeps the index and working memory. */
export class LicenseDetector {
  readonly #index: LicenseIndex;
  readonly #words: SearchWords;
  readonly #room: TokenRoom = tokenRoom();

  constructor(index: LicenseIndex) {
    this.#index = index;
    this.#words = searchWords(index);
  }

  /** What the bytes of a file (UTF-8, or anything that has ASCII in it) say about licences, in order. Never throws; bounded time per byte. */
  detect(bytes: Uint8Array): Detection[] {
    const tokens = tokenize(bytes, this.#index.vocabulary, this.#room);
    const lines = new LineCounter(bytes);
    return findTexts(tokens, this.#index, this.#words).map((found) => tellText(found, tokens, bytes, this.#index, lines));
  }
}
