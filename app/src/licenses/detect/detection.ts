/** A place in a file: bytes count from 0, lines from 1. */
export interface FilePlace {
  readonly byte: number;
  readonly line: number;
}

/** A difference between a licence found and the file's text, in the file's order. */
export interface LicenseChange {
  readonly kind: 'added' | 'removed' | 'replaced';
  readonly at: FilePlace;
  /** The words of the file; empty where words are missing. At most some hundred characters. */
  readonly text: string;
  /** The words of the licence in lower case; empty where words were added. */
  readonly license: string;
}

/**
 * One stretch of a file that says something about its licence.
 *
 * `text`: (nearly) all of a licence's text. `notice`: a sentence that grants one. `tag`: a field made for machines. `reference`: a name or an
 * address and little else.
 */
export interface Detection {
  /** An SPDX expression; null where what stands here is no known licence: then `similarTo` may name the nearest. */
  readonly expression: string | null;
  /** 0 to 1: how much of the words, found and missing, agree. */
  readonly score: number;
  /** 0 to 1: how much of the licence is there. */
  readonly coverage: number;
  readonly start: FilePlace;
  readonly end: FilePlace;
  readonly kind: 'text' | 'notice' | 'tag' | 'reference';
  /** The nearest relative of an unknown or changed text. Never a statement that it applies. */
  readonly similarTo?: string;
  readonly changes?: readonly LicenseChange[];
  /** Further terms of which this text may as well be: it does not say which (`GPL-2.0-or-later` beside `GPL-2.0-only`). */
  readonly undetermined?: readonly string[];
}

/** What a file says about its licence as a whole. */
export interface FileLicenses {
  /** All that was found as one SPDX expression; null where no licence was. */
  readonly expression: string | null;
  readonly detections: readonly Detection[];
}
