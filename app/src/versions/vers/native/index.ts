import { formatVers } from '../parse-vers.ts';
import { sortConstraints } from '../sort-constraints.ts';
import { maxConstraints, maxVersLength } from '../vers.ts';
import { mavenRange, nugetRange } from './brackets.ts';
import { composerRange } from './composer.ts';
import { conanRange } from './conan.ts';
import { gemRange } from './gem.ts';
import { nginxRange, opensslRange } from './lists.ts';
import type { NativeReader } from './native.ts';
import { npmRange } from './npm.ts';
import { pypiRange } from './pypi.ts';

/** The range notations that are read, by scheme. */
const readers = new Map<string, NativeReader>(
  Object.entries({
    composer: composerRange,
    conan: conanRange,
    gem: gemRange,
    maven: mavenRange,
    nginx: nginxRange,
    npm: npmRange,
    nuget: nugetRange,
    openssl: opensslRange,
    pypi: pypiRange,
  }),
);

/**
 * Converts a range in the notation of its ecosystem (`^1.2 || ~2.0`, `[1.0,2.0)`) to a canonical `vers`; undefined where there is no reader
 * for the scheme, or the text is no range that it can read or say. Never throws.
 */
export function versFromNative(scheme: string, range: string): string | undefined {
  if (range.length > maxVersLength) return undefined;
  const read = readers.get(scheme)?.(range);
  if (read === undefined || (read !== 'any' && read.length > maxConstraints)) return undefined;
  if (read === 'any') return formatVers({ scheme, any: true, constraints: [] });
  return formatVers({ scheme, any: false, constraints: sortConstraints(scheme, read) });
}
