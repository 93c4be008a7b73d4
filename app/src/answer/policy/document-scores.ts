import { profiles, scoreDocument } from '../../documents/score/index.ts';
import { openForWork } from '../../documents/work-document.ts';
import { readNamed } from '../../platform/files/read-named.ts';
import type { ReadableInput } from '../check/checked-input.ts';

/**
 * How complete the document of an input is, by every set of minimum elements; undefined where the input is no SBOM, and nothing where it is one
 * that cannot be read a second time.
 */
export function documentScores({ path, input }: ReadableInput): Readonly<Record<string, number | null>> | undefined {
  if (/^pkg:/i.test(input)) return undefined;
  // What came by standard input is gone.
  if (path === undefined || path === '-') return input === '-' ? {} : undefined;
  let bytes: Uint8Array;
  try {
    bytes = readNamed(path);
  } catch {
    return {};
  }
  try {
    const { scores } = scoreDocument(openForWork(bytes, path), profiles);
    return Object.fromEntries(scores.map(({ profile, score }) => [profile, score]));
  } catch {
    return undefined;
  }
}
