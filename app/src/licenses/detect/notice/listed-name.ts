import { licenseNames } from '../../list/license-names.ts';
import type { LicenseName } from './license-name.ts';

/** A name of the list, without its version. */
interface ListedName {
  /** In lower case, as in the list. */
  readonly base: string;
  /** Ids by version; `''` is the name without one. */
  readonly versions: Map<string, string>;
  pattern: RegExp | undefined;
}

const form = /^(.*?)(?:,?\s+(?:v|version\s+)?(\d+(?:\.\d+){0,2}[a-c]?))?$/i;

/** Names of the list by their first word, the longest first. */
const listed: ReadonlyMap<string, readonly ListedName[]> = byFirstWord();

function byFirstWord(): Map<string, ListedName[]> {
  const names = new Map<string, ListedName>();
  for (const line of licenseNames) {
    const blank = line.indexOf(' ');
    const [, base = '', version = ''] = form.exec(line.slice(blank + 1).toLowerCase())!;
    const name = names.get(base) ?? { base, versions: new Map(), pattern: undefined };
    names.set(base, name);
    name.versions.set(version, line.slice(0, blank));
    if (version.endsWith('.0')) name.versions.set(version.slice(0, -2), line.slice(0, blank));
  }
  const found = new Map<string, ListedName[]>();
  for (const name of [...names.values()].sort((a, b) => b.base.length - a.base.length)) {
    const word = firstWord(name.base);
    if (word === undefined) continue;
    const list = found.get(word);
    if (list) list.push(name);
    else found.set(word, [name]);
  }
  return found;
}

function firstWord(text: string): string | undefined {
  return /^[a-z0-9]+/.exec(text)?.[0];
}

/** The first words of all names of the list. */
export const listedFirstWords: readonly string[] = [...listed.keys()];

/** The version behind a name: after its abbreviation, where that stands between. */
const version =
  /(?:\s*\(["']?[a-z0-9][a-z0-9 .-]{1,11}["']?\))?(?:[\s,]*(?:-\s+|\(\s*)?(?:version|ver\.?|v\.?)?\s*(\d{1,2}(?:\.\d{1,3}){0,2}[a-c]?)(?![\d.]*\d)(?:\s*\))?)/y;

/** A licence that is called at `at` as the SPDX list calls it. */
export function listedNameAt(text: string, at: number, word: string): LicenseName | undefined {
  for (const name of listed.get(word) ?? []) {
    name.pattern ??= patternOf(name.base);
    name.pattern.lastIndex = at;
    if (!name.pattern.test(text)) continue;
    const end = name.pattern.lastIndex;
    version.lastIndex = end;
    const number = version.exec(text)?.[1];
    const expression = number === undefined ? undefined : name.versions.get(number);
    if (expression !== undefined) return { from: at, to: version.lastIndex, expression, strength: 'full', vague: false };
    // Beside a version that the list has not it is another licence.
    const plain = number === undefined ? name.versions.get('') : undefined;
    const [relative] = name.versions.values();
    return plain === undefined
      ? { from: at, to: end, expression: undefined, similarTo: relative!, strength: 'full', vague: true }
      : { from: at, to: end, expression: plain, strength: 'full', vague: false };
  }
  return undefined;
}

function patternOf(base: string): RegExp {
  const words = base.split(/[\s,]+/).map((word) => (/^licen[cs]e$/.test(word) ? 'licen[cs]e' : word.replaceAll(/[^a-z0-9]/g, '\\$&')));
  return new RegExp(`${words.join('[\\s,]+(?:-\\s+)?')}(?![a-z0-9])`, 'y');
}
