import type { AdvisoryRange, AffectedPackage } from '../domain/advisory.ts';
import type { VerdictKind } from '../domain/verdict.ts';
import { compareVersions, parseVersion, schemes } from '../versions/index.ts';
import { type Outcome, outcome } from './outcome.ts';
import { clauseOf, isEndless, type RangeReading, readRange } from './range.ts';

/** What the versions and ranges of an entry say of a version. GIT ranges are left out: a package's version is no commit. */
export interface VersionQuestion {
  readonly entry: Pick<AffectedPackage, 'versions' | 'ranges' | 'customRanges'>;
  readonly version: string | undefined;
  /** The order of the ecosystem; undefined where there is none that we know. */
  readonly scheme: string | undefined;
  /** How the component is called in a reason. */
  readonly title: string;
}

const kinds: Readonly<Record<RangeReading['kind'], VerdictKind>> = {
  in: 'affected',
  fixed: 'fixed',
  before: 'notAffected',
  after: 'notAffected',
  unknown: 'undetermined',
};

/** The strongest reading first: a version is affected if any range holds it, and safe only if every range could be read. */
const strength: readonly RangeReading['kind'][] = ['in', 'unknown', 'fixed', 'after', 'before'];

/**
 * Evaluates the list of versions and the ranges of one entry, in whatever order they stand: a version is affected if it is listed, in any
 * spelling of its ecosystem, or in any range.
 *
 * @see https://ossf.github.io/osv-schema/#evaluation
 */
export function judgeVersions({ entry, version, scheme, title }: VersionQuestion): Outcome {
  const ranges = entry.ranges.filter(({ type }) => type !== 'GIT');
  const fixed = fixedIn(ranges, scheme);
  const listed = version === undefined ? undefined : findListed(entry.versions, version, scheme);
  if (listed !== undefined) {
    return outcome('affected', `${title} is listed as affected${listed === version ? '' : `, spelt ${listed}`}.`, {
      clause: `version ${listed}`,
      by: 'list',
      fixed,
    });
  }
  const endless = ranges.find(isEndless);
  if (endless)
    return outcome('affected', `Every version is affected, and so is ${title}.`, { clause: clauseOf(endless.events), by: 'range', fixed });
  if (version === undefined) return outcome('undetermined', `The version of ${title} is not known.`, { fixed });
  if (ranges.length === 0) return judgeList(entry, { version, scheme, title });
  const readings = ranges.map((range) => readRange(schemeOfRange(range, scheme), range, version));
  const reading = strength.flatMap((kind) => readings.filter((found) => found.kind === kind))[0]!;
  return {
    ...outcome(kinds[reading.kind], reasonOf(reading, title), { clause: reading.clause, by: 'range', fixed }),
    ...nearOf(reading, version),
  };
}

/** What the second reading that Go's database gives beside `ranges` would say. */
export function readCustomRanges(entry: AffectedPackage, version: string | undefined, scheme: string | undefined): Outcome['otherReading'] {
  if (!entry.customRanges || version === undefined) return undefined;
  const found = judgeVersions({ entry: { versions: [], ranges: entry.customRanges }, version, scheme, title: '' });
  return { kind: found.kind, clause: found.clause ?? '' };
}

function judgeList(
  entry: VersionQuestion['entry'],
  { version, scheme, title }: { version: string; scheme: string | undefined; title: string },
): Outcome {
  if (entry.versions.length === 0) {
    const clause = entry.ranges.map(({ events }) => clauseOf(events)).join('; ');
    const why =
      entry.ranges.length > 0 ? 'names only commits, and which of them a release holds is not known' : 'does not say which versions';
    return outcome('undetermined', `The record ${why}.`, clause === '' ? {} : { clause });
  }
  const clause = entry.versions.length > 10 ? `${entry.versions.length} versions` : `versions ${entry.versions.join(', ')}`;
  if (scheme === undefined || !parseVersion(scheme, version)) {
    return outcome(
      'undetermined',
      `${title} is not listed as it is spelt, and whether it is one of the listed versions in another spelling cannot be told.`,
      { clause },
    );
  }
  return outcome('notAffected', `${title} is not among the versions that are affected.`, {
    clause,
    near: { what: 'version', expected: clause, found: version },
  });
}

/** As it is spelt, or in another spelling of the same version. */
function findListed(versions: readonly string[], version: string, scheme: string | undefined): string | undefined {
  if (versions.includes(version)) return version;
  return scheme === undefined ? undefined : versions.find((candidate) => compareVersions(scheme, candidate, version) === 0);
}

/** A SEMVER range is ordered by Semantic Versioning whatever its ecosystem; the ecosystem's own order reads more spellings where we have it. */
function schemeOfRange({ type }: AdvisoryRange, scheme: string | undefined): string {
  if (scheme !== undefined && Object.hasOwn(schemes, scheme)) return scheme;
  return type === 'SEMVER' ? 'semver' : (scheme ?? '');
}

function fixedIn(ranges: readonly AdvisoryRange[], scheme: string | undefined): readonly string[] {
  const fixed = [...new Set(ranges.flatMap(({ events }) => events.flatMap((event) => event.fixed ?? [])))];
  return scheme === undefined ? fixed : fixed.sort((a, b) => compareVersions(scheme, a, b) ?? 0);
}

function reasonOf({ kind, clause }: RangeReading, title: string): string {
  switch (kind) {
    case 'in':
      return `${title} is in the affected range: ${clause}.`;
    case 'fixed':
      return `${title} has the fix: ${clause}.`;
    case 'before':
      return `${title} is older than what is affected: ${clause}.`;
    case 'after':
      return `${title} is newer than what is affected: ${clause}.`;
    case 'unknown':
      return `${title} cannot be ordered against the range: ${clause}.`;
  }
}

function nearOf({ kind, clause }: RangeReading, version: string): Pick<Outcome, 'near'> {
  return kind === 'in' || kind === 'unknown' ? {} : { near: { what: 'version', expected: clause, found: version } };
}
