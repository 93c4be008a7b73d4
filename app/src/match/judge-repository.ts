import type { AdvisoryRange, AffectedPackage } from '../domain/advisory.ts';
import { repositoryOfPurl } from '../domain/purl/index.ts';
import { clauseOf, isEndless } from '../versions/index.ts';
import { type Outcome, outcome } from './outcome.ts';
import { type Subject, titleOf } from './subject.ts';
import { numberOfTag, numbersInTag } from './tag-numbers.ts';

const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/**
 * How an entry on a repository reads, by the tags that it lists and the commits that bound its ranges: what lies between two commits only the repository tells.
 * Undefined where it is about another repository.
 *
 * @param repository that the entry is about, in the form in which they are compared
 */
export function judgeRepository(subject: Subject, entry: AffectedPackage, repository: string): Outcome | undefined {
  if (!subject.purl || repositoryOfPurl(subject.purl) !== repository) return undefined;
  const title = titleOf(subject);
  const version = subject.version ?? subject.purl.version;
  const clause = entry.ranges.map(clauseOf).join('; ');
  if (entry.ranges.some(({ events }) => isEndless({ type: 'ECOSYSTEM', events })))
    return outcome('affected', `Every commit is affected, and so is ${title}.`, { clause });
  if (version === undefined) return outcome('undetermined', `The version of ${title} is not known.`, { clause });
  if (entry.versions.includes(version)) return listed(title, version, version);
  return commit.test(version)
    ? judgeCommit(title, version.toLowerCase(), entry.ranges, clause)
    : judgeTag(title, version, entry.versions, repository, clause);
}

/** A commit is known only where the record names it. */
function judgeCommit(title: string, hash: string, ranges: readonly AdvisoryRange[], clause: string): Outcome {
  const events = ranges.flatMap((range) => range.events);
  const named = (text: string | undefined) => text?.toLowerCase() === hash;
  if (events.some(({ introduced, lastAffected }) => named(introduced) || named(lastAffected)))
    return outcome('affected', `${title} is a commit that the record calls affected.`, { clause, exact: true });
  if (events.some(({ fixed }) => named(fixed))) return outcome('fixed', `${title} is the commit of the fix.`, { clause });
  return outcome('undetermined', `Whether ${title} lies in the range of commits only the repository tells: ${clause}.`, { clause });
}

function judgeTag(title: string, version: string, versions: readonly string[], repository: string, clause: string): Outcome {
  if (versions.length === 0)
    return outcome('undetermined', `The record names only commits, and which of them ${title} holds is not known.`, { clause });
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  const number = numberOfTag(version, name);
  if (number === undefined)
    return outcome('undetermined', `The version of ${title} is no number, and so not compared with the tags that are affected.`, {
      clause,
    });
  const tags = tagsByNumber(versions, name);
  const same = tags.get(number);
  if (same !== undefined) return listed(title, version, same);
  const below = isLine(number) ? [...tags.keys()].find((each) => each.startsWith(`${number}.`)) : undefined;
  if (below !== undefined)
    return outcome('undetermined', `${title} may be any of its line, and ${tags.get(below)} is listed as affected.`, { clause });
  const near = { what: 'version', expected: `${versions.length} tags`, found: version } as const;
  return outcome('notAffected', `${title} is not among the tags that are affected.`, { clause, near });
}

/** Tags such as `v4` and `v4.1` move over the versions that begin so. */
function isLine(number: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(number);
}

function listed(title: string, version: string, tag: string): Outcome {
  const spelt = tag === version ? '' : `, spelt ${tag}`;
  return outcome('affected', `${title} is listed as affected${spelt}.`, { clause: `version ${tag}`, exact: true });
}

/** A list is compared with many components: it is read once, and as long as anybody holds it. */
const read = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

function tagsByNumber(versions: readonly string[], repository: string): ReadonlyMap<string, string> {
  const known = read.get(versions);
  if (known) return known;
  const tags = new Map(versions.flatMap((tag) => numbersInTag(tag, repository).map((number) => [number, tag] as const)));
  read.set(versions, tags);
  return tags;
}
