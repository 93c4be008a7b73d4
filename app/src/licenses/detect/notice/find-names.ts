import { findLicenseId } from '../../list/find-id.ts';
import { licenseIds } from '../../list/license-ids.ts';
import { byteTable } from '../text/byte-table.ts';
import { addressNameAt } from './address-name.ts';
import { bsdNameAt } from './bsd-name.ts';
import { creativeCommonsNameAt } from './creative-commons-name.ts';
import { gnuNameAt } from './gnu-name.ts';
import type { LicenseName } from './license-name.ts';
import { listedFirstWords, listedNameAt } from './listed-name.ts';
import { nameRules } from './name-rules.ts';
import { exceptionAfter } from './named-exceptions.ts';

const idAt = /[a-z0-9]+(?:[.-][a-z0-9]+)*\+?/y;
const perl =
  /the\s+same\s+(?:terms|licen[cs]es?)(?:\s+and\s+conditions)?\s+as\s+(?:the\s+)?perl(?:\s*5)?(?:\s+itself)?(?:\s+programming\s+language)?/y;
const gnuFirst = /^(?:gnu|general|lesser|library|affero|[alf]?gpl|gfdl|version|versions|free)/;
const bsdFirst = /^(?:(?:net|open|free)?bsd|new|modified|revised|simplified|original|old|[0-4]|two|three|four|zero)$/;
const addressFirst = /^(?:https?|www|opensource|spdx|apache|gnu|creativecommons|mozilla|unlicense|boost|eclipse|wtfpl|freebsd|usr)$/;

const idFirst = new Set(licenseIds.map((id) => id.toLowerCase().split(/[^a-z0-9]/)[0]!));
/** The first words of all names and ids: no other word begins one, but for those that begin with an abbreviation of a GNU licence. */
const firstWords = new Set([
  ...Object.keys(nameRules),
  ...listedFirstWords,
  ...idFirst,
  ...`the creative cc general lesser library affero version versions free netbsd openbsd freebsd bsd new modified revised simplified original old
2 3 4 two three four zero http https usr www opensource spdx gnu creativecommons`.split(/\s+/),
]);

/** Readers of the names that may begin with a word. */
type Reader = (text: string, at: number, word: string) => LicenseName | undefined;
const readers = new Map([...firstWords].map((word) => [word, readersFor(word)]));

function readersFor(word: string): readonly Reader[] {
  const found: Reader[] = [];
  if (addressFirst.test(word)) found.push(addressNameAt);
  if (gnuFirst.test(word)) found.push(gnuNameAt);
  if (bsdFirst.test(word)) found.push(bsdNameAt);
  if (word === 'creative' || word === 'cc') found.push(creativeCommonsNameAt);
  if (word === 'the') found.push(perlTermsAt);
  if (idFirst.has(word)) found.push(idNameAt);
  return [...found, ruleNameAt, listedNameAt];
}

/** Words that are no first word of the list but begin like an abbreviation of a GNU licence: `gplv3only`. */
const gnuWord = /^(?:gnu|[alf]?gpl|gfdl)/;
const gnuReaders: readonly Reader[] = [gnuNameAt];

/** Sums of the first words, so that most others need not be cut out of the text to be known as none. */
const sums = new Uint8Array(0x10000);
const sumMask = sums.length - 1;
for (const word of firstWords) sums[sumOf(word) & sumMask] = 1;

function sumOf(word: string): number {
  let sum = 0;
  for (let at = 0; at < word.length; at++) sum = (Math.imul(sum, 31) + word.charCodeAt(at)) | 0;
  return sum;
}

/** A part of a passage that is read otherwise. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Every licence that a passage names, in order; names inside longer names do not count.
 *
 * @param apart parts that no name is looked for in
 */
export function findNames(text: string, apart: readonly Span[] = []): LicenseName[] {
  const codes = codesOf(text);
  const names: LicenseName[] = [];
  const partAt = (from: number, to: number) => apart.find((part) => from < part.to && to > part.from);
  for (let at = nextWord(codes, 0); at < codes.length; ) {
    const part = partAt(at, at + 1);
    const end = part?.to ?? wordEnd(codes, at);
    const found = part ? undefined : nameAt(text, at, end);
    if (found && !partAt(found.from, found.to)) names.push(changed(text, found));
    at = nextWord(codes, found?.to ?? end);
  }
  return names;
}

/** As many as there are characters: no word of a name has others than those of ASCII. Good until the next text is asked for. */
function codesOf(text: string): Uint8Array {
  if (room.length < text.length) room = new Uint8Array(2 * text.length);
  const { read, written } = encoder.encodeInto(text, room);
  if (read === text.length && written === read) return room.subarray(0, written);
  return encoder.encode(text.replaceAll(/[^\0-\x7f]/g, ' '));
}

const encoder = new TextEncoder();
let room = new Uint8Array(16_384);

/** The next word that may begin a name; the end where there is none. Apart from what reads names, for it is where the time goes. */
function nextWord(codes: Uint8Array, from: number): number {
  const to = codes.length;
  let at = from;
  while (at < to) {
    let end = at;
    let sum = 0;
    for (; end < to; end++) {
      const code = codes[end]!;
      if (isWord[code] === 0) break;
      sum = (Math.imul(sum, 31) + code) | 0;
    }
    if (end > at && (sums[sum & sumMask] !== 0 || mayBeGnu(codes, at)) && standsAlone(codes, at, end)) return at;
    for (at = end; at < to && isWord[codes[at]!] === 0; ) at++;
  }
  return at;
}

/** Whether a word is no part of a file's name or of an identifier: `LICENSE-MIT`, `bsd_signal`, `foo.mit`. */
function standsAlone(codes: Uint8Array, at: number, end: number): boolean {
  return (at === 0 || joins[codes[at - 1]!] === 0) && (end === codes.length || codes[end] !== underscore);
}

function wordEnd(codes: Uint8Array, from: number): number {
  let end = from;
  while (end < codes.length && isWord[codes[end]!] !== 0) end++;
  return end;
}

/** For each byte whether it is a lower-case letter or a digit. */
const isWord = byteTable('abcdefghijklmnopqrstuvwxyz0123456789');

const [f, g, l, n, p, underscore] = encoder.encode('fglnp_');
/** What joins a word to the one before. */
const joins = byteTable('-_.\\');

/** Whether a word begins with `gn`, `gp`, `gf`, or with `gpl` after its first letter. */
function mayBeGnu(codes: Uint8Array, at: number): boolean {
  const [first, second, third] = [codes[at], codes[at + 1], codes[at + 2]];
  if (first === g) return second === n || second === p || second === f;
  return second === g && third === p && codes[at + 3] === l;
}

const change =
  /^\s*(?:licen[cs]e)?["')]{0,2},?\s*\(?(?:plus|with|\+|w\/)\s*(?:(?!no\b|not\b|without\b)[a-z0-9-]+\s+){0,4}(?:(?!non?-)[a-z0-9]+-){0,4}(?:patents?|clauses?|restrictions?|modifications?|changes?|exceptions?|exemptions?|disclaimers?|addend(?:um|a)|nuclear|advertising|amendments?)\b(?!\s+of\b)|^\s+(?:clear\b|(?:[a-z0-9-]+\s+){0,3}variant\b)/;

/** "The MIT licence plus a clause" is not the MIT licence. What a GNU licence is changed by is an exception, which its name reads. */
function changed(text: string, name: LicenseName): LicenseName {
  if (name.expression === undefined || /GPL-| WITH /.test(name.expression) || !change.test(text.slice(name.to, name.to + 120))) return name;
  return { ...name, expression: undefined, similarTo: name.expression, vague: false };
}

function nameAt(text: string, at: number, end: number): LicenseName | undefined {
  const word = text.slice(at, end);
  const all = readers.get(word) ?? (gnuWord.test(word) ? gnuReaders : []);
  let longest: LicenseName | undefined;
  for (const read of all) {
    const name = read(text, at, word);
    if (name && name.to > (longest?.to ?? at)) longest = name;
  }
  return longest && !isFileName(text, longest) ? longest : undefined;
}

/** Whether a name is a part of a path: `examples/mit-license.txt`. */
function isFileName(text: string, { from, to, strength }: LicenseName): boolean {
  return strength !== 'address' && text[from - 1] === '/' && /^(?:[-_.]licen[cs]e)?\.(?:txt|md|html?|php)\b/.test(text.slice(to, to + 16));
}

function perlTermsAt(text: string, at: number): LicenseName | undefined {
  perl.lastIndex = at;
  if (!perl.test(text)) return undefined;
  return { from: at, to: perl.lastIndex, expression: 'Artistic-1.0-Perl OR GPL-1.0-or-later', strength: 'full', vague: false };
}

/** An id of the SPDX list that cannot be taken for an ordinary word: with a version or a hyphen in it. */
function idNameAt(text: string, at: number): LicenseName | undefined {
  idAt.lastIndex = at;
  const word = idAt.exec(text)?.[0];
  if (word === undefined || !/[-\d]/.test(word) || word.length < 4) return undefined;
  const id = findLicenseId(word);
  return id === undefined
    ? undefined
    : { from: at, to: at + word.length, expression: id, vague: false, strength: /-\d|clause|only|later/.test(word) ? 'full' : 'short' };
}

const leadingVersion = /version\s+(\d+(?:\.\d+)*)(?:\s+only)?\s+of\s+(?:the\s+)?$/;
const apacheException = /(?:\s+licen[cs]e)?\s+with\s+(?:the\s+)?(llvm|runtime(?:\s+library)?)[\s-]exceptions?/y;

function ruleNameAt(text: string, at: number, word: string): LicenseName | undefined {
  for (const { pattern, versions, similarTo, strength } of nameRules[word] ?? []) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    let to = pattern.lastIndex;
    if (!found || /[a-z0-9]/.test(text[to] ?? ' ')) continue;
    const version = found[1] ?? versionBefore(text, at);
    let expression = Object.hasOwn(versions, version) ? versions[version] : undefined;
    if (expression === undefined && found[1] !== undefined && similarTo === undefined) continue;
    if (expression === 'Apache-2.0') {
      apacheException.lastIndex = to;
      const exception = apacheException.exec(text)?.[1];
      if (exception !== undefined) {
        expression = `Apache-2.0 WITH ${exception === 'llvm' ? 'LLVM-exception' : 'Swift-exception'}`;
        to = apacheException.lastIndex;
      } else {
        const below = exceptionAfter(text, to, 'Apache');
        if (below !== undefined && below !== 'unlisted') expression = `Apache-2.0 WITH ${below}`;
      }
    }
    const relative = expression === undefined && similarTo !== undefined ? { similarTo } : {};
    return { from: at, to, expression, strength, vague: expression === undefined, ...relative };
  }
  return undefined;
}

/** The version in "version 3.01 of the PHP License"; empty where none stands before. */
function versionBefore(text: string, at: number): string {
  if (!text.slice(Math.max(0, at - 8), at).includes('of ')) return '';
  return leadingVersion.exec(text.slice(Math.max(0, at - 40), at))?.[1] ?? '';
}
