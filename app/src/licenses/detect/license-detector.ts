import { combineDetections } from './combine-detections.ts';
import type { Detection, FileLicenses } from './detection.ts';
import type { LicenseIndex } from './index/license-index.ts';
import { LineCounter } from './line-counter.ts';
import { tellText } from './match/tell-text.ts';
import { TextFinder } from './match/text-finder.ts';
import { findNotices, noticeWordIds } from './notice/find-notices.ts';
import { settleDetections } from './settle-detections.ts';
import { tellNotices } from './tell-notices.ts';
import { type TokenRoom, tokenize, tokenRoom } from './text/tokenize.ts';

/** Finds licences in files. One detector serves any number of files, one after the other: it keeps the index and working memory. */
export class LicenseDetector {
  readonly #index: LicenseIndex;
  readonly #texts: TextFinder;
  readonly #noticeWords: Uint8Array;
  readonly #room: TokenRoom = tokenRoom();

  constructor(index: LicenseIndex) {
    this.#index = index;
    this.#texts = new TextFinder(index);
    this.#noticeWords = noticeWordIds(index);
  }

  /** What the bytes of a file (UTF-8, or anything that has ASCII in it) say about licences, in order. Never throws; bounded time per byte. */
  detect(bytes: Uint8Array): FileLicenses {
    const tokens = tokenize(bytes, this.#index.vocabulary, this.#room);
    const lines = new LineCounter(bytes);
    const texts = this.#texts.find(tokens);
    const covered = new Uint8Array(tokens.count + 1);
    for (const { reading } of texts) covered.fill(1, reading.from, reading.to);
    const notices = findNotices(tokens, bytes, this.#noticeWords, covered);
    const found: Detection[] = [...texts.map((text) => tellText(text, tokens, bytes, this.#index, lines)), ...tellNotices(notices, lines)];
    const detections = settleDetections(found);
    return { expression: combineDetections(detections), detections };
  }
}
