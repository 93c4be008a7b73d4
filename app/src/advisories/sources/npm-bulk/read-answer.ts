import type { Advisory, AdvisorySeverity } from '../../../domain/advisory.ts';
import { type Fields, fieldsOf, looseObjectAt, looseTextAt, requiredTextAt, textsAt, unreadable, valueAt } from '../../fields.ts';
import { afterSemver } from '../../requirements/cargo.ts';
import { eventsOf } from '../../requirements/interval.ts';
import { npmIntervals } from '../../requirements/npm.ts';
import { unreadRecord } from '../gap-of.ts';
import type { FeedRecord } from '../source.ts';
import { unknownTime } from '../unknown-time.ts';

/** One record for each advisory on each package: the registry numbers them so. */
export function* readAnswer(answer: Readonly<Record<string, unknown>>, path: string): Iterable<FeedRecord> {
  for (const [name, list] of Object.entries(answer)) {
    const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Array.isArray(list)) {
      yield unreadRecord(unreadable(pointer, 'should be a list of advisories'), path);
      continue;
    }
    for (const [index, value] of list.entries()) yield readOne(name, value, `${pointer}/${index}`, path);
  }
}

function readOne(name: string, value: unknown, pointer: string, path: string): FeedRecord {
  let id: string | undefined;
  try {
    const fields = fieldsOf(value, pointer);
    id = idOf(fields);
    return { kind: 'advisory', advisory: advisoryOf(fields, id, name) };
  } catch (error) {
    return unreadRecord(error, path, id);
  }
}

function idOf(fields: Fields): string {
  const id = valueAt(fields, 'id');
  if (typeof id === 'number' ? !Number.isSafeInteger(id) : typeof id !== 'string' || id === '') {
    throw unreadable(`${fields.pointer}/id`, 'is no number of an advisory');
  }
  return `npm-advisory/${id}`;
}

function advisoryOf(fields: Fields, id: string, name: string): Advisory {
  const range = requiredTextAt(fields, 'vulnerable_versions');
  const intervals = npmIntervals(range);
  if (!intervals) throw unreadable(`${fields.pointer}/vulnerable_versions`, `is no range that can be read: "${range.slice(0, 80)}"`);
  const url = looseTextAt(fields, 'url');
  const [ghsa] = /GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}/i.exec(url ?? '') ?? [];
  return {
    id,
    class: textsAt(fields, 'cwe').includes('CWE-506') ? 'malware' : 'vulnerability',
    summary: looseTextAt(fields, 'title') ?? '',
    details: '',
    aliases: ghsa === undefined ? [] : [ghsa],
    related: [],
    modified: unknownTime,
    severity: severitiesOf(fields),
    affected: [
      {
        ecosystem: 'npm',
        name,
        versions: [],
        ranges: intervals.map((interval) => ({ type: 'SEMVER' as const, events: eventsOf([interval], afterSemver) })),
      },
    ],
    references: url === undefined ? [] : [{ type: 'ADVISORY', url }],
  };
}

/** Where there is no vector, there is the registry's own word for how bad it is. */
function severitiesOf(fields: Fields): readonly AdvisorySeverity[] {
  const cvss = looseObjectAt(fields, 'cvss');
  const vector = cvss && looseTextAt(cvss, 'vectorString');
  const [, version] = /^CVSS:(\d)/.exec(vector ?? '') ?? [];
  return vector !== undefined && version !== undefined ? [{ type: `CVSS_V${version}`, score: vector }] : [];
}
