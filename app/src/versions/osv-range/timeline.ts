import type { AdvisoryEvent } from '../../domain/advisory.ts';
import { compareParsed, type ParsedVersion } from '../compare-versions.ts';
import { readVersion } from './read-version.ts';

/** An event with its version read; `0` is before every version and has none. */
export interface Mark {
  readonly kind: 'introduced' | 'fixed' | 'lastAffected';
  readonly text: string;
  readonly version: ParsedVersion | undefined;
}

/** The events of a range in the order of their versions, those of one version together; and its limits. */
export interface Timeline {
  readonly moments: readonly (readonly Mark[])[];
  /** Empty where there is no limit. */
  readonly limits: readonly ParsedVersion[];
}

/** Sorts the events of a range; the text of the event whose version cannot be read, where there is one. */
export function timelineOf(scheme: string, events: readonly AdvisoryEvent[]): Timeline | string {
  const marks: Mark[] = [];
  const limits: ParsedVersion[] = [];
  let isLimited = true;
  for (const event of events) {
    for (const [kind, text] of Object.entries(event) as [keyof AdvisoryEvent, string | undefined][]) {
      if (text === undefined) continue;
      if (kind === 'limit' && text === '*') isLimited = false;
      const isStart = kind === 'introduced' && text === '0';
      const version = isStart || text === '*' ? undefined : readVersion(scheme, text);
      if (version === undefined && !isStart && !(kind === 'limit' && text === '*')) return wordsOf(kind, text);
      if (kind === 'limit') limits.push(...(version === undefined ? [] : [version]));
      else marks.push({ kind, text, version });
    }
  }
  return { moments: group(scheme, marks), limits: isLimited ? limits : [] };
}

export function wordsOf(kind: keyof AdvisoryEvent, text: string): string {
  return `${kind === 'lastAffected' ? 'last affected' : kind} ${text}`;
}

/** By version, lowest first; at one version what begins stands before what ends. */
function group(scheme: string, marks: Mark[]): readonly (readonly Mark[])[] {
  const order = (a: Mark, b: Mark) => {
    if (a.version && b.version) return compareParsed(scheme, a.version, b.version) ?? 0;
    return Number(a.version !== undefined) - Number(b.version !== undefined);
  };
  marks.sort((a, b) => order(a, b) || Number(a.kind !== 'introduced') - Number(b.kind !== 'introduced'));
  const moments: Mark[][] = [];
  for (const mark of marks) {
    const last = moments.at(-1);
    if (last && order(last[0]!, mark) === 0) last.push(mark);
    else moments.push([mark]);
  }
  return moments;
}
