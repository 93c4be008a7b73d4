import type { Advisory, AdvisoryClass, AffectedPackage } from '../../../domain/advisory.ts';
import { formatTime, parseTime } from '../../../domain/time.ts';
import { type Fields, listAt, looseTextAt, objectAt, requiredTextAt, textAt, textsAt, unreadable, valueAt } from '../../fields.ts';
import { afterSemver, cargoInterval } from '../../requirements/cargo.ts';
import { complement, eventsOf, type Interval } from '../../requirements/interval.ts';

/** The facts of an advisory, with its Markdown; the file's folder says whether it is about a crate or about Rust itself. */
export function readAdvisory(facts: Fields, markdown: string, path: string): Advisory {
  const fields = objectAt(facts, 'advisory');
  if (!fields) throw unreadable('', 'lacks [advisory]');
  const published = timeOf(fields, 'date');
  if (published === undefined) throw unreadable('/advisory', 'lacks "date"');
  const withdrawn = timeOf(fields, 'withdrawn');
  const cvss = looseTextAt(fields, 'cvss');
  const { title, details } = splitMarkdown(markdown);
  return {
    id: requiredTextAt(fields, 'id'),
    class: classOf(fields),
    summary: title ?? looseTextAt(fields, 'title') ?? '',
    details,
    aliases: textsAt(fields, 'aliases'),
    related: textsAt(fields, 'related'),
    published,
    // RustSec does not date its changes: git does.
    modified: withdrawn ?? published,
    ...(withdrawn === undefined ? {} : { withdrawn }),
    severity: cvss === undefined ? [] : [{ type: cvss.startsWith('CVSS:4') ? 'CVSS_V4' : 'CVSS_V3', score: cvss }],
    affected: [affectedOf(fields, objectAt(facts, 'versions'), path)],
    references: [looseTextAt(fields, 'url'), ...textsAt(fields, 'references')].flatMap((url) =>
      url === undefined ? [] : [{ type: 'WEB', url }],
    ),
  };
}

function classOf(fields: Fields): AdvisoryClass {
  const informational = looseTextAt(fields, 'informational');
  if (informational === 'unmaintained') return 'endOfLife';
  if (informational === 'notice') return 'notice';
  return listAt(fields, 'categories').includes('malicious') ? 'malware' : 'vulnerability';
}

/** The standard library and the tools of Rust are no crates; there is no ecosystem of OSV for them, and theirs is called `Rust` here. */
function affectedOf(fields: Fields, versions: Fields | undefined, path: string): AffectedPackage {
  if (!versions) throw unreadable('', 'lacks [versions]');
  const safe = [...intervalsAt(versions, 'patched'), ...intervalsAt(versions, 'unaffected')];
  const affected = complement('semver', safe);
  if (!affected) throw unreadable('/versions', 'holds versions that cannot be ordered');
  const events = affected.length === 0 ? [{ introduced: '0' }, { fixed: '0.0.0-0' }] : eventsOf(affected, afterSemver);
  return {
    ecosystem: /(?:^|\/)rust\/[^/]+\/[^/]+$/.test(path) ? 'Rust' : 'crates.io',
    name: requiredTextAt(fields, 'package'),
    versions: [],
    ranges: [{ type: 'SEMVER', events }],
  };
}

function intervalsAt(versions: Fields, key: string): readonly Interval[] {
  return textsAt(versions, key).map((text, index) => {
    const interval = cargoInterval(text);
    if (!interval) throw unreadable(`/versions/${key}/${index}`, `is no requirement: "${text.slice(0, 60)}"`);
    return interval;
  });
}

/** A date as text, or as TOML's own date. */
function timeOf(fields: Fields, key: string): string | undefined {
  const found = valueAt(fields, key);
  const text = found instanceof Date ? found.toISOString() : textAt(fields, key);
  if (text === undefined) return undefined;
  const time = parseTime(text);
  if (time === undefined) throw unreadable(`${fields.pointer}/${key}`, 'is no date');
  return formatTime(time);
}

function splitMarkdown(markdown: string): { readonly title?: string; readonly details: string } {
  const match = /^\s*#\s+([^\n]*)\n?([\s\S]*)$/.exec(markdown);
  return match ? { title: match[1]!.trim(), details: match[2]!.trim() } : { details: markdown.trim() };
}
