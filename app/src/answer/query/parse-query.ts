import { WaybillError } from '../../domain/errors.ts';
import { normaliseHash } from '../../domain/hash.ts';
import { formatPurl, modulesMeant, parsePurl } from '../../domain/purl/index.ts';
import { coordinateOf } from '../../ledger/components/identity.ts';
import { limits } from '../../platform/limits.ts';
import { parseVers } from '../../versions/index.ts';
import { type FieldTerm, type NameWish, type Query, type QueryField, queryFields, type VersionWish } from './query.ts';

/** Ids of advisories begin with the name of their database. */
const advisoryId =
  /^(?:CVE|GHSA|MAL|PYSEC|GO|RUSTSEC|OSV|GSD|DSA|DLA|DTSA|DEBIAN|USN|UBUNTU|ALSA|ALBA|ALEA|RHSA|RHBA|RHEA|RLSA|RXSA|SUSE|OPENSUSE|ALPINE|MGASA|HSEC|RSEC|BIT|CGA|EEF|KUBE|DRUPAL|CURL|WB)-[\w.:-]*\d[\w.:-]*$|^GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}$/i;

const any: VersionWish = { kind: 'any' };

/**
 * Understands what was asked for: a purl with or without version or `vers` range, a name with `*` and a version or `A..B`, a hash, the id of
 * an advisory, or `field:value` terms.
 *
 * @throws bad-query saying which part was not understood
 */
export function parseQuery(text: string): Query {
  const asked = text.trim();
  if (asked === '')
    throw new WaybillError('bad-query', 'The query is empty. Ask for a purl, a name, a hash, the id of an advisory, or field:value.');
  if (asked.length > limits.queryLength) throw new WaybillError('bad-query', `The query has more than ${limits.queryLength} characters.`);
  if (/^pkg:/i.test(asked)) return purlQuery(asked);
  const hash = normaliseHash(asked);
  if (hash) return { kind: 'hash', hash };
  if (/^[a-z0-9-]+:[0-9a-f]{32,}$/i.test(asked) && !isField(asked)) {
    throw new WaybillError(
      'bad-query',
      `“${asked.slice(0, 80)}” looks like a hash, but its algorithm and its number of digits do not agree.`,
    );
  }
  if (advisoryId.test(asked)) return { kind: 'advisory', id: asked };
  const words = splitWords(asked);
  if (words.some(({ text: word, quoted }) => !quoted && isField(word))) return { kind: 'fields', terms: fieldTerms(words) };
  return { kind: 'name', alternatives: nameWishes(words) };
}

function purlQuery(asked: string): Query {
  const [head = '', ...rest] = asked.split(/\s+/);
  const purl = parsePurl(head);
  if (!purl) throw new WaybillError('bad-query', `“${head}” is no package URL. One looks like pkg:npm/lodash@4.17.20.`);
  const range = rest.join(' ');
  if (range !== '' && !/^vers:/i.test(range)) {
    throw new WaybillError('bad-query', `Behind a purl only a range is understood, such as vers:npm/>=4|<4.17.21; this is “${range}”.`);
  }
  if (range !== '' && !parseVers(range))
    throw new WaybillError('bad-query', `“${range}” is no range. One looks like vers:npm/>=4|<4.17.21.`);
  const version: VersionWish =
    range !== '' ? { kind: 'range', vers: range } : purl.version === undefined ? any : { kind: 'exact', version: purl.version };
  const coordinate = coordinateOf(purl);
  const also = modulesMeant(purl)
    .map(coordinateOf)
    .filter((one) => one !== coordinate);
  return { kind: 'purl', purl: formatPurl(purl), type: purl.type, coordinate, also, qualifiers: purl.qualifiers, version };
}

interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

/** Words with white space between; quotes hold one together, also behind `field:`. */
function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/([a-z]+:)?"([^"]*)"|(\S+)/gi)) {
    const [, field, inQuotes, plain] = match;
    if (plain !== undefined) words.push({ text: plain, quoted: false });
    else words.push({ text: `${field ?? ''}${inQuotes}`, quoted: field === undefined });
  }
  return words;
}

function isField(word: string): boolean {
  const colon = word.indexOf(':');
  return colon > 0 && (queryFields as readonly string[]).includes(word.slice(0, colon).toLowerCase());
}

function fieldTerms(words: readonly Word[]): FieldTerm[] {
  const terms: { field: QueryField; value: string }[] = [];
  for (const { text, quoted } of words) {
    const last = terms.at(-1);
    if (!quoted && isField(text)) {
      const colon = text.indexOf(':');
      terms.push({ field: text.slice(0, colon).toLowerCase() as QueryField, value: text.slice(colon + 1) });
    } else if (last) last.value = `${last.value} ${text}`.trim();
    else terms.push({ field: 'name', value: text });
  }
  const empty = terms.find(({ value }) => value === '');
  if (empty) throw new WaybillError('bad-query', `Nothing stands behind “${empty.field}:”.`);
  return terms;
}

/** A last word that reads as a version may be one, or the end of the name: unless quotes tell, both are looked for. */
function nameWishes(words: readonly Word[]): NameWish[] {
  const last = words.at(-1)!;
  const name = words
    .slice(0, -1)
    .map(({ text }) => text)
    .join(' ');
  const whole: NameWish = { pattern: words.map(({ text }) => text).join(' '), version: any };
  const version = last.quoted || name === '' ? undefined : versionWish(last.text);
  if (!version) return [atVersion(whole)];
  return words[0]!.quoted || version.kind === 'span' ? [{ pattern: name, version }] : [{ pattern: name, version }, whole];
}

/** `name@1.2` is how many tools write it; a scope's `@` stands first. */
function atVersion(wish: NameWish): NameWish {
  const at = wish.pattern.lastIndexOf('@');
  const version = at > 0 ? versionWish(wish.pattern.slice(at + 1)) : undefined;
  return version ? { pattern: wish.pattern.slice(0, at), version } : wish;
}

export function versionWish(text: string): VersionWish | undefined {
  const dots = text.indexOf('..');
  if (dots > 0 && dots + 2 < text.length) return { kind: 'span', from: text.slice(0, dots), to: text.slice(dots + 2) };
  return /^v?\d[\w.+~:^-]*$/i.test(text) ? { kind: 'exact', version: text } : undefined;
}
