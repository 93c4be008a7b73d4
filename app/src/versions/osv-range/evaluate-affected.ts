import type { AffectedPackage } from '../../domain/advisory.ts';
import { compareVersions } from '../compare-versions.ts';
import { evaluateRange, type RangeResult } from './evaluate-range.ts';

/** The strongest first, of what does not hold a version: it is out only if every range could be read. */
const strength = ['undetermined', 'fixed', 'after', 'unlisted', 'before'] as const;

/**
 * Evaluates the list of versions and all ranges of an affected package: a version is affected if it is in any range or listed, in any spelling
 * of its scheme. Ranges of commits are left out beside others, for they tell the same in another way. Never throws.
 */
export function evaluateAffected(
  scheme: string | undefined,
  { versions, ranges }: Pick<AffectedPackage, 'versions' | 'ranges'>,
  version: string | undefined,
): RangeResult {
  const named = ranges.some(({ type }) => type === 'GIT') ? ranges.filter(({ type }) => type !== 'GIT') : ranges;
  let strongest: RangeResult | undefined;
  for (const range of named.length > 0 || versions.length > 0 ? named : ranges) {
    const reading = evaluateRange(scheme, range, version);
    if (reading.result === 'in') return isListed(scheme, versions, version) ? { ...reading, listed: true } : reading;
    if (strongest === undefined || rankOf(reading) < rankOf(strongest)) strongest = reading;
  }
  const listed = version === undefined ? undefined : findListed(scheme, versions, version);
  if (listed !== undefined) return { result: 'in', because: 'listed', clause: `version ${listed}`, listed: true };
  return strongest ?? readList(scheme, versions, version);
}

function readList(scheme: string | undefined, versions: readonly string[], version: string | undefined): RangeResult {
  const clause = versions.length > 10 ? `${versions.length} versions` : `versions ${versions.join(', ')}`;
  if (versions.length === 0) return { result: 'undetermined', because: 'nothing', clause: '' };
  // A version that cannot be read may be one of those listed in another spelling.
  const isReadable = version !== undefined && scheme !== undefined && compareVersions(scheme, version, version) === 0;
  return isReadable
    ? { result: 'out', because: 'unlisted', clause }
    : { result: 'undetermined', because: scheme ? 'version' : 'scheme', clause };
}

function isListed(scheme: string | undefined, versions: readonly string[], version: string | undefined): boolean {
  return version !== undefined && versions.length > 0 && findListed(scheme, versions, version) !== undefined;
}

function findListed(scheme: string | undefined, versions: readonly string[], version: string): string | undefined {
  if (versions.includes(version)) return version;
  return scheme === undefined ? undefined : versions.find((listed) => compareVersions(scheme, listed, version) === 0);
}

function rankOf({ result, because }: RangeResult): number {
  return strength.indexOf((result === 'out' ? because : result) as (typeof strength)[number]);
}
