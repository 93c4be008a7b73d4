import { findLicenseId } from '../../list/find-id.ts';
import { licenseIds } from '../../list/license-ids.ts';
import { addressNameAt } from './address-name.ts';
import { bsdNameAt } from './bsd-name.ts';
import { creativeCommonsNameAt } from './creative-commons-name.ts';
import { gnuNameAt } from './gnu-name.ts';
import type { LicenseName } from './license-name.ts';
import { listedFirstWords, listedNameAt } from './listed-name.ts';
import { nameRules } from './name-rules.ts';

const wordStart = /[a-z0-9]+/g;
const idAt = /[a-z0-9]+(?:[.-][a-z0-9]+)*\+?/y;
const perl =
  /the\s+same\s+(?:terms|licen[cs]es?)(?:\s+and\s+conditions)?\s+as\s+(?:the\s+)?perl(?:\s*5)?(?:\s+itself)?(?:\s+programming\s+language)?/y;
const gnuFirst = /^(?:gnu|general|lesser|library|affero|[alf]?gpl|gfdl|version|versions|free)/;
const bsdFirst = /^(?:(?:net|open|free)?bsd|new|modified|revised|simplified|original|old|[0-4]|two|three|four|zero)$/;
const addressFirst = /^(?:https?|www|opensource|spdx|apache|gnu|creativecommons|mozilla|unlicense|boost|eclipse|wtfpl|freebsd|usr)$/;

/** The first words of all names and ids: no other word begins one, but for those that begin with an abbreviation of a GNU licence. */
const firstWords = new Set([
  ...Object.keys(nameRules),
  ...listedFirstWords,
  ...licenseIds.map((id) => id.toLowerCase().split(/[^a-z0-9]/)[0]!),
  ...`the creative cc general lesser library affero version versions free netbsd openbsd freebsd bsd new modified revised simplified original old
2 3 4 two three four zero http https usr www opensource spdx gnu creativecommons`.split(/\s+/),
]);
const gnuWord = /^(?:gnu|[alf]?gpl|gfdl)/;

/** Every licence that a passage names, in order; names inside longer names do not count. */
export function findNames(text: string): LicenseName[] {
  const names: LicenseName[] = [];
  wordStart.lastIndex = 0;
  for (let word = wordStart.exec(text); word; word = wordStart.exec(text)) {
    if (!firstWords.has(word[0]) && !gnuWord.test(word[0])) continue;
    // A part of a file's name or of an identifier: `LICENSE-MIT`, `bsd_signal`, `foo.mit`.
    if (/[-_.\\]/.test(text[word.index - 1] ?? ' ') || text[word.index + word[0].length] === '_') continue;
    const found = nameAt(text, word.index, word[0]);
    if (!found || found.to <= found.from) continue;
    names.push(changed(text, found));
    wordStart.lastIndex = found.to;
  }
  return names;
}

const change =
  /^\s*(?:licen[cs]e)?["')]{0,2},?\s*\(?(?:plus|with|\+|w\/)\s*(?:(?!no\b|not\b|without\b)[a-z0-9-]+\s+){0,4}(?:patents?|clauses?|restrictions?|modifications?|changes?|exceptions?|exemptions?|disclaimers?|addend(?:um|a)|nuclear|advertising|amendments?)\b(?!\s+of\b)|^\s+(?:clear\b|(?:[a-z0-9-]+\s+){0,3}variant\b)/;

/** "The MIT licence plus a clause" is not the MIT licence. What a GNU licence is changed by is an exception, which its name reads. */
function changed(text: string, name: LicenseName): LicenseName {
  if (name.expression === undefined || /GPL-| WITH /.test(name.expression) || !change.test(text.slice(name.to, name.to + 120))) return name;
  return { ...name, expression: undefined, similarTo: name.expression, vague: false };
}

function nameAt(text: string, at: number, word: string): LicenseName | undefined {
  const found: (LicenseName | undefined)[] = [];
  if (addressFirst.test(word)) found.push(addressNameAt(text, at));
  if (gnuFirst.test(word)) found.push(gnuNameAt(text, at));
  if (bsdFirst.test(word)) found.push(bsdNameAt(text, at));
  if (word === 'creative' || word === 'cc') found.push(creativeCommonsNameAt(text, at));
  if (word === 'the') found.push(perlTermsAt(text, at));
  found.push(idNameAt(text, at), ruleNameAt(text, at, word), listedNameAt(text, at, word));
  let longest: LicenseName | undefined;
  for (const name of found) if (name && name.to > (longest?.to ?? -1)) longest = name;
  return longest;
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
