import { decodeVersion, encodeVersion } from './encoding.ts';
import { sortConstraints } from './sort-constraints.ts';
import { type Comparator, type Constraint, maxConstraints, maxVersLength, type Vers, type VersRefusal } from './vers.ts';

/** Longest first, for one is the start of another. */
const comparators: readonly Comparator[] = ['>=', '<=', '!=', '<', '>', '='];

/**
 * Reads a range as people write it: blanks, doubled pipes and any order are accepted, and the result is sorted. Undefined for what is none.
 * Never throws.
 */
export function parseVers(text: string): Vers | undefined {
  const tidy =
    text.length > maxVersLength
      ? ''
      : text
          // Half a character would be written as another one, which has another place in the order.
          .toWellFormed()
          .replace(/\s+/g, '')
          .replace(/\|{2,}/g, '|')
          .replace(/\/\|/, '/')
          .replace(/\|$/, '');
  const read = readVers(tidy);
  return typeof read === 'string' ? undefined : { ...read, constraints: sortConstraints(read.scheme, read.constraints) };
}

/** Reads a range that must be in canonical form; the reason where it is not. Never throws. */
export function parseCanonicalVers(text: string): Vers | VersRefusal {
  if (text.length > maxVersLength) return 'too-long';
  if (/\s/.test(text)) return 'blank';
  const slash = text.indexOf('/');
  if (/^\||\|$|\|\|/.test(text.slice(slash + 1))) return 'pipe';
  const read = readVers(text);
  if (typeof read === 'string') return read;
  const versions = text
    .slice(slash + 1)
    .split('|')
    .map((part) => part.replace(/^[<>=!]+/, ''));
  if (read.constraints.some(({ version }, i) => encodeVersion(version) !== versions[i])) return 'not-canonical-encoding';
  if (read.scheme === 'datetime' && read.constraints.some(({ version }) => version !== version.toUpperCase()))
    return 'not-canonical-version';
  const sorted = sortConstraints(read.scheme, read.constraints);
  const isSorted = sorted.every(({ version }, i) => version === read.constraints[i]!.version);
  return isSorted ? read : 'unsorted';
}

/** Writes a range in canonical form. */
export function formatVers({ scheme, any, constraints }: Vers): string {
  if (any) return `vers:${scheme}/*`;
  return `vers:${scheme}/${constraints.map(({ comparator, version }) => (comparator === '=' ? '' : comparator) + encodeVersion(version)).join('|')}`;
}

/** The canonical form of a range that somebody wrote; undefined for what is none. */
export function canonicalVers(text: string): string | undefined {
  const vers = parseVers(text);
  return vers && formatVers(vers);
}

function readVers(text: string): Vers | VersRefusal {
  const slash = text.indexOf('/');
  const scheme = text.slice(0, Math.max(slash, 0)).toLowerCase();
  if (!scheme.startsWith('vers:') || !/^[a-z][a-z0-9.-]*$/.test(scheme.slice(5))) return 'no-scheme';
  const name = scheme.slice(5);
  const parts = text.slice(slash + 1).split('|');
  if (parts.length > maxConstraints) return 'too-long';
  if (parts.length === 1 && parts[0] === '*') return { scheme: name, any: true, constraints: [] };
  const constraints: Constraint[] = [];
  for (const part of parts) {
    const constraint = readConstraint(part);
    if (typeof constraint === 'string') return constraint;
    constraints.push(constraint);
  }
  return { scheme: name, any: false, constraints };
}

function readConstraint(part: string): Constraint | VersRefusal {
  if (part === '*') return 'star-among-others';
  const comparator = comparators.find((sign) => part.startsWith(sign));
  const version = decodeVersion(comparator ? part.slice(comparator.length) : part);
  if (version === undefined) return 'bad-encoding';
  return version === '' ? 'no-version' : { comparator: comparator ?? '=', version };
}
