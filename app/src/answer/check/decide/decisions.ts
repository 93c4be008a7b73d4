import type { AdvisoryClass } from '../../../domain/advisory.ts';
import type { CollectedComponent } from '../../../domain/collected.ts';
import { type SeverityRating, severityRatings } from '../../../domain/severity.ts';
import { formatTime } from '../../../domain/time.ts';
import type { VerdictKind } from '../../../domain/verdict.ts';
import type { Waiver } from '../../../domain/waiver.ts';
import type { Subject } from '../../../match/index.ts';
import type { FoundWaivers, Waivable } from '../../../policy/index.ts';
import type { VexDecision, VexJudge } from '../../vex/vex-judge.ts';
import type { CheckLine, CheckSummary, WaivedNote } from '../check-line.ts';
import type { ReadableInput } from '../checked-input.ts';
import { checkedSubject } from './checked-subject.ts';
import type { OwnerJudge } from './owner-judge.ts';

/** What people decided before, and which findings they want to know of. */
export interface Wishes {
  /** From this rating on a finding counts; every one where it is undefined. */
  readonly failOn?: SeverityRating | undefined;
  /** Only what has a fix is told. */
  readonly onlyFixed?: boolean;
  readonly vex?: VexJudge | undefined;
  readonly owners?: OwnerJudge | undefined;
  readonly waivers?: ((what: Waivable) => FoundWaivers) | undefined;
  /** Whether a finding was there before: it is not told then. */
  readonly wasThere?: ((line: CheckLine) => boolean) | undefined;
}

/** Puts what people decided beside each line, and counts what is left. */
export interface Decisions {
  /** The line as it is told; undefined where nobody wants to know of it. */
  decide(line: CheckLine, told: CollectedComponent, subject: Subject, one: ReadableInput): CheckLine | undefined;
  counts(): Pick<CheckSummary, 'counted' | 'expired'> & { readonly aside: Omit<CheckSummary['aside'], 'outOfScope'> };
}

/** No threshold hides what is bad on purpose. */
const always: ReadonlySet<AdvisoryClass | null> = new Set<AdvisoryClass>(['compromise', 'malware']);

/** What no scale of severity speaks of. */
const unrated: ReadonlySet<AdvisoryClass | null> = new Set<AdvisoryClass>(['endOfLife', 'notice']);

export function decisions({ failOn, onlyFixed = false, owners, vex, waivers, wasThere }: Wishes): Decisions {
  const counted = { affected: 0, undetermined: 0 };
  const aside = { waived: 0, below: 0, known: 0, unfixed: 0 };
  const expired = new Map<Waiver, WaivedNote>();

  function count(line: CheckLine): void {
    if (line.verdict !== 'affected' && line.verdict !== 'undetermined') return;
    if (line.waived) aside.waived += 1;
    else if (isBelow(line, failOn)) aside.below += 1;
    else counted[line.verdict] += 1;
  }

  function waive(line: CheckLine, told: CollectedComponent, one: ReadableInput): WaivedNote | null {
    if (!waivers || !isFinding(line.verdict)) return null;
    const found = waivers(waivable(line, told, one));
    if (found.expired) expired.set(found.expired, noteOf(found.expired));
    return found.holding ? noteOf(found.holding) : null;
  }

  return {
    decide(judged, told, subject, one) {
      const word = judged.class === 'vulnerability' && isFinding(judged.verdict) ? owners?.(() => idsOf(judged), told, one) : undefined;
      const line = word ? { ...judged, verdict: word.verdict, reason: `${word.reason} ${judged.reason}` } : judged;
      const said =
        line.class !== null && isFinding(line.verdict) ? vex?.(idsOf(line), line.class, checkedSubject(told, subject, one)) : undefined;
      const stated = said ? withVex(line, said) : line;
      if (wasThere && isFinding(stated.verdict) && wasThere(stated)) {
        aside.known += 1;
        return undefined;
      }
      if (onlyFixed && stated.advisory !== null && isFinding(stated.verdict) && stated.fixed.length === 0 && !always.has(stated.class)) {
        aside.unfixed += 1;
        return undefined;
      }
      const waived = waive(stated, told, one);
      const decided = waived ? { ...stated, waived } : stated;
      count(decided);
      return decided;
    },
    counts: () => ({ counted, aside, expired: [...expired.values()] }),
  };
}

/** Rated below the threshold; what has no rating where it should have one may be above it. */
function isBelow(line: CheckLine, failOn: SeverityRating | undefined): boolean {
  if (failOn === undefined || line.advisory === null || always.has(line.class)) return false;
  if (unrated.has(line.class)) return true;
  return line.severity !== null && severityRatings.indexOf(line.severity.rating) > severityRatings.indexOf(failOn);
}

function withVex(line: CheckLine, { statement, verdict, believed }: VexDecision): CheckLine {
  const { author, status, justification, note, time } = statement;
  const said = status === 'notAffected' ? 'it is not affected' : status === 'fixed' ? 'it is fixed' : `its state is “${status}”`;
  const why = note ?? justification;
  return {
    ...line,
    ...(believed ? { verdict, reason: `${author} states that ${said}${why === undefined ? '' : `: ${why}`}. ${line.reason}` } : {}),
    vex: {
      author,
      status,
      justification: justification ?? null,
      note: note ?? null,
      time: time === undefined ? null : formatTime(time),
      believed,
      before: line.verdict,
    },
  };
}

function waivable(line: CheckLine, told: CollectedComponent, one: ReadableInput): Waivable {
  const component = {
    name: line.name,
    ...(told.group === undefined ? {} : { group: told.group }),
    ...(line.version === null ? {} : { version: line.version }),
    ...(line.purl === null ? {} : { purl: line.purl }),
  };
  const assets = [one.input, ...(one.about ? [one.about.name] : [])];
  return { ids: idsOf(line), class: line.class ?? undefined, component, assets };
}

/** All names of a line's advisory. */
export function idsOf({ advisory, group, aliases }: Pick<CheckLine, 'advisory' | 'group' | 'aliases'>): readonly string[] {
  return [...new Set([advisory, group, ...aliases].filter((id) => id !== null))];
}

function noteOf({ author, reason, expires }: Waiver): WaivedNote {
  return { author, reason, expires: formatTime(expires) };
}

export function isFinding(verdict: VerdictKind): boolean {
  return verdict === 'affected' || verdict === 'undetermined';
}
