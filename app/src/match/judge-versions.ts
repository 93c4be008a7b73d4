import type { AdvisoryRange, AffectedPackage } from '../domain/advisory.ts';
import type { VerdictKind } from '../domain/verdict.ts';
import { compareVersions, evaluateAffected, type RangeResult } from '../versions/index.ts';
import type { Outcome } from './outcome.ts';

/** What the versions and ranges of an entry say of a version. */
export interface VersionQuestion {
  readonly entry: Pick<AffectedPackage, 'versions' | 'ranges'>;
  readonly version: string | undefined;
  /** The order of the ecosystem; undefined where there is none that we know. */
  readonly scheme: string | undefined;
  /** How the component is called in a reason. */
  readonly title: string;
}

/** Evaluates the list of versions and the ranges of one entry as OSV says, and puts what decided into words. */
export function judgeVersions({ entry, version, scheme, title }: VersionQuestion): Outcome {
  const found = evaluateAffected(scheme, entry, version);
  const verdict: Outcome = { kind: kindOf(found), reason: reasonOf(found, title, version), fixed: fixedIn(entry.ranges, scheme) };
  if (found.result === 'out')
    return { ...verdict, clause: found.clause, near: { what: 'version', expected: found.clause, found: version ?? '' } };
  if (found.result === 'in' && found.listed) return { ...verdict, clause: found.clause, exact: true };
  return found.clause === '' ? verdict : { ...verdict, clause: found.clause };
}

/** What the second reading that Go's database gives beside `ranges` would say; undefined where there is none. */
export function readCustomRanges(
  { customRanges }: AffectedPackage,
  version: string | undefined,
  scheme: string | undefined,
): Outcome['otherReading'] {
  if (!customRanges || version === undefined) return undefined;
  const found = evaluateAffected(scheme, { versions: [], ranges: customRanges }, version);
  return { kind: kindOf(found), clause: found.clause };
}

function kindOf({ result, because }: RangeResult): VerdictKind {
  if (result === 'in') return 'affected';
  if (result === 'undetermined') return 'undetermined';
  return because === 'fixed' ? 'fixed' : 'notAffected';
}

function reasonOf({ because, clause }: RangeResult, title: string, version: string | undefined): string {
  switch (because) {
    case 'range':
      return clause === 'introduced 0' ? `Every version is affected, and so is ${title}.` : `${title} is in the affected range: ${clause}.`;
    case 'listed':
      return `${title} is listed as affected${clause === `version ${version}` ? '' : `, spelt ${clause.slice('version '.length)}`}.`;
    case 'fixed':
      return `${title} has the fix: ${clause}.`;
    case 'before':
      return `${title} is older than what is affected: ${clause}.`;
    case 'after':
      return `${title} is newer than what is affected: ${clause}.`;
    case 'unlisted':
      return `${title} is not among the versions that are affected.`;
    case 'version':
      return version === undefined
        ? `The version of ${title} is not known.`
        : `The version of ${title} cannot be read, and so not be compared: ${clause}.`;
    case 'event':
      return `A version of the record cannot be read, and ${title} not be compared with it: ${clause}.`;
    case 'scheme':
      return `The order of these versions is not known, and ${title} is not named as it is spelt: ${clause}.`;
    case 'commits':
      return `The record names only commits, and which of them ${title} holds is not known.`;
    case 'nothing':
      return 'The record does not say which versions.';
  }
}

/** By the ranges of an entry, which many components ask about. */
const fixedVersions = new WeakMap<readonly AdvisoryRange[], { readonly scheme: string | undefined; readonly fixed: readonly string[] }>();

function fixedIn(ranges: readonly AdvisoryRange[], scheme: string | undefined): readonly string[] {
  const known = fixedVersions.get(ranges);
  if (known && known.scheme === scheme) return known.fixed;
  const events = ranges.flatMap((range) => (range.type === 'GIT' ? [] : range.events));
  const fixed = [...new Set(events.flatMap((event) => (event.fixed === undefined ? [] : [releaseOf(event.fixed, scheme)])))];
  if (scheme !== undefined && fixed.length > 1) fixed.sort((a, b) => compareVersions(scheme, a, b) ?? 0);
  fixedVersions.set(ranges, { scheme, fixed });
  return fixed;
}

/** What Composer's constraints end with is the first unstable version of a release (`2.0.5-dev`): people take the release. */
function releaseOf(fixed: string, scheme: string | undefined): string {
  return scheme === 'composer' && /^v?\d+(?:\.\d+){0,3}-dev$/.test(fixed) ? fixed.slice(0, -'-dev'.length) : fixed;
}
