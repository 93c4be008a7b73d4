import type { FetchedAnswer } from '../../platform/http/index.ts';
import type { FeedItems } from '../feed/feed-items.ts';

/** How the feeds of one kind are fetched, where that is more than one file at one address. */
export interface Connector {
  /** Whether an address is of this kind. The first connector that says so fetches it; what none claims is one file or archive. */
  claims(origin: string): boolean;
  /** Fetches what has changed since the feed was read last. @throws WaybillError where it cannot be had */
  fetch(request: FeedRequest): Promise<FetchedFeed>;
}

export interface FeedRequest {
  readonly origin: string;
  /** What is known of the feed; undefined where nothing is, so that all of it is needed. */
  readonly known: KnownFeed | undefined;
  /** Where what is fetched lies until it is read. It may hold what an earlier try left, and goes away when all is read. */
  readonly folder: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly signal: AbortSignal | undefined;
  /** OpenPGP keys that a person trusts for this feed, armoured; what the feed had before counts where nothing is said. */
  readonly trusted: readonly string[] | undefined;
  /** What the connector left there last time, also where nothing that was read then is known any more. */
  readonly lastState: string | undefined;
  /** Asks for something small. An address that came out of a feed may not lead into a private network but on the feed's own host. */
  get(url: string, options?: GetOptions): Promise<FetchedAnswer>;
  /** The feed's one file or archive, as it is fetched for feeds that no connector claims. */
  archive(url: string): Promise<FetchedFeed>;
  /** Names and versions that the inventory holds, or held, of packages of an ecosystem; empty where there is no inventory. */
  inUse(ecosystem: string): ReadonlyMap<string, readonly string[]>;
  onProgress(progress: { readonly done: number; readonly total?: number }): void;
}

export interface GetOptions {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly maxBytes?: number;
  /** JSON to send along. */
  readonly body?: Uint8Array;
}

/** What the index knows of a feed that was read before. */
export interface KnownFeed {
  /** What the connector left there last time. */
  readonly state: string | undefined;
  /** The feed's files by their paths. */
  files(): ReadonlyMap<string, KnownRemoteFile>;
}

export interface KnownRemoteFile {
  /** What identified the file when it was fetched. */
  readonly stamp?: string;
  /** When its newest record was last modified, RFC 3339 UTC. */
  readonly modified?: string;
}

/** What a feed answered. */
export type FetchedFeed =
  | { readonly status: 'unchanged'; readonly state?: string }
  | {
      readonly status: 'fetched';
      readonly items: FeedItems;
      /** Whether a file that is not among the items is there and the same as before; without it, all files are among them. */
      isUnchanged?(path: string): boolean;
      /** Whether nothing is an answer too. */
      readonly mayBeEmpty?: boolean;
      /** What people should know of how it was fetched: what was not checked, what was left out. */
      readonly notes?: readonly string[];
      /** What the connector wants to know next time. */
      readonly state?: string;
      /** What identifies the one file, where the feed is one. */
      readonly validators?: { readonly etag?: string; readonly lastModified?: string };
    };
