import type { Advisory } from '../../domain/advisory.ts';
import type { Enrichment } from '../../domain/enrichment.ts';
import type { Gap } from '../../domain/gap.ts';
import type { Connector } from '../fetch/connector.ts';

/** One file of a feed, whole and bounded. */
export interface FeedFile {
  /** Its name within the feed, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a file holds: its parsed content where its ending or first byte says that it is JSON or YAML, else undefined. */
export interface FeedDocument extends FeedFile {
  readonly value: unknown;
}

/** One record of a feed, or one that could not be read. */
export type FeedRecord =
  | { readonly kind: 'advisory'; readonly advisory: Advisory }
  | { readonly kind: 'enrichment'; readonly enrichment: Enrichment }
  /** The file says something that becomes true later: it must be read again then, though it stays the same. */
  | { readonly kind: 'later' }
  | { readonly kind: 'unread'; readonly gap: Gap };

/** One kind of advisory source. One folder and one line in `registry.ts`. */
export interface AdvisorySource {
  /** Kebab-case; the name of its folder. */
  readonly kind: string;
  /** What it is, for people. */
  readonly title: string;
  /** The endings of its files, in lower case, with the dot. */
  readonly endings: readonly string[];
  /** Where its publisher has it, so that it can be named by its kind. */
  readonly address?: string;
  /** How its feeds are fetched, where that is more than one file or archive at an address. */
  readonly connector?: Connector;
  /**
   * Whether its feeds speak for an ecosystem, so that of a package that they do not name it may be said that nothing was found; for every one that
   * they name when absent.
   */
  readonly speaksFor?: (ecosystem: string) => boolean;
  /** Whether a file is of this kind, by its content. At most one kind claims a file. */
  claims(document: FeedDocument): boolean;
  /** The records of a file, each of which is an advisory, an enrichment or unread: none is dropped, and nothing is thrown for bad input. */
  read(document: FeedDocument, context: ReadContext): Iterable<FeedRecord>;
}

export interface ReadContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
}
