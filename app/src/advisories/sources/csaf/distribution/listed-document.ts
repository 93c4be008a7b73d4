import type { Gap } from '../../../../domain/gap.ts';

/** A document as a list of a distribution names it. */
export interface ListedDocument {
  readonly url: string;
  /** When it was changed last, as the list says; absent where the list only names it. */
  readonly changed?: string;
  /** Addresses of its checksums; absent where the list does not say, so that they are looked for beside it. */
  readonly checksums?: readonly string[];
  /** The address of its signature, where the list says. */
  readonly signature?: string;
  /** The keys that its publisher names. */
  readonly keys?: readonly ListedKey[];
}

/** A key as a publisher names it. */
export interface ListedKey {
  readonly url: string;
  /** Hex digits in lower case. */
  readonly fingerprint?: string;
}

/** What a list holds. */
export interface Listing {
  readonly documents: readonly ListedDocument[];
  readonly gaps: readonly Gap[];
  /** Whether it names every document of its distribution. */
  readonly isWhole: boolean;
}

/** An address that a list names, in full; undefined where it is no address of a document, or leaves HTTPS. */
export function resolveDocument(href: string, base: string): string | undefined {
  if (href.length > 2000 || !URL.canParse(href, base)) return undefined;
  const [url, from] = [new URL(href, base), new URL(base)];
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && from.protocol === 'http:');
  return isSafe && url.username === '' && url.search === '' && /\.json$/i.test(url.pathname) ? url.href : undefined;
}

/** A path below a directory; undefined for one that leads anywhere else. */
export function resolveInside(path: string, directory: string): string | undefined {
  if (!/^[A-Za-z0-9_][A-Za-z0-9._+~/-]{0,500}$/.test(path) || /(?:^|\/)\.{0,2}(?:\/|$)/.test(path)) return undefined;
  return resolveDocument(path, directory);
}
