import type { AdvisoryClass } from './advisory.ts';
import type { Criticality } from './asset.ts';
import type { Severity } from './severity.ts';
import type { VerdictKind } from './verdict.ts';

/** What is to be done, in the words of CISA's decision tree (SSVC): at once, soon, or with the next update. */
export type Urgency = 'act' | 'attend' | 'track';

/** Most urgent first. */
export const urgencies: readonly Urgency[] = ['act', 'attend', 'track'];

export interface Priority {
  readonly level: Urgency;
  /** Sentences: each thing that was weighed, and what follows. */
  readonly because: readonly string[];
}

/** What is known of a finding. What is not known is null, and is weighed as if it were the worse. */
export interface Weighed {
  readonly class: AdvisoryClass;
  /** What it is where it is now, decisions and statements counted; null where it is nowhere any more. */
  readonly state: VerdictKind | null;
  readonly severity: Severity | null;
  /** Whether it is used in attacks. */
  readonly exploited: boolean | null;
  /** How likely it is to be used in attacks within 30 days, between 0 and 1. */
  readonly exploitProbability: number | null;
  /** Assets that are reached from outside, as the map says. */
  readonly exposed: readonly string[];
  /** Of the processes that stand on it, the worst; null where none is mapped. */
  readonly process: { readonly name: string; readonly criticality: Criticality } | null;
}

/** From here on an attack is called likely: a few CVEs in a hundred are scored so high. */
const likely = 0.1;

/**
 * How urgent a finding is, and why: a decision table with words, not a number. docs/decisions/priority.md tells it.
 *
 * @see https://www.cisa.gov/stakeholder-specific-vulnerability-categorization-ssvc
 */
export function prioritise(weighed: Weighed): Priority {
  const { state } = weighed;
  const isBad = weighed.class === 'compromise' || weighed.class === 'malware';
  if (isBad) return badOnPurpose(weighed);
  if (state === null) return { level: 'track', because: ['It is on no asset any more.'] };
  if (state === 'fixed' || state === 'notAffected') return { level: 'track', because: ['It is settled wherever it is.'] };
  if (weighed.class !== 'vulnerability') return ageing(weighed);
  return vulnerable(weighed);
}

function badOnPurpose({ class: kind, state }: Weighed): Priority {
  const what = kind === 'malware' ? 'It is malware' : 'It is a release that was tampered with';
  const where = state === null ? 'it was here: what it could reach may have been taken' : 'it is here';
  return { level: 'act', because: [`${what}, and ${where}. No rating hides that.`] };
}

function ageing({ class: kind, process }: Weighed): Priority {
  const why = kind === 'endOfLife' ? 'Nobody repairs it any more.' : 'It is a notice.';
  const matters = process !== null && isCritical(process.criticality);
  return { level: matters && kind === 'endOfLife' ? 'attend' : 'track', because: [why, ...tellProcess(process)] };
}

function vulnerable(weighed: Weighed): Priority {
  const { state, severity, exploited, exploitProbability, exposed, process } = weighed;
  const because = [
    ...tellExploits(exploited, exploitProbability),
    ...tellSeverity(severity),
    ...tellExposure(exposed),
    ...tellProcess(process),
  ];
  const matters = exposed.length > 0 || (process !== null && isCritical(process.criticality));
  const isLikely = (exploitProbability ?? 0) >= likely;
  const rating = severity?.rating;
  const isGrave = rating === undefined || rating === 'critical' || rating === 'high';
  const worst: Urgency =
    exploited || (isLikely && isGrave && matters)
      ? 'act'
      : isLikely || rating === undefined || rating === 'critical' || (isGrave && matters)
        ? 'attend'
        : 'track';
  if (state !== 'undetermined' || worst !== 'act') return { level: worst, because };
  return { level: 'attend', because: [...because, 'Whether it is affected cannot be told: find that out first.'] };
}

function isCritical(criticality: Criticality): boolean {
  return criticality === 'critical' || criticality === 'high';
}

function tellExploits(exploited: boolean | null, probability: number | null): string[] {
  return [
    ...(exploited === true ? ['It is used in attacks (CISA).'] : []),
    ...(exploited === null ? ['No feed tells whether it is used in attacks.'] : []),
    ...(probability === null
      ? []
      : [`An attack within 30 days is ${probability >= likely ? 'likely' : 'not likely'} (EPSS ${percent(probability)}).`]),
  ];
}

function tellSeverity(severity: Severity | null): string[] {
  if (severity === null) return ['Nobody has rated it, so it may be grave.'];
  return [`It is rated ${severity.rating}${severity.score === null ? '' : ` (CVSS ${severity.score})`}.`];
}

function tellExposure(exposed: readonly string[]): string[] {
  if (exposed.length === 0) return [];
  return [`${exposed[0]}${exposed.length > 1 ? ` and ${exposed.length - 1} more` : ''} can be reached from outside.`];
}

function tellProcess(process: Weighed['process']): string[] {
  return process === null ? [] : [`${process.name} (${process.criticality}) stands on it.`];
}

function percent(part: number): string {
  return `${(part * 100).toFixed(part < 0.01 ? 2 : 0)} %`;
}
