import type { Advisory, AdvisoryEvent } from '../../../domain/advisory.ts';
import { formatTime, parseTime } from '../../../domain/time.ts';
import { type Fields, fieldsOf, looseTextAt, objectAt, requiredTextAt, textsAt, unreadable } from '../../fields.ts';
import { type Comparator, intersectAll, plainInterval, readComparators } from '../../requirements/comparators.ts';
import { eventsOf } from '../../requirements/interval.ts';
import { readCve } from '../cve.ts';
import { unreadRecord } from '../gap-of.ts';
import type { FeedRecord } from '../source.ts';
import { unknownTime } from '../unknown-time.ts';

/** One file. The database gives its advisories no id: ours is the package with the name of the file. */
export function readAdvisory(value: unknown, path: string): FeedRecord {
  const id = idOf(value, path);
  try {
    return { kind: 'advisory', advisory: advisoryOf(fieldsOf(value), id) };
  } catch (error) {
    return unreadRecord(error, path, id);
  }
}

function advisoryOf(record: Fields, id: string): Advisory {
  const branches = objectAt(record, 'branches');
  if (!branches) throw unreadable('', 'lacks "branches"');
  const entries = Object.keys(branches.value).map((name) => fieldsOf(branches.value[name], `/branches/${name}`));
  const times = entries.flatMap((branch) => parseTime(looseTextAt(branch, 'time') ?? '') ?? []);
  const cve = readCve(looseTextAt(record, 'cve') ?? '');
  const link = looseTextAt(record, 'link');
  return {
    id,
    class: 'vulnerability',
    summary: looseTextAt(record, 'title') ?? '',
    details: '',
    aliases: cve === undefined ? [] : [cve],
    related: [],
    ...(times.length === 0 ? {} : { published: formatTime(times.reduce((a, b) => Math.min(a, b))) }),
    modified: times.length === 0 ? unknownTime : formatTime(times.reduce((a, b) => Math.max(a, b))),
    severity: [],
    affected: [
      {
        ecosystem: ecosystemOf(record),
        name: packageOf(requiredTextAt(record, 'reference')),
        versions: [],
        ranges: entries.map((branch) => ({ type: 'ECOSYSTEM' as const, events: eventsOfBranch(branch) })),
      },
    ],
    references: link === undefined ? [] : [{ type: 'WEB', url: link }],
  };
}

/** `['>=2.0', '<2.0.5']`: all of them hold, as Composer reads its constraints. */
function eventsOfBranch(branch: Fields): readonly AdvisoryEvent[] {
  const texts = textsAt(branch, 'versions');
  const comparators = texts.map((text) => readComparators(text)?.[0]);
  const interval = intersectAll(
    'composer',
    comparators.map((comparator) => comparator && plainInterval(asComposerReads(comparator))),
  );
  if (texts.length === 0 || !interval)
    throw unreadable(`${branch.pointer}/versions`, `is no stretch of versions: ${texts.join(', ').slice(0, 80)}`);
  return eventsOf([interval], afterComposer);
}

/**
 * To Composer what comes before a release belongs to it: `>=2.0` holds 2.0-beta1, and `<2.0` does not.
 *
 * @see https://getcomposer.org/doc/articles/versions.md#stability-constraints
 */
function asComposerReads({ operator, version }: Comparator): Comparator {
  const isRelease = /^v?\d+(?:\.\d+){0,3}$/.test(version);
  return { operator, version: isRelease && (operator === '>=' || operator === '<') ? `${version}-dev` : version };
}

/** A patch level is the only thing that Composer puts between a release and the next number. */
function afterComposer(version: string): string {
  return `${version}-p0`;
}

/** Packages that are not on Packagist name their repository, or `false` where they are in none. */
function ecosystemOf(record: Fields): string {
  const repository = looseTextAt(record, 'composer-repository');
  return repository?.startsWith('http') ? `Packagist:${repository}` : 'Packagist';
}

function packageOf(reference: string): string {
  return reference.trim().replace(/^composer:\/\//, '');
}

function idOf(value: unknown, path: string): string {
  const { reference } = value as { reference?: unknown };
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/i, '');
  return `FriendsOfPHP/${packageOf(typeof reference === 'string' ? reference : '')}/${stem}`;
}
