import type { Advisory, AdvisoryEvent, AdvisorySeverity } from '../../../domain/advisory.ts';
import { formatTime, parseTime } from '../../../domain/time.ts';
import { type Fields, fieldsOf, looseObjectAt, looseTextAt, requiredTextAt, textAt, textsAt, unreadable } from '../../fields.ts';
import { gemInterval } from '../../requirements/gem.ts';
import { complement, eventsOf, type Interval } from '../../requirements/interval.ts';
import { unreadRecord } from '../gap-of.ts';
import type { FeedRecord } from '../source.ts';
import { unknownTime } from '../unknown-time.ts';

/** One file. The database gives its advisories no id of their own: ours is the gem with the name of the file. */
export function readAdvisory(value: unknown, path: string): FeedRecord {
  let id: string | undefined;
  try {
    const record = fieldsOf(value);
    const name = textAt(record, 'gem') ?? requiredTextAt(record, 'engine');
    id = `RubySec/${name}/${path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/i, '')}`;
    return { kind: 'advisory', advisory: advisoryOf(record, id, name) };
  } catch (error) {
    return unreadRecord(error, path, id);
  }
}

function advisoryOf(record: Fields, id: string, name: string): Advisory {
  const date = looseTextAt(record, 'date');
  const time = date === undefined ? undefined : parseTime(date);
  const url = looseTextAt(record, 'url');
  return {
    id,
    class: 'vulnerability',
    summary: looseTextAt(record, 'title') ?? '',
    details: looseTextAt(record, 'description') ?? '',
    aliases: [...prefixed('CVE-', looseTextAt(record, 'cve')), ...prefixed('GHSA-', looseTextAt(record, 'ghsa'))],
    related: relatedOf(record),
    ...(time === undefined ? {} : { published: formatTime(time) }),
    modified: time === undefined ? unknownTime : formatTime(time),
    severity: severitiesOf(record),
    affected: [
      {
        ecosystem: textAt(record, 'gem') === undefined ? 'Ruby' : 'RubyGems',
        name,
        versions: [],
        ranges: [{ type: 'ECOSYSTEM', events: eventsOfRecord(record) }],
      },
    ],
    references: url === undefined ? [] : [{ type: 'WEB', url }],
  };
}

function eventsOfRecord(record: Fields): readonly AdvisoryEvent[] {
  const affected = complement('gem', [...intervalsAt(record, 'patched_versions'), ...intervalsAt(record, 'unaffected_versions')]);
  if (!affected) throw unreadable('', 'holds versions that cannot be ordered');
  // `1.0.0.0.1.a` is above 1.0.0 and below every release that could follow it: a letter is below every number.
  return affected.length === 0 ? [{ introduced: '0' }, { fixed: '0.a' }] : eventsOf(affected, (version) => `${version}.0.1.a`);
}

function intervalsAt(record: Fields, key: string): readonly Interval[] {
  return textsAt(record, key).map((text, index) => {
    const interval = gemInterval(text);
    if (!interval) throw unreadable(`/${key}/${index}`, `is no requirement that can be read: "${text.slice(0, 60)}"`);
    return interval;
  });
}

function relatedOf(record: Fields): readonly string[] {
  const related = looseObjectAt(record, 'related');
  if (!related) return [];
  return [
    ...textsAt(related, 'cve').flatMap((id) => prefixed('CVE-', id)),
    ...textsAt(related, 'ghsa').flatMap((id) => prefixed('GHSA-', id)),
  ];
}

/** Ids stand without their prefix. */
function prefixed(prefix: string, id: string | undefined): readonly string[] {
  return id === undefined ? [] : [id.toUpperCase().startsWith(prefix) ? id : prefix + id];
}

/** A vector is a vector; a bare number is kept as the score that it is. */
function severitiesOf(record: Fields): readonly AdvisorySeverity[] {
  return ['cvss_v2', 'cvss_v3', 'cvss_v4'].flatMap((key) => {
    const score = looseTextAt(record, key);
    return score === undefined ? [] : [{ type: key.toUpperCase(), score }];
  });
}
