import type { LicenseIndex } from '../index/license-index.ts';
import { vocabularyId } from '../index/vocabulary-id.ts';
import type { Tokens } from '../text/tokenize.ts';
import { withoutException } from '../without-exception.ts';
import { cleanPassage, type Passage } from './clean-passage.ts';
import { findNames } from './find-names.ts';
import { familyOf, type JoinedNames, joinNames } from './join-names.ts';
import type { LicenseName } from './license-name.ts';
import { exceptionAfter } from './named-exceptions.ts';
import { noticeWords } from './notice-words.ts';
import { dedications, findPublicDomain, publicDomain } from './public-domain.ts';
import { isAmended, type NameContext, readContext } from './read-context.ts';
import { findTagValues, type TagValue } from './spdx-tag.ts';

/** A notice, a field or a reference, at bytes `from` to `to`. */
export interface Notice {
  readonly from: number;
  readonly to: number;
  readonly kind: 'notice' | 'tag' | 'reference';
  /** The families of its licences: `GPL`, `LGPL`. Of a field whose value is an expression none: it stands for itself. */
  readonly families: readonly string[];
  /** Whether it leaves the version open, or only gives an address. */
  readonly vague: boolean;
  /** Null where it does not say which licence it means. */
  readonly expression: string | null;
  /** What it offers besides a licence that it leaves open. */
  readonly choice?: OpenChoice;
  readonly similarTo?: string;
}

/** Licences to choose from, of which one is only hinted at: its text may stand below. */
export interface OpenChoice {
  /** Those that are named, without their exceptions. */
  readonly offers: readonly string[];
  /** The families that the open one may be of; empty where nothing is said of it. */
  readonly open: readonly string[];
}

/** Words of a passage before and after the word that called for it, and bytes that a passage has at most. */
const wordsBefore = 24;
/** Those before the first one of a file: an exception stands above the licence that it is one to. */
const wordsAbove = 120;
const wordsAfter = 64;
const maxPassage = 16_384;
const nameWords = 12;
/** Bytes from a notice within which it is repeated by its shorter forms. */
const echoReach = 4000;
/** Notices on either side that are looked at for that. */
const maxNear = 50;
const gnuFamilies = ['GPL', 'LGPL', 'AGPL'];
/** Where the name of a licence on a line of its own counts: near the start of a file, and everywhere in a short one. */
const titleBytes = 4000;
const shortFile = 8000;
/** Different licences that a file may refer to without granting any. */
const maxReferences = 3;

/** The ids of the words that notices have, in the vocabulary of an index. */
export function noticeWordIds(index: LicenseIndex): Uint8Array {
  const flags = new Uint8Array(0x10000);
  for (const word of noticeWords) {
    const id = vocabularyId(index.vocabulary, word);
    if (id !== 0) flags[id] = calls;
  }
  // "Public domain" calls where the words stand together; alone they are in every other text.
  for (const [word, flag] of [
    ['public', precedes],
    ['domain', callsAfter],
  ] as const) {
    const id = vocabularyId(index.vocabulary, word);
    if (id !== 0) flags[id] = flag;
  }
  return flags;
}

const calls = 1;
const precedes = 2;
const callsAfter = 3;

/** Whether the word at `at` calls for a passage to be read. */
function isCalled(words: Uint8Array, ids: Uint16Array, at: number): boolean {
  const flag = words[ids[at]!];
  return flag === calls || (flag === callsAfter && at > 0 && words[ids[at - 1]!] === precedes);
}

/** The next word from `from` on that calls; the number of words where there is none. Apart from what follows, for it is where the time goes. */
function nextCall(words: Uint8Array, { ids, count }: Tokens, covered: Uint8Array, from: number): number {
  let at = from;
  while (at < count && (words[ids[at]!] === 0 || covered[at] !== 0 || !isCalled(words, ids, at))) at++;
  return at;
}

/**
 * Notices outside the licence texts that were found.
 *
 * @param covered for each word of the text, whether a licence text covers it
 */
export function findNotices(tokens: Tokens, bytes: Uint8Array, words: Uint8Array, covered: Uint8Array): Notice[] {
  const notices: Notice[] = [];
  const { ids, starts, ends, count } = tokens;
  for (let at = nextCall(words, tokens, covered, 0); at < count; ) {
    let first = at;
    const before = at < wordsAbove ? wordsAbove : wordsBefore;
    while (first > 0 && at - first < before && covered[first - 1] === 0) first--;
    let last = at;
    let until = at + wordsAfter;
    while (last + 1 < count && last < until && covered[last + 1] === 0 && ends[last + 1]! - starts[first]! < maxPassage) {
      last++;
      if (isCalled(words, ids, last)) until = last + wordsAfter;
    }
    // A passage that would be too long does not end within a name.
    if (last + 1 < count && ends[last + 1]! - starts[first]! >= maxPassage) last = Math.max(at, last - nameWords);
    const from = lineStart(bytes, starts[first]!, first > 0 ? ends[first - 1]! : 0);
    const to = lineEnd(bytes, ends[last]!, last + 1 < count ? starts[last + 1]! : bytes.length);
    // The words before are there for what they say of those that follow; what they say themselves was read with the passage before.
    const begun = notices.at(-1)?.to ?? 0;
    notices.push(...readPassage(cleanPassage(bytes, from, to), bytes.length < shortFile).filter((notice) => notice.from >= begun));
    at = nextCall(words, tokens, covered, last + 1);
  }
  return withoutEchoes(withoutLists(notices));
}

/** The text of a link is text like any other, and so is what is stressed, in Markdown and in reStructuredText: marks of several characters, and of one. */
const markup = /\[\d{1,2}\]|\]\[[^\][\n]{0,80}\]|(?<![a-z0-9_])_{1,2}(?=[a-z0-9`])|(?<=[a-z0-9`])_{1,2}(?![a-z0-9_])/g;
const marks = /[[\]*`]/g;

/** @param isShort whether the file is about nothing else, so that any of its lines may be the name of its licence */
function readPassage(passage: Passage, isShort: boolean): Notice[] {
  const { original, bytes } = passage;
  const text = passage.text.replaceAll(markup, (mark) => ' '.repeat(mark.length)).replaceAll(marks, ' ');
  const place = (from: number, to: number) => ({ from: bytes[from]!, to: bytes[Math.max(from, Math.min(to, bytes.length) - 1)]! + 1 });
  const { tags, names } = fieldsAndNames(text, findTagValues(passage.text, original));
  const notices: Notice[] = tags.map(({ from, to, expression }) => ({
    ...place(from, to),
    kind: 'tag',
    families: [],
    vague: false,
    expression: expression === undefined ? null : withException(expression, passage.text, to),
  }));
  let firstNotice: number | undefined;
  for (const group of joinNames(text, names)) {
    const kind = contextOf(text, group);
    if (kind === 'mention' || (kind === 'line' && bytes[group.from]! > titleBytes && !isShort)) continue;
    // "As an exception to the GPL": it was told with the licence that was granted.
    if (isAmended(text, group) && notices.some(({ kind, families }) => kind === 'notice' && families.some(isGnu))) continue;
    const families = [...new Set(group.names.map(familyOf))];
    firstNotice ??= group.from;
    const choice = kind === 'notice' ? openChoice(text, group) : undefined;
    const isPart =
      (choice !== undefined && group.expression !== undefined) ||
      (kind === 'tag' ? fieldGoesOn : termsBelow).test(text.slice(group.to, group.to + 100)) ||
      (isAmended(text, group) && !group.expression?.includes(' WITH '));
    const similarTo = group.similarTo ?? (isPart ? group.names[0]!.expression : undefined);
    notices.push({
      ...place(group.from, group.to),
      kind: kind === 'line' ? 'reference' : kind,
      families,
      vague: group.names.every(({ vague, strength }) => vague || strength === 'address'),
      expression: isPart ? null : (group.expression ?? null),
      ...(similarTo === undefined ? {} : { similarTo }),
      ...(choice === undefined ? {} : { choice }),
    });
  }
  // An exception above the GPL, as the Linux kernel has it, names no licence.
  const above = text.slice(0, firstNotice ?? text.length);
  const isOpen = notices.length === 0 || (notices[0]!.families.some(isGnu) && !notices[0]!.expression?.includes(' WITH '));
  const exception = isOpen ? exceptionAfter(above, 0, 'GPL') : undefined;
  if (exception !== undefined && exception !== 'unlisted')
    notices.push({ ...place(0, above.length), kind: 'notice', families: [], vague: false, expression: `WITH ${exception}` });
  const given = notices.length === 0 ? findPublicDomain(text) : undefined;
  if (given) {
    const by = names.find(({ expression }) => dedications.has(expression ?? ''))?.expression ?? publicDomain;
    notices.push({ ...place(given.from, given.to), kind: 'notice', families: [], vague: false, expression: by });
  }
  return notices.sort((a, b) => a.from - b.from);
}

/** Between the value of a field and a name that belongs to it. */
const separator = /^["')]{0,2}\s*(?:[,|&/]|and\s|or\s)\s*(?:the\s+)?["'(]{0,2}$/;
const separatorReach = 16;

/** `License: MIT, Apache-2.0`: a value that another licence follows is not all that the field says. */
function fieldsAndNames(text: string, values: readonly TagValue[]): { readonly tags: readonly TagValue[]; readonly names: LicenseName[] } {
  const names = findNames(text, values);
  const goesOn = ({ from, to }: TagValue) =>
    !text.startsWith('spdx-', from) &&
    (fieldGoesOn.test(text.slice(to, to + 100)) ||
      names.some((name) => name.from > to && name.from - to <= separatorReach && separator.test(text.slice(to, name.from))));
  const tags = values.filter((value) => !goesOn(value));
  return { tags, names: tags.length === values.length ? names : findNames(text, tags) };
}

/** A field that names a GNU licence, and the exception that stands below it in words. */
function withException(expression: string, text: string, end: number): string {
  const family = /^([AL]?GPL)-[\d.]+-(?:only|or-later)$/.exec(expression)?.[1];
  const exception = family && exceptionAfter(text, end, family);
  return exception && exception !== 'unlisted' ? `${expression} WITH ${exception}` : expression;
}

/** What a group offers to choose from beside a licence that it does not name, or not quite. */
function openChoice(text: string, { names, from, to, expression, isChoice }: JoinedNames): OpenChoice | undefined {
  const offers = [...new Set(names.flatMap(({ expression: named }) => (named === undefined ? [] : [withoutException(named)])))];
  if (offers.length === 0) return undefined;
  if (expression === undefined)
    return isChoice ? { offers, open: names.filter((name) => name.expression === undefined).map(familyOf) } : undefined;
  const isOffered =
    licenceBelow.test(text.slice(to, to + choiceReach)) || choiceOfTwo.test(text.slice(Math.max(0, from - choiceReach), from));
  return names.length === 1 && isOffered ? { offers, open: [] } : undefined;
}

function isGnu(family: string): boolean {
  return gnuFamilies.includes(family);
}

/** "A choice of one of two licences: the GPL, or the licence below". */
const choiceReach = 240;
const choiceOfTwo = /\bchoice\s+of\s+(?:one\s+of\s+)?(?:two|the\s+(?:two|following))\s+licen[cs]es\b[^:]*$/;
const licenceBelow = /^[^;]{0,120}?\bor\s+(?:under\s+)?the\s+(?:[\w.-]+\s+){0,4}licen[cs]e\s+below\b/;
/** What joins to a name something that has none: "or the conditions below", `License: MIT and Custom`. */
const termsBelow =
  /^[\s"',(]{0,4}(?:or|and)\s+(?:under\s+)?the\s+(?:following\s+)?(?:terms|conditions)(?:\s+and\s+conditions)?\s+(?:below|that\s+follow|given\s+below)\b/;
const fieldGoesOn = /^["')]{0,2}\s*(?:and|or|\||&)\s+(?!later|newer|above|higher|greater)[\w.-]+["')]{0,2}[ \t]*(?:\n|$)/;

/** Leaves out what says no more than other notices nearby: names without their versions, addresses. */
function withoutEchoes(notices: readonly Notice[]): Notice[] {
  return notices.filter((one, i) => !(one.kind === 'notice' && isOfChoice(one, i, notices)) && (!one.vague || !isEcho(one, i, notices)));
}

/** Whether a licence was one of several in a sentence before, which leaves open what another one of them is: to name it alone would be wrong. */
function isOfChoice({ from, expression }: Notice, i: number, notices: readonly Notice[]): boolean {
  for (let k = i - 1; k >= 0 && from - notices[k]!.from < echoReach && i - k < maxNear; k--)
    if (expression !== null && notices[k]!.choice?.offers.includes(expression)) return true;
  return false;
}

function isEcho(one: Notice, i: number, notices: readonly Notice[]): boolean {
  const said = new Set<string>();
  const hear = (k: number) => {
    const other = notices[k]!;
    if (other.vague && (k > i || other.expression !== one.expression)) return;
    for (const family of [...other.families, ...familiesOf(other)]) said.add(family);
  };
  for (let k = i - 1; k >= 0 && one.from - notices[k]!.from < echoReach && i - k < maxNear; k--) hear(k);
  for (let k = i + 1; k < notices.length && notices[k]!.from - one.from < echoReach && k - i < maxNear; k++) hear(k);
  // "You should have received a copy of the GNU GPL" stands in notices of the LGPL as well.
  const isCopy = one.kind === 'reference' && gnuFamilies.some((family) => said.has(family));
  return one.families.every((family) => said.has(family) || (isCopy && isGnu(family)));
}

/** The families of a field's expression. */
function familiesOf({ families, expression }: Notice): string[] {
  return families.length > 0 || expression === null
    ? []
    : expression.split(/ (?:OR|AND|WITH) |[()]/).map((term) => familyOf({ expression: term }));
}

/** Many licences named one after the other, each on its line and none granted, are a list of licences. */
function withoutLists(notices: readonly Notice[]): Notice[] {
  const references = notices.filter(({ kind, expression }) => kind === 'reference' || (kind === 'tag' && expression === null));
  const isList = new Set(references.map(({ expression, similarTo }) => expression ?? similarTo)).size > maxReferences;
  return isList ? notices.filter(({ kind }) => kind !== 'reference') : [...notices];
}

const strengths: readonly NameContext[] = ['tag', 'notice', 'reference', 'line', 'mention'];

/** The strongest context of the names that a sentence joins, each and together: what holds for the first holds for all. */
function contextOf(text: string, { names, from, to, isChoice }: JoinedNames): NameContext {
  const contexts = names.map((name) => readContext(text, name));
  // No word of a sentence are names to choose from.
  if (isChoice) contexts.push(readContext(text, { ...names[0]!, from, to, strength: 'full' }));
  return strengths.find((strength) => contexts.includes(strength))!;
}

function lineStart(bytes: Uint8Array, from: number, lowest: number): number {
  const low = Math.max(lowest, from - 200);
  let at = from;
  while (at > low && bytes[at - 1] !== 10) at--;
  return at;
}

function lineEnd(bytes: Uint8Array, to: number, highest: number): number {
  const high = Math.min(highest, to + 200);
  let at = to;
  while (at < high && bytes[at] !== 10) at++;
  return at;
}
