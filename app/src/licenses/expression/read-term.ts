import { successors } from '../list/deprecated-ids.ts';
import { findExceptionId, findLicenseId } from '../list/find-id.ts';
import type { Silence, Term } from './expression.ts';

const licenseRef = /^(?:DocumentRef-([A-Za-z0-9.-]+):)?LicenseRef-([A-Za-z0-9.-]+)$/i;
const additionRef = /^(?:DocumentRef-([A-Za-z0-9.-]+):)?AdditionRef-([A-Za-z0-9.-]+)$/i;
const idString = /^[A-Za-z0-9][A-Za-z0-9.-]*$/;

/** The licence that a word names; undefined where the word cannot be one at all (`:`, `a+b`, `LicenseRef-`). */
export function readLicense(word: string): Term | Silence | undefined {
  const upper = word.length <= 11 ? word.toUpperCase() : '';
  if (upper === 'NONE') return { kind: 'none' };
  if (upper === 'NOASSERTION') return { kind: 'noassertion' };
  // Some ids of the list end in `+` themselves: `GPL-2.0+`.
  const whole = findLicenseId(word);
  if (whole !== undefined) return { kind: 'term', license: whole, orLater: false, known: true };
  const reference = readReference(word, licenseRef, 'LicenseRef');
  if (reference !== undefined) return { kind: 'term', license: reference, orLater: false, known: true };
  const orLater = word.endsWith('+');
  const bare = orLater ? word.slice(0, -1) : word;
  const license = findLicenseId(bare);
  if (license !== undefined) return { kind: 'term', license, orLater, known: true };
  if (!idString.test(bare) || /^(LicenseRef|DocumentRef|AdditionRef)-/i.test(bare)) return undefined;
  return { kind: 'term', license: bare, orLater, known: false };
}

/** `term` with the exception that a word names; undefined where the word cannot be one. */
export function withException(term: Term, word: string): Term | undefined {
  const exception = findExceptionId(word) ?? readReference(word, additionRef, 'AdditionRef');
  if (exception !== undefined) return { ...term, exception };
  return idString.test(word) && !/^(LicenseRef|DocumentRef|AdditionRef)-/i.test(word)
    ? { ...term, exception: word, known: false }
    : undefined;
}

/** Whether the list has replaced this licence id by another term. */
export function isReplaced(license: string): boolean {
  return successors.has(license);
}

/** References keep the case of their own part: only the prefix is one of the specification's words. */
function readReference(word: string, pattern: RegExp, prefix: string): string | undefined {
  const found = pattern.exec(word);
  if (!found) return undefined;
  return `${found[1] === undefined ? '' : `DocumentRef-${found[1]}:`}${prefix}-${found[2]}`;
}
