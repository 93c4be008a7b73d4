import type { Advisory, AdvisorySeverity } from '../../../domain/advisory.ts';
import { messageOf, WaybillError } from '../../../domain/errors.ts';
import { purlTypeOfEcosystem } from '../../../domain/purl/index.ts';
import { formatTime, parseTime } from '../../../domain/time.ts';
import {
  type Fields,
  fieldsOf,
  looseObjectAt,
  looseObjectsAt,
  looseTextAt,
  objectsAt,
  requiredTextAt,
  textAt,
  textsAt,
  unreadable,
  weaknessesIn,
} from '../../fields.ts';
import type { FeedRecord } from '../source.ts';
import { classOf, remedyOf } from './class-of.ts';
import { readAffected } from './read-affected.ts';

/**
 * Reads one OSV record. What decides a verdict (identity, times, packages, ranges, versions) must be readable, or the record is unread; what
 * only informs (references, severities, texts) is taken as far as it goes. Fields that OSV does not know are left alone.
 *
 * @param value a parsed record
 * @param path  the file, for the gap
 * @param index the record's place in a file of several
 * @see https://ossf.github.io/osv-schema/
 */
export function readRecord(value: unknown, path: string, index?: number): FeedRecord {
  const pointer = index === undefined ? '' : `/${index}`;
  try {
    return { kind: 'advisory', advisory: readAdvisory(fieldsOf(value, pointer)) };
  } catch (error) {
    const place = error instanceof WaybillError ? error.place : { pointer };
    return {
      kind: 'unread',
      gap: { ...place, path, kind: 'unreadable-advisory', message: messageOf(error), blocking: true, ...subjectOf(value) },
    };
  }
}

function readAdvisory(record: Fields): Advisory {
  const id = requiredTextAt(record, 'id');
  const published = timeAt(record, 'published');
  const modified = timeAt(record, 'modified') ?? published;
  if (modified === undefined) throw unreadable(record.pointer, 'lacks "modified"');
  const withdrawn = timeAt(record, 'withdrawn');
  const affected = objectsAt(record, 'affected');
  const details = looseTextAt(record, 'details') ?? '';
  const remedy = remedyOf(record);
  const cwes = cwesOf(record, affected);
  return {
    id,
    class: classOf(id, record),
    summary: looseTextAt(record, 'summary') ?? firstLine(details),
    details,
    aliases: textsAt(record, 'aliases').filter((alias) => alias !== id),
    // `upstream` names the advisories that this one passes on: for joining records it is what `related` is.
    related: unique([...textsAt(record, 'related'), ...textsAt(record, 'upstream')]),
    ...(published === undefined ? {} : { published }),
    modified,
    ...(withdrawn === undefined ? {} : { withdrawn }),
    severity: severitiesOf(record, affected),
    affected: affected.flatMap(readAffected),
    ...(cwes === undefined ? {} : { cwes }),
    references: looseObjectsAt(record, 'references').flatMap((reference) => {
      const url = looseTextAt(reference, 'url');
      return url === undefined ? [] : [{ type: looseTextAt(reference, 'type') ?? 'WEB', url }];
    }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

function timeAt(fields: Fields, key: string): string | undefined {
  const text = textAt(fields, key);
  if (text === undefined) return undefined;
  const time = parseTime(text);
  if (time === undefined) throw unreadable(`${fields.pointer}/${key}`, `is no time that exists: "${text.slice(0, 40)}"`);
  return formatTime(time);
}

/** Some databases rate each package instead of the record, and some rate with a word of their own beside or instead of a vector. */
function severitiesOf(record: Fields, affected: readonly Fields[]): readonly AdvisorySeverity[] {
  const found: AdvisorySeverity[] = [];
  for (const fields of [record, ...affected]) {
    for (const entry of looseObjectsAt(fields, 'severity')) {
      const [type, score] = [looseTextAt(entry, 'type'), looseTextAt(entry, 'score')];
      if (type !== undefined && score !== undefined) found.push({ type, score });
    }
    for (const key of ['database_specific', 'ecosystem_specific']) {
      const specific = looseObjectAt(fields, key);
      const word = specific && (looseTextAt(specific, 'severity') ?? looseTextAt(specific, 'urgency'));
      if (word !== undefined) found.push({ type: 'word', score: word });
    }
  }
  if (found.length === 0) return ratedInTitle(record, affected);
  return found.length === 1 ? found : [...new Map(found.map((one) => [`${one.type} ${one.score}`, one])).values()];
}

/** Red Hat and those that rebuild its packages begin a title with their rating: `Important: kernel security update`. */
function ratedInTitle(record: Fields, affected: readonly Fields[]): readonly AdvisorySeverity[] {
  const word = /^(Critical|Important|Moderate|Low): /.exec(looseTextAt(record, 'summary') ?? '')?.[1];
  const isOfPackages = affected.some((fields) => {
    const named = looseObjectAt(fields, 'package');
    return named !== undefined && purlTypeOfEcosystem(looseTextAt(named, 'ecosystem') ?? '') === 'rpm';
  });
  return word !== undefined && isOfPackages ? [{ type: 'word', score: word }] : [];
}

/** GitHub's records have ids, those made from CVE records objects. */
function cwesOf(record: Fields, affected: readonly Fields[]): readonly string[] | undefined {
  const lists = [record, ...affected].flatMap((fields) => {
    const specific = looseObjectAt(fields, 'database_specific')?.value;
    return specific ? [specific.cwe_ids, specific.cwes] : [];
  });
  return lists.length === 0 ? undefined : weaknessesIn(...lists);
}

function firstLine(details: string): string {
  const line = details.trimStart().split('\n', 1)[0] ?? '';
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

function subjectOf(value: unknown): { readonly subject?: string } {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'id')) return {};
  const { id } = value as { id: unknown };
  return typeof id === 'string' && id !== '' ? { subject: id.slice(0, 200) } : {};
}

function unique(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)];
}
