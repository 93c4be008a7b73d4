import type { AdvisoryEvent, AdvisoryRange, AffectedPackage } from '../../../domain/advisory.ts';
import { type Fields, looseObjectAt, objectAt, objectsAt, requiredTextAt, textAt, textsAt, unreadable } from '../../fields.ts';
import { readBinaries } from './read-binaries.ts';
import { readProduct } from './read-product.ts';

/** The versions of an entry are told of each repository that it names: how many that may be together. */
const maxRepeatedVersions = 200_000;

/**
 * One entry of `affected`: a package with its ranges and versions, a product of our own catalogue, or both. Where no registry holds the package, it is known by
 * the repositories whose commits the ranges name.
 */
export function readAffected(entry: Fields): readonly AffectedPackage[] {
  const read = readNamed(entry);
  if (read.ecosystem !== undefined && read.ecosystem !== 'OSS-Fuzz') return [read];
  const repositories = Map.groupBy(read.ranges, ({ type, repo }) => (type === 'GIT' ? repo : undefined));
  repositories.delete(undefined);
  if (repositories.size * read.versions.length > maxRepeatedVersions)
    throw unreadable(`${entry.pointer}/ranges`, `names ${repositories.size} repositories for ${read.versions.length} versions`);
  const known = [...repositories].map(([name, ranges]) => ({ ecosystem: 'GIT', name: name!, versions: read.versions, ranges }));
  return read.ecosystem === undefined && read.product === undefined && known.length > 0 ? known : [read, ...known];
}

function readNamed(entry: Fields): AffectedPackage {
  const named = objectAt(entry, 'package');
  const purl = named && textAt(named, 'purl');
  const customRanges = customRangesOf(entry);
  const product = readProduct(entry);
  const [ecosystem, name] = named ? [requiredTextAt(named, 'ecosystem'), requiredTextAt(named, 'name')] : [];
  const versions = textsAt(entry, 'versions');
  const ranges = objectsAt(entry, 'ranges').map(readRange);
  const binaries = ecosystem === undefined ? [] : readBinaries(entry, ecosystem, name!, ranges);
  return {
    ...(named ? { ecosystem: ecosystem!, name: name! } : {}),
    ...(purl === undefined ? {} : { purl }),
    versions,
    ranges,
    ...(binaries.length === 0 ? {} : { binaries }),
    ...(customRanges.length === 0 ? {} : { customRanges }),
    ...(product === undefined ? {} : { product }),
  };
}

function readRange(range: Fields): AdvisoryRange {
  const type = requiredTextAt(range, 'type');
  if (type !== 'SEMVER' && type !== 'ECOSYSTEM' && type !== 'GIT')
    throw unreadable(`${range.pointer}/type`, `is no type of range: "${type.slice(0, 40)}"`);
  const repo = textAt(range, 'repo');
  return { type, ...(repo === undefined ? {} : { repo }), events: objectsAt(range, 'events').map(readEvent) };
}

function readEvent(event: Fields): AdvisoryEvent {
  const introduced = textAt(event, 'introduced');
  if (introduced !== undefined) return { introduced };
  const fixed = textAt(event, 'fixed');
  if (fixed !== undefined) return { fixed };
  const lastAffected = textAt(event, 'last_affected');
  if (lastAffected !== undefined) return { lastAffected };
  const limit = textAt(event, 'limit');
  if (limit !== undefined) return { limit };
  throw unreadable(event.pointer, 'is no event: it has none of introduced, fixed, last_affected and limit');
}

/** Go's database gives the project's own version numbers there, for modules whose tags are no module versions. */
function customRangesOf(entry: Fields): readonly AdvisoryRange[] {
  const specific = looseObjectAt(entry, 'ecosystem_specific');
  return specific ? objectsAt(specific, 'custom_ranges').map(readRange) : [];
}
