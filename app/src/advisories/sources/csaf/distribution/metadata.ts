import { limits } from '../../../../platform/limits.ts';
import { type Fields, fieldsOf, looseObjectAt, looseObjectsAt, looseTextAt, valueAt } from '../../../fields.ts';
import type { ListedKey } from './listed-document.ts';

/** A file that says where a vendor's documents, or those of many vendors, are. */
export type Metadata =
  | { readonly kind: 'provider'; readonly provider: Provider }
  | { readonly kind: 'aggregator'; readonly providers: readonly string[] }
  | { readonly kind: 'rolie'; readonly feed: Fields };

export interface Provider {
  readonly role: string;
  /** Folders with lists of what is in them. */
  readonly directories: readonly string[];
  readonly feeds: readonly RolieLink[];
  readonly keys: readonly ListedKey[];
}

export interface RolieLink {
  readonly url: string;
  /** In upper case; `UNLABELED` where nothing is said. */
  readonly tlp: string;
}

/** Labels of what anybody may have; what is labelled otherwise is for those who were given it. */
export const publicLabels: ReadonlySet<string> = new Set(['UNLABELED', 'WHITE', 'CLEAR']);

/**
 * Reads `provider-metadata.json`, `aggregator.json` or a ROLIE feed, told by its content; undefined for anything else.
 *
 * @see https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html#7-distributing-csaf-documents
 */
export function readMetadata(value: unknown): Metadata | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = fieldsOf(value);
  const feed = looseObjectAt(fields, 'feed');
  if (feed && Array.isArray(valueAt(feed, 'entry'))) return { kind: 'rolie', feed };
  if (looseObjectAt(fields, 'aggregator') && looseTextAt(fields, 'aggregator_version') !== undefined) {
    return { kind: 'aggregator', providers: providersOf(fields) };
  }
  if (looseTextAt(fields, 'metadata_version') === undefined || looseTextAt(fields, 'role') === undefined) return undefined;
  return { kind: 'provider', provider: readProvider(fields) };
}

/** An aggregator names its own copy of a provider where it has one, and always the provider itself. */
function providersOf(fields: Fields): readonly string[] {
  const listed = [...looseObjectsAt(fields, 'csaf_providers'), ...looseObjectsAt(fields, 'csaf_publishers')];
  return listed.slice(0, limits.csafProviders).flatMap((entry) => {
    const mirrors = valueAt(entry, 'mirrors');
    const mirror = Array.isArray(mirrors) ? mirrors.find((url) => typeof url === 'string') : undefined;
    const own = looseObjectAt(entry, 'metadata');
    return mirror ?? (own && looseTextAt(own, 'url')) ?? [];
  });
}

function readProvider(fields: Fields): Provider {
  const distributions = looseObjectsAt(fields, 'distributions').slice(0, limits.csafDistributions);
  return {
    role: looseTextAt(fields, 'role')!,
    keys: looseObjectsAt(fields, 'public_openpgp_keys').slice(0, limits.csafKeys).flatMap(keyOf),
    directories: distributions.flatMap((entry) => directoryOf(entry) ?? []),
    feeds: distributions.flatMap((entry) => {
      const rolie = looseObjectAt(entry, 'rolie');
      return rolie ? looseObjectsAt(rolie, 'feeds').slice(0, limits.csafDistributions).flatMap(linkOf) : [];
    }),
  };
}

/** CSAF 2.1 puts the address into an object, with its label. */
function directoryOf(entry: Fields): string | undefined {
  const inner = looseObjectAt(entry, 'directory');
  return looseTextAt(entry, 'directory_url') ?? (inner && looseTextAt(inner, 'url'));
}

function keyOf(entry: Fields): readonly ListedKey[] {
  const url = looseTextAt(entry, 'url');
  const fingerprint = looseTextAt(entry, 'fingerprint')?.replace(/\s/g, '').toLowerCase();
  return url === undefined ? [] : [{ url, ...(fingerprint === undefined ? {} : { fingerprint }) }];
}

function linkOf(feed: Fields): readonly RolieLink[] {
  const url = looseTextAt(feed, 'url');
  return url === undefined ? [] : [{ url, tlp: (looseTextAt(feed, 'tlp_label') ?? 'UNLABELED').toUpperCase() }];
}
