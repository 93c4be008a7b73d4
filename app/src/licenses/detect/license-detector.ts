import { combineDetections } from './combine-detections.ts';
import type { Detection, FileLicenses, FilePlace } from './detection.ts';
import type { LicenseIndex } from './index/license-index.ts';
import { joinAlternatives } from './join-alternatives.ts';
import { LineCounter } from './line-counter.ts';
import { withConditions } from './match/attached-condition.ts';
import { tellText } from './match/tell-text.ts';
import { type FoundText, TextFinder } from './match/text-finder.ts';
import { cleanPassage } from './notice/clean-passage.ts';
import { findNotices, noticeWordIds } from './notice/find-notices.ts';
import { settleDetections } from './settle-detections.ts';
import { type Found, tellNotices } from './tell-notices.ts';
import { type TokenRoom, tokenize, tokenRoom } from './text/tokenize.ts';
import { readUtf16 } from './utf16.ts';
import { type FileWindow, type WindowSizes, windowBytes, windowsOf, windowsOfStream } from './windows.ts';

/**
 * Something of all that `tokenize` and `cleanPassage` tell apart. V8 throws away the code that it made of a function when a path of it is taken for the first time,
 * and makes it again, at length: after this there is no such path.
 */
const everyPath = new TextEncoder().encode(
  `REM a) sub-licence non-5 non- a-b Ünïcode é× ÷ü a中 中文a 〆 a— “x” <p class="a"> &amp; &x \\n \\q [link](http://a) ](b c
1.2 x\n1) [2] 3] 4-5 (a) b) (b. ii. iv) vi: d, a1 1999 6.7 8. 9\ndnl li-\n * cense zzq-\nzzq z-\nhe rd\nC x\n C x\no y\nA z\nv. w\nii x\n3-4\n5\n/* a ‘b’… 😀 <a href="http://a"> *\n" a \\"\n\\"b\\n\n-`,
);
/** So often that V8 notes what it meets. */
const warmings = 12;

/** Finds licences in files. One detector serves any number of files, one after the other: it keeps the index and working memory. */
export class LicenseDetector {
  readonly #index: LicenseIndex;
  readonly #texts: TextFinder;
  readonly #noticeWords: Uint8Array;
  readonly #room: TokenRoom = tokenRoom();
  readonly #sizes: WindowSizes;
  #covered = new Uint8Array(0);

  constructor(index: LicenseIndex, sizes: WindowSizes = windowBytes) {
    this.#index = index;
    this.#texts = new TextFinder(index);
    this.#noticeWords = noticeWordIds(index);
    this.#sizes = sizes;
    for (let time = 0; time < warmings; time++) {
      tokenize(everyPath, index.vocabulary, this.#room);
      cleanPassage(everyPath, 0, everyPath.length);
    }
  }

  /**
   * What a file says about licences, in its order. UTF-8 is expected, or anything that has ASCII in it, or UTF-16 with its mark. Never throws;
   * time is bounded per byte, memory by a window of the file.
   */
  detect(file: Uint8Array): FileLicenses {
    const wide = readUtf16(file);
    const search = new Search();
    for (const window of windowsOf(wide?.bytes ?? file, this.#sizes)) this.#search(window, search);
    const { expression, detections } = search.result();
    if (!wide) return { expression, detections };
    const back = ({ byte, line }: FilePlace) => ({ byte: wide.byteOf(byte), line });
    return { expression, detections: detections.map((one) => moved(one, back)) };
  }

  /** The same for a file that comes in pieces, of any size: at most two windows of it are held. */
  async detectStream(pieces: AsyncIterable<Uint8Array>): Promise<FileLicenses> {
    const search = new Search();
    for await (const window of windowsOfStream(pieces, this.#sizes)) this.#search(window, search);
    return search.result();
  }

  /** For each of so many words a zero. */
  #uncovered(words: number): Uint8Array {
    if (this.#covered.length < words) this.#covered = new Uint8Array(2 * words);
    return this.#covered.fill(0, 0, words);
  }

  #search({ bytes, offset, from, to }: FileWindow, search: Search): void {
    const tokens = tokenize(bytes, this.#index.vocabulary, this.#room);
    const lines = new LineCounter(bytes, { byte: offset, line: search.lineOf(offset) });
    const texts = withConditions(this.#texts.find(tokens), tokens);
    const covered = this.#uncovered(tokens.count + 1);
    for (const text of texts) if (!isChangedException(text, this.#index)) covered.fill(1, text.reading.from, text.reading.to);
    const notices = findNotices(tokens, bytes, this.#noticeWords, covered);
    const found = [...texts.map((text) => tellText(text, tokens, bytes, this.#index, lines)), ...tellNotices(notices, lines)];
    search.add(joinAlternatives(found, bytes, offset).filter(({ start }) => start.byte >= from && start.byte < to));
    // Most files are one window, and have nothing to tell: their lines need not be counted.
    const isLast = to === offset + bytes.length;
    if (!isLast) search.goOn(lines.placeOf(Math.max(0, to - this.#sizes.before - offset)));
  }
}

/** Exceptions are said in so many ways that what is not one's very text is read as a notice as well. */
function isChangedException({ reading, verdict }: FoundText, index: LicenseIndex): boolean {
  return verdict !== 'same' && index.texts[reading.text]!.id.startsWith('WITH ');
}

function sayingOf({ expression, similarTo }: Found): string {
  return expression ?? `like ${similarTo}`;
}

function moved(one: Detection, place: (from: FilePlace) => FilePlace): Detection {
  const [start, changes] = [place(one.start), one.changes?.map((change) => ({ ...change, at: place(change.at) }))];
  return { ...one, start, end: place(one.end), ...(changes ? { changes } : {}) };
}

/** What is kept of one file: all up to the first number, of what comes after it only what says something new, up to the second. */
const maxFound = 25_000;
const maxFoundNew = 50_000;

/** What was found so far, and where the next window begins. */
class Search {
  readonly #found: Found[] = [];
  #said: Set<string> | undefined;
  #next: FilePlace = { byte: 0, line: 1 };

  lineOf(byte: number): number {
    return byte === this.#next.byte ? this.#next.line : 1;
  }

  add(found: readonly Found[]): void {
    for (const one of found) if (this.#found.length < maxFound || this.#saysNew(one)) this.#found.push(one);
  }

  #saysNew(one: Found): boolean {
    this.#said ??= new Set(this.#found.map(sayingOf));
    const saying = sayingOf(one);
    if (this.#said.has(saying) || this.#found.length >= maxFoundNew) return false;
    this.#said.add(saying);
    return true;
  }

  /** @param next where the next window begins */
  goOn(next: FilePlace): void {
    this.#next = next;
  }

  result(): FileLicenses {
    const detections = settleDetections(this.#found);
    return { expression: combineDetections(detections), detections };
  }
}
