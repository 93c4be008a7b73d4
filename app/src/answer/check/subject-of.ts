import type { Advisories } from '../../advisories/index.ts';
import type { CollectedComponent } from '../../domain/collected.ts';
import { plainName } from '../../domain/plain-name.ts';
import { ecosystemOfPurl, parsePurl, withSource } from '../../domain/purl/index.ts';
import { namesItsOwn, type Subject } from '../../match/index.ts';

/** A component as advisories ask about it. */
export function subjectOf(told: CollectedComponent): Subject {
  const subject: { -readonly [Key in keyof Subject]: Subject[Key] } = { name: told.name };
  const read = told.purl === undefined ? undefined : parsePurl(told.purl);
  const purl = read && withSource(read, told.source);
  const named = purl && ecosystemOfPurl(purl, told.name);
  const version = versionOf(purl?.version, told.version);
  const publisher = told.publisher ?? told.supplier;
  if (purl) subject.purl = purl;
  if (named) subject.named = named;
  if (version !== undefined) subject.version = version;
  if (publisher !== undefined) subject.publisher = publisher;
  if (told.signer !== undefined) subject.signer = told.signer;
  if (told.hashes) subject.hashes = told.hashes;
  if (told.cpes) subject.cpes = told.cpes;
  return subject;
}

/**
 * The purl's version counts where it has one: it is what the component is known by. But some tools leave the epoch out of the purl of a distribution's package,
 * and tell it in the version.
 */
function versionOf(inPurl: string | undefined, told: string | undefined): string | undefined {
  return inPurl === undefined || told?.endsWith(`:${inPurl}`) ? told : inPurl;
}

/** What decides of a component, as text: components of one key are judged alike. */
export type KeyOfComponent = (told: CollectedComponent) => string;

/**
 * Who publishes a package, what signed it and which hash it has matter only where an advisory names a product of its name, or a hash of it. A
 * registry's names are its own, so that no product is meant by them.
 */
export function componentKeys(indexes: readonly Advisories[]): KeyOfComponent {
  const hashes = indexes.map((index) => index.productKeys('hash'));
  const names = indexes.map((index) => index.productKeys('name'));
  const cpes = indexes.map((index) => index.productKeys('cpe'));
  const isIn = (sets: typeof names, key: string) => sets.some((known) => known === undefined || known.has(key));
  const isProduct = (purl: string, name: string) =>
    !namesItsOwn(typeOf(purl)) && (isIn(names, plainName(name)) || isIn(names, plainName(nameIn(purl) ?? parsePurl(purl)?.name ?? name)));
  const isOther = (purl: string) => !namesItsOwn(typeOf(purl)) && cpes.some((known) => known === undefined || known.size > 0);
  return (told) => {
    const { purl, name, version } = told;
    // What a purl with a subpath means, its component's name may tell.
    const isAsked =
      purl === undefined || told.source || purl.includes('#') || told.hashes?.some((hash) => isIn(hashes, hash)) || isProduct(purl, name);
    if (isAsked || (told.cpes && isOther(purl)))
      return JSON.stringify([purl, name, version, told.publisher, told.supplier, told.signer, told.hashes, told.cpes, told.source]);
    return version === undefined || (purl.lastIndexOf('@') > purl.lastIndexOf('/') && !version.includes(':')) ? purl : `${purl} ${version}`;
  };
}

/** Whether a key is a purl: then nothing but the package decides. */
export function isPurlKey(key: string): boolean {
  return !key.startsWith('[');
}

/** The name in a purl, cut out of it; undefined where it is written in a way that must be read. */
function nameIn(purl: string): string | undefined {
  const question = purl.indexOf('?');
  const path = question < 0 ? purl : purl.slice(0, question);
  if (/[%#]/.test(path)) return undefined;
  const at = path.lastIndexOf('@');
  const slash = path.lastIndexOf('/');
  return path.slice(slash + 1, at > slash ? at : undefined);
}

function typeOf(purl: string): string {
  return purl.startsWith('pkg:') ? purl.slice(4, purl.indexOf('/', 4)) : '';
}
