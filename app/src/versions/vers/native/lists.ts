import type { Constraint } from '../vers.ts';
import { constraint, increment, type NativeReader, unite } from './native.ts';

/** The versions that an OpenSSL advisory lists. */
export const opensslRange: NativeReader = (range) =>
  unite(itemsOf(range).map((version) => (isWord(version) ? [constraint('=', version)] : undefined)));

/** The versions that an nginx advisory lists: one, a span `0.7.52-0.8.39`, or `1.4.1+`, which a stable branch (even second number) ends. */
export const nginxRange: NativeReader = (range) => {
  if (range.trim() === 'all') return 'any';
  return unite(itemsOf(range).map(readNginx));
};

function readNginx(text: string): readonly Constraint[] | undefined {
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:(\+)|-(\d+\.\d+\.\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, major, minor, patch, plus, to] = match as unknown as [string, string, string, string, string?, string?];
  const version = `${major}.${minor}.${patch}`;
  if (to !== undefined) return [constraint('>=', version), constraint('<=', to)];
  if (plus === undefined) return [constraint('=', version)];
  const isStable = Number(minor) % 2 === 0;
  return [constraint('>=', version), ...(isStable ? [constraint('<', `${major}.${increment(minor)}.0`)] : [])];
}

function itemsOf(range: string): readonly string[] {
  return range.split(',').map((item) => item.trim());
}

function isWord(text: string): boolean {
  return /^[0-9A-Za-z.-]{1,64}$/.test(text);
}
