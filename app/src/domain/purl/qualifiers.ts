import { decodePart } from './percent.ts';
import type { Purl, PurlRefusal } from './purl.ts';

/** Qualifiers that one package URL may have. */
export const maxQualifiers = 256;

export const noQualifiers: Purl['qualifiers'] = Object.freeze({});

type Pair = readonly [key: string, value: string];

/**
 * Reads `key=value&key=value`: keys in lower case and sorted, empty values left out. A key that is malformed or told twice refuses the
 * whole, for nobody can say which value was meant. `strictKeys` refuses keys in upper case as well.
 */
export function readQualifiers(text: string, strictKeys: boolean): Purl['qualifiers'] | PurlRefusal {
  const pairs: Pair[] = [];
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('&', start);
    if (end < 0) end = text.length;
    const equals = text.indexOf('=', start);
    if (equals < 0 || equals >= end - 1) continue;
    const key = readKey(text.slice(start, equals), strictKeys);
    if (key === undefined) return 'bad-qualifier';
    const value = decodePart(text.slice(equals + 1, end));
    if (value === undefined) return 'bad-encoding';
    if (pairs.push([key, value]) > maxQualifiers) return 'too-long';
  }
  return collect(pairs);
}

/** As `readQualifiers`, from an object whose values are not encoded. */
export function buildQualifiers(given: Readonly<Record<string, string | null | undefined>>): Purl['qualifiers'] | PurlRefusal {
  const pairs: Pair[] = [];
  for (const [rawKey, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === '') continue;
    const key = readKey(rawKey, false);
    if (key === undefined) return 'bad-qualifier';
    if (pairs.push([key, value.toWellFormed()]) > maxQualifiers) return 'too-long';
  }
  return collect(pairs);
}

function collect(pairs: Pair[]): Purl['qualifiers'] | PurlRefusal {
  if (pairs.length === 0) return noQualifiers;
  if (pairs.some(([key], i) => i > 0 && key < pairs[i - 1]![0])) pairs.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  // Keys start with a letter, so that none of them can be `__proto__`.
  const qualifiers: Record<string, string> = {};
  let last = '';
  for (const [key, value] of pairs) {
    if (key === last) return 'bad-qualifier';
    qualifiers[key] = value;
    last = key;
  }
  return qualifiers;
}

/** ASCII letters, digits, `.`, `-` and `_`, starting with a letter; in lower case. Undefined for what is no key. */
function readKey(key: string, strict: boolean): string | undefined {
  let hasUpper = false;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    if (code >= 97 && code <= 122) continue;
    if (code >= 65 && code <= 90) {
      hasUpper = true;
      continue;
    }
    const isInner = (code >= 48 && code <= 57) || code === 46 || code === 45 || code === 95;
    if (!isInner || i === 0) return undefined;
  }
  if (key === '' || (strict && hasUpper)) return undefined;
  return hasUpper ? key.toLowerCase() : key;
}
