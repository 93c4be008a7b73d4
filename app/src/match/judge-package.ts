import type { AdvisoryClass, AdvisoryRange, AffectedPackage } from '../domain/advisory.ts';
import {
  type EcosystemPackage,
  isDistribution,
  isSameRelease,
  namesSources,
  normalizePackageName,
  purlTypeOfEcosystem,
  schemeOfEcosystem,
  splitEcosystem,
  versionOfPurl,
} from '../domain/purl/index.ts';
import { clauseOf, evaluateAffected, isEndless } from '../versions/index.ts';
import { findBinary } from './find-binary.ts';
import { judgeRepository } from './judge-repository.ts';
import { judgeVersions, readCustomRanges } from './judge-versions.ts';
import { type Outcome, outcome } from './outcome.ts';
import { goModule, namedBy, type Subject, titleOf } from './subject.ts';

/** A component as an entry knows it. */
interface Named {
  readonly version: string | undefined;
  readonly title: string;
  readonly release: string | undefined;
  /** Where the ranges of the entry are not as they stand there. */
  readonly ranges?: readonly AdvisoryRange[];
}

/** What an entry is about, in the forms that are compared. */
interface EntryName {
  readonly ecosystem: string;
  readonly release: string | undefined;
  readonly scheme: string | undefined;
  readonly name: string;
}

/** An entry is compared with many components: it is read once, and as long as anybody holds it. */
const entryNames = new WeakMap<AffectedPackage, EntryName>();

/** How an entry for a package of an ecosystem reads; undefined where it is about another package. */
export function judgePackage(subject: Subject, told: AffectedPackage, advisoryClass: AdvisoryClass): Outcome | undefined {
  const { ecosystem, release, scheme, name } = nameOfEntry(told);
  if (ecosystem === 'GIT') return judgeRepository(subject, told, name);
  const named = findName(subject, ecosystem, name) ?? nameBinary(subject, ecosystem, told);
  if (!named) return undefined;
  const entry = named.ranges ? { ...told, versions: [], ranges: named.ranges } : told;
  const other = judgeRelease(ecosystem, release, named);
  if (other) return other;
  const { version, title } = named;
  if (advisoryClass === 'compromise' && entry.ranges.some(isEndless)) return doubtEndless(entry, named, scheme);
  const found = judgeVersions({ entry, version, scheme, title });
  return entry.customRanges ? readTwice(found, readCustomRanges(entry, version, scheme)) : found;
}

function nameOfEntry(entry: AffectedPackage): EntryName {
  const known = entryNames.get(entry);
  if (known) return known;
  const { ecosystem, release } = splitEcosystem(entry.ecosystem!);
  const name = ecosystem === 'Go' ? entry.name! : normalizePackageName(ecosystem, entry.name!);
  const read = { ecosystem, release, scheme: schemeOfEcosystem(ecosystem), name };
  entryNames.set(entry, read);
  return read;
}

function findName(subject: Subject, ecosystem: string, wanted: string): Named | undefined {
  const own = namedBy(subject);
  if (!own || own.ecosystem !== ecosystem) return undefined;
  const version = fullVersion(subject);
  const { release, source } = own;
  if (source && namesSources(ecosystem)) {
    // A binary package of Debian's may be called like another source package; of those of rpm some records name it beside the source.
    if (wanted !== source.name) return isRpm(ecosystem) && wanted === own.name ? { version, release, title: titleOf(subject) } : undefined;
    // The name of a source rpm leaves the epoch out.
    const isOwn = source.version === undefined || (isRpm(ecosystem) && source.version === subject.purl?.version);
    const built = isOwn ? version : source.version;
    return { version: built, release, title: `${titleOf(subject)} (of ${source.name}${built === version ? '' : ` ${built}`})` };
  }
  const isMeant = isNamed(ecosystem, wanted, own.name) || (own.nested !== undefined && isNamed(ecosystem, wanted, own.nested));
  return isMeant ? { version, release, title: titleOf(subject) } : undefined;
}

function nameBinary(subject: Subject, ecosystem: string, entry: AffectedPackage): Named | undefined {
  const { release, ranges } = findBinary(subject, ecosystem, entry) ?? {};
  return ranges && { version: fullVersion(subject), release, ranges, title: `${titleOf(subject)} (of ${entry.name})` };
}

function isRpm(ecosystem: string): boolean {
  return purlTypeOfEcosystem(ecosystem) === 'rpm';
}

/** The epoch of a distribution's package may stand in the purl only. */
function fullVersion({ purl, version }: Subject): string | undefined {
  return purl ? versionOfPurl(purl, version) : version;
}

/**
 * Whether an advisory's name and a component's mean one package. Go's module paths differ by case; but some inventories write all of them in
 * lower case, so that a path without any capital may be any spelling.
 */
function isNamed(ecosystem: string, advisoryName: string, name: EcosystemPackage['name']): boolean {
  if (ecosystem !== 'Go') return advisoryName === name;
  const module = goModule(name);
  return advisoryName === module || advisoryName.toLowerCase() === module;
}

function judgeRelease(ecosystem: string, release: string | undefined, { title, release: own }: Named): Outcome | undefined {
  if (release === undefined || !isDistribution(ecosystem)) return undefined;
  const clause = `${ecosystem}:${release}`;
  if (own === undefined)
    return outcome('undetermined', `The record is about ${clause}, and which release ${title} is of is not known.`, { clause });
  if (isSameRelease(ecosystem, release, own)) return undefined;
  return outcome('notAffected', `The record is about ${clause}, and ${title} is of ${ecosystem}:${own}.`, {
    clause,
    near: { what: 'release', expected: clause, found: `${ecosystem}:${own}` },
  });
}

/** A good product is not bad in all its releases: a record of a compromise that says so is not believed beyond the versions it names. */
function doubtEndless(entry: AffectedPackage, { version, title }: Named, scheme: string | undefined): Outcome {
  const suspect = 'The record calls every version of a good product compromised.';
  const isListed = evaluateAffected(scheme, { versions: entry.versions, ranges: [] }, version).result === 'in';
  if (isListed) return { ...judgeVersions({ entry: { ...entry, ranges: [] }, version, scheme, title }), suspect };
  const clause = entry.ranges.filter(isEndless).map(clauseOf).join('; ');
  return outcome('undetermined', `${suspect} ${title} is not among those that it names.`, { clause, suspect });
}

/** `ranges` decides, as the specification says; what the project's own numbering would say is told beside it. */
function readTwice(found: Outcome, other: Outcome['otherReading']): Outcome {
  if (!other || other.kind === found.kind) return found;
  const reason = `${found.reason} By the project's own numbering (custom_ranges) it would be ${other.kind === 'notAffected' ? 'not affected' : other.kind}: ${other.clause}.`;
  return { ...found, reason, otherReading: other };
}
