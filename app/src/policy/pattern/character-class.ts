import type { CharacterTest } from './program.ts';

const digits: CharacterTest = (code) => code >= 48 && code <= 57;
const words: CharacterTest = (code) => digits(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const spaces: CharacterTest = (code) => code === 32 || (code >= 9 && code <= 13);

/** Classes by their letter, those in capitals the reverse. */
const named: Readonly<Record<string, CharacterTest>> = {
  d: digits,
  w: words,
  s: spaces,
  D: (code) => !digits(code),
  W: (code) => !words(code),
  S: (code) => !spaces(code),
};

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, e: 27, a: 7 };

/** What a class has come to mean, and how much of the pattern it took. */
export interface ReadClass {
  readonly test: CharacterTest;
  readonly length: number;
}

/** Every character but the ends of lines. */
export const anyCharacter: CharacterTest = (code) => code !== 10 && code !== 13 && code !== 0x85 && code !== 0x2028 && code !== 0x2029;

/** One character, its case counted or not. */
export function oneCharacter(code: number, ignoresCase: boolean): CharacterTest {
  if (!ignoresCase) return (other) => other === code;
  const lower = lowerCase(code);
  return (other) => lowerCase(other) === lower;
}

/** Reads what follows a backslash; a string says why it cannot be. */
export function readEscape(source: string, at: number, ignoresCase: boolean): ReadClass | string {
  const character = source[at];
  if (character === undefined) return 'it ends with a backslash';
  if (Object.hasOwn(named, character)) return { test: named[character]!, length: 1 };
  const code = readCode(source, at);
  if (code) return { test: oneCharacter(code.code, ignoresCase), length: code.length };
  return `\\${character} is not supported`;
}

/** A single character behind a backslash. */
function readCode(source: string, at: number): { readonly code: number; readonly length: number } | undefined {
  const character = source[at]!;
  if (Object.hasOwn(escapes, character)) return { code: escapes[character]!, length: 1 };
  const hex = /^(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4}))/.exec(source.slice(at, at + 5));
  if (hex) return { code: Number.parseInt(hex[1] ?? hex[2]!, 16), length: hex[0].length };
  return /[A-Za-z0-9]/.test(character) ? undefined : { code: character.charCodeAt(0), length: 1 };
}

/** Reads `[...]`, `at` behind the opening bracket; a string says why it cannot be. */
export function readClass(source: string, at: number, ignoresCase: boolean): ReadClass | string {
  const negated = source[at] === '^';
  const tests: CharacterTest[] = [];
  let place = at + (negated ? 1 : 0);
  for (let first = true; ; first = false) {
    const character = source[place];
    if (character === undefined) return 'a class in brackets is never closed';
    if (character === ']' && !first) break;
    if (character === '[' || source.startsWith('&&', place)) return 'classes inside classes are not supported';
    const from = readMember(source, place, ignoresCase);
    if (typeof from === 'string') return from;
    place += from.length;
    const isRange = source[place] === '-' && source[place + 1] !== undefined && source[place + 1] !== ']';
    if (!isRange || from.code === undefined) {
      tests.push(from.test);
      continue;
    }
    const to = readMember(source, place + 1, ignoresCase);
    if (typeof to === 'string') return to;
    if (to.code === undefined || to.code < from.code) return 'a range of characters goes backwards';
    tests.push(range(from.code, to.code, ignoresCase));
    place += 1 + to.length;
  }
  const some: CharacterTest = (code) => tests.some((test) => test(code));
  return { test: negated ? (code) => !some(code) : some, length: place + 1 - at };
}

function readMember(source: string, at: number, ignoresCase: boolean): (ReadClass & { readonly code: number | undefined }) | string {
  if (source[at] !== '\\') {
    const code = source.charCodeAt(at);
    return { test: oneCharacter(code, ignoresCase), length: 1, code };
  }
  const read = readEscape(source, at + 1, ignoresCase);
  if (typeof read === 'string') return read;
  const single = Object.hasOwn(named, source[at + 1]!) ? undefined : readCode(source, at + 1);
  return { test: read.test, length: read.length + 1, code: single?.code };
}

function range(from: number, to: number, ignoresCase: boolean): CharacterTest {
  if (!ignoresCase) return (code) => code >= from && code <= to;
  return (code) => (code >= from && code <= to) || inRange(lowerCase(code), from, to) || inRange(upperCase(code), from, to);
}

function inRange(code: number, from: number, to: number): boolean {
  return code >= from && code <= to;
}

function lowerCase(code: number): number {
  return code < 128 ? (code >= 65 && code <= 90 ? code + 32 : code) : String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

function upperCase(code: number): number {
  return code < 128 ? (code >= 97 && code <= 122 ? code - 32 : code) : String.fromCharCode(code).toUpperCase().charCodeAt(0);
}
