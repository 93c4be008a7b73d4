import type { AffectedPackage } from '../../domain/advisory.ts';
import { compareVersions } from '../compare-versions.ts';
import { evaluateRange, isEndless, type RangeResult } from './evaluate-range.ts';

/** The strongest first: one range that holds a version decides, and it is out only if every range could be read. */
const strength = ['in', 'undetermined', 'fixed', 'after', 'unlisted', 'before'] as const;

/**
 * Evaluates the list of versions and all ranges of an affected package: a version is affected if it is listed, in any spelling of its scheme,
 * or in any range. Ranges of commits are left out beside others, for they tell the same in another way. Never throws.
 */
export function evaluateAffected(
  scheme: string | undefined,
  { versions, ranges }: Pick<AffectedPackage, 'versions' | 'ranges'>,
  version: string | undefined,
): RangeResult {
  const endless = ranges.find(isEndless);
  if (endless) return evaluateRange(scheme, endless, version);
  const listed = version === undefined ? undefined : findListed(scheme, versions, version);
  if (listed !== undefined) return { result: 'in', because: 'listed', clause: `version ${listed}` };
  const named = ranges.filter(({ type }) => type !== 'GIT');
  const readings = (named.length > 0 || versions.length > 0 ? named : ranges).map((range) => evaluateRange(scheme, range, version));
  if (readings.length === 0) return readList(scheme, versions, version);
  return readings.reduce((strongest, reading) => (rankOf(reading) < rankOf(strongest) ? reading : strongest));
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

function findListed(scheme: string | undefined, versions: readonly string[], version: string): string | undefined {
  if (versions.includes(version)) return version;
  return scheme === undefined ? undefined : versions.find((listed) => compareVersions(scheme, listed, version) === 0);
}

function rankOf({ result, because }: RangeResult): number {
  return strength.indexOf((result === 'out' ? because : result) as (typeof strength)[number]);
}
