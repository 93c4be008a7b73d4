import type { Gap } from '../../../../domain/gap.ts';
import { limits } from '../../../../platform/limits.ts';
import { type Fields, looseObjectAt, looseObjectsAt, looseTextAt } from '../../../fields.ts';
import { type ListedDocument, type Listing, resolveDocument } from './listed-document.ts';

/**
 * Reads a ROLIE feed: an entry a document, with links to its checksums and its signature.
 *
 * @param address where the feed stands
 * @see https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html#7115-requirement-15-rolie-feed and RFC 8322
 */
export function readRolie(feed: Fields, address: string): Listing {
  const entries = looseObjectsAt(feed, 'entry');
  const gaps: Gap[] = [];
  const documents = new Map<string, ListedDocument>();
  for (const [index, entry] of entries.slice(0, limits.csafDocuments).entries()) {
    const document = readEntry(entry, address);
    if (document) documents.set(document.url, document);
    else {
      const message = `It names no document: ${(looseTextAt(entry, 'id') ?? 'an entry without an id').slice(0, 120)}.`;
      gaps.push({ kind: 'unreadable-list', path: address, pointer: `/feed/entry/${index}`, message, blocking: true });
    }
  }
  const isWhole = entries.length <= limits.csafDocuments;
  if (!isWhole) {
    const message = `It has more than ${limits.csafDocuments} entries; the rest is unread.`;
    gaps.push({ kind: 'too-many-files', path: address, message, blocking: true });
  }
  return { documents: [...documents.values()], gaps: gaps.slice(0, limits.unreadNamed), isWhole };
}

/** `a.json.sha512` beside `a.json`. */
function checksumOf(href: string, address: string): readonly string[] {
  const [, document, ending] = /^(.*)(\.sha(?:256|512))$/i.exec(href) ?? [];
  const url = document === undefined ? undefined : resolveDocument(document, address);
  return url === undefined ? [] : [url + ending];
}

/** `a.json.asc` beside `a.json`. */
function signatureOf(hrefs: readonly string[], address: string): Pick<ListedDocument, 'signature'> {
  for (const href of hrefs) {
    const [, document, ending] = /^(.*)(\.(?:asc|sig))$/i.exec(href) ?? [];
    const url = document === undefined ? undefined : resolveDocument(document, address);
    if (url !== undefined) return { signature: url + ending };
  }
  return {};
}

function readEntry(entry: Fields, address: string): ListedDocument | undefined {
  const links = looseObjectsAt(entry, 'link').slice(0, limits.csafLinks);
  const hrefs = (rel: string) => links.flatMap((link) => (looseTextAt(link, 'rel') === rel ? (looseTextAt(link, 'href') ?? []) : []));
  const content = looseObjectAt(entry, 'content');
  const source = (content && looseTextAt(content, 'src')) ?? hrefs('self')[0];
  const url = source === undefined ? undefined : resolveDocument(source, address);
  if (url === undefined) return undefined;
  const changed = looseTextAt(entry, 'updated');
  return {
    url,
    ...(changed === undefined ? {} : { changed }),
    checksums: hrefs('hash').flatMap((href) => checksumOf(href, address)),
    ...signatureOf(hrefs('signature'), address),
  };
}
