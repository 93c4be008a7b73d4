import { messageOf, WaybillError } from '../../../../domain/errors.ts';
import type { Gap } from '../../../../domain/gap.ts';
import { parseJson } from '../../../../platform/json/index.ts';
import { limits } from '../../../../platform/limits.ts';
import { readDirectoryLists } from './directory-lists.ts';
import type { ListedDocument, ListedKey, Listing } from './listed-document.ts';
import { type Metadata, type Provider, publicLabels, readMetadata } from './metadata.ts';
import { readRolie } from './rolie.ts';

/** Has a list's content fetched; undefined where the server does not have it. */
export type ReadList = (url: string) => Promise<Buffer | undefined>;

/** All that a distribution names, over all its parts. */
export interface Listings extends Listing {
  /** What was left out on purpose. */
  readonly notes: readonly string[];
}

/**
 * Follows a vendor's or an aggregator's file to the lists of documents. A part that cannot be had or read is a gap, and leaves the listing
 * incomplete; only the first file must be there.
 *
 * @throws WaybillError `network` and so on for the first file, `unknown-format` where it is none of a distribution
 */
export async function findListings(address: string, read: ReadList): Promise<Listings> {
  const found = new Collection();
  const metadata = await readFile(address, read);
  if (metadata.kind !== 'aggregator') {
    await found.follow(metadata, address, read);
    return found.listings();
  }
  if (metadata.providers.length === 0) throw unknownFormat(address, 'names no provider');
  for (const url of new Set(metadata.providers)) {
    await found.tryPart(url, async () => {
      const provider = await readFile(url, read);
      if (provider.kind === 'aggregator') throw unknownFormat(url, 'is an aggregator, where a provider is named');
      await found.follow(provider, url, read);
    });
  }
  return found.listings();
}

async function readFile(url: string, read: ReadList): Promise<Metadata> {
  const bytes = await read(url);
  if (!bytes) throw new WaybillError('network', `${url} cannot be fetched: the server does not have it.`);
  const metadata = readMetadata(parseJson(bytes, { path: url }));
  if (!metadata) throw unknownFormat(url, 'is neither provider-metadata.json, aggregator.json nor a ROLIE feed');
  return metadata;
}

/** What was found so far. */
class Collection {
  readonly #documents = new Map<string, ListedDocument>();
  readonly #gaps: Gap[] = [];
  readonly #notes: string[] = [];
  #isWhole = true;

  listings(): Listings {
    return { documents: [...this.#documents.values()], gaps: this.#gaps, isWhole: this.#isWhole, notes: this.#notes };
  }

  async follow(metadata: Exclude<Metadata, { kind: 'aggregator' }>, url: string, read: ReadList): Promise<void> {
    if (metadata.kind === 'rolie') this.#add(readRolie(metadata.feed, url));
    else await this.#followProvider(metadata.provider, url, read);
  }

  async tryPart(path: string, part: () => Promise<void>): Promise<void> {
    try {
      await part();
    } catch (error) {
      if (!(error instanceof WaybillError)) throw error;
      this.#isWhole = false;
      this.#note({ kind: 'not-fetched', path, message: messageOf(error), blocking: true });
    }
  }

  /** A vendor's ROLIE feeds say more than its folders and hold the same, so that folders are for those who have no feed for everybody. */
  async #followProvider({ feeds, directories, keys }: Provider, address: string, read: ReadList): Promise<void> {
    const open = feeds.filter(({ tlp }) => publicLabels.has(tlp));
    for (const { url, tlp } of feeds) {
      if (!publicLabels.has(tlp)) this.#notes.push(`${url} is for those who were given it (TLP:${tlp}), and was not fetched.`);
    }
    const parts =
      open.length > 0
        ? open.map(
            ({ url }) =>
              () =>
                this.#followFeed(url, keys, read),
          )
        : [];
    if (open.length === 0) parts.push(...directories.map((url) => () => this.#followDirectory(url, keys, read)));
    if (parts.length === 0) throw unknownFormat(address, 'names no distribution that anybody may have');
    const places = open.length > 0 ? open.map(({ url }) => url) : directories;
    for (const [index, part] of parts.entries()) await this.tryPart(places[index]!, part);
  }

  async #followFeed(url: string, keys: readonly ListedKey[], read: ReadList): Promise<void> {
    const metadata = await readFile(url, read);
    if (metadata.kind !== 'rolie') throw unknownFormat(url, 'is no ROLIE feed');
    this.#add(readRolie(metadata.feed, url), keys);
  }

  async #followDirectory(directory: string, keys: readonly ListedKey[], read: ReadList): Promise<void> {
    const base = directory.endsWith('/') ? directory : `${directory}/`;
    const failures: unknown[] = [];
    const index = await this.#readOneOfTwo(`${base}index.txt`, read, failures);
    const changes = await this.#readOneOfTwo(`${base}changes.csv`, read, failures);
    if (!index && !changes) throw failures[0] ?? unknownFormat(base, 'has neither index.txt nor changes.csv');
    this.#add(readDirectoryLists({ index: index?.toString('utf8') ?? '', changes: changes?.toString('utf8') ?? '' }, base), keys);
  }

  /** Some servers refuse what they do not have: the other list then says what it can, and nothing is taken to be gone. */
  async #readOneOfTwo(url: string, read: ReadList, failures: unknown[]): Promise<Buffer | undefined> {
    try {
      return await read(url);
    } catch (error) {
      if (!(error instanceof WaybillError)) throw error;
      this.#isWhole = false;
      failures.push(error);
      return undefined;
    }
  }

  #add({ documents, gaps, isWhole }: Listing, keys: readonly ListedKey[] = []): void {
    for (const document of documents) {
      if (this.#documents.size >= limits.csafDocuments) {
        this.#isWhole = false;
        this.#note({
          kind: 'too-many-files',
          message: `There are more than ${limits.csafDocuments} documents; the rest is unread.`,
          blocking: true,
        });
        break;
      }
      this.#documents.set(document.url, { ...document, keys });
    }
    for (const gap of gaps) this.#note(gap);
    this.#isWhole &&= isWhole;
  }

  #note(gap: Gap): void {
    if (this.#gaps.length < limits.unreadNamed) this.#gaps.push(gap);
  }
}

function unknownFormat(url: string, why: string): WaybillError {
  return new WaybillError('unknown-format', `${url} ${why}.`, { place: { path: url } });
}
