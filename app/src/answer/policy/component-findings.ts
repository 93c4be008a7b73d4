import type { ComponentFinding } from '../../policy/index.ts';
import { check } from '../check/check.ts';
import type { CheckIndex } from '../check/check-index.ts';
import type { CheckLine } from '../check/check-line.ts';
import type { CheckedInput } from '../check/checked-input.ts';
import { isFinding } from '../check/decide/decisions.ts';
import type { VexJudge } from '../vex/vex-judge.ts';
import type { SettledFinding } from './gate-line.ts';
import type { ToldComponent } from './told-component.ts';

/** What somebody said of a finding, in place of what its line says; undefined where nobody has said anything. */
export type Stance = (line: CheckLine) => Pick<CheckLine, 'verdict' | 'reason'> | undefined;

/** What advisories say of one component, and what of that is settled: said to be fixed, or not to affect it. */
export interface FoundOfComponent {
  readonly findings: readonly ComponentFinding[];
  readonly settled: readonly SettledFinding[];
}

/** What advisories say of the components of one input; what none cover is not told. */
export interface InputFindings {
  of(told: ToldComponent, stance?: Stance): FoundOfComponent | undefined;
  /** Why "nothing found" is not said with full confidence. */
  readonly doubts: readonly string[];
}

/**
 * Asks the advisories about all components of an input.
 *
 * @param vex what others state of findings
 */
export async function findingsOf(input: CheckedInput, index: CheckIndex, now: number, vex?: VexJudge): Promise<InputFindings> {
  const { lines, summary } = check(oneOf(input), index, { all: false, now, wishes: { vex } });
  const found = new Map<string, CheckLine[]>();
  const uncovered = new Set<string>();
  for await (const line of lines) {
    const key = keyOf(line.component, line.purl);
    if (line.advisory === null) uncovered.add(key);
    else found.set(key, [...(found.get(key) ?? []), line]);
  }
  const enriched = enrichments(index, [...found.values()].flat(), now);
  return {
    of: ({ spelled, purl }, stance = () => undefined) => {
      const key = keyOf(spelled, purl ?? null);
      const known = found.get(key);
      if (!known) return uncovered.has(key) ? undefined : { findings: [], settled: [] };
      const stated = known.map((line) => ({ ...line, ...stance(line) }));
      return {
        findings: stated.filter(({ verdict }) => isFinding(verdict)).map(enriched),
        settled: stated.filter(({ verdict }) => !isFinding(verdict)).map(settledOf),
      };
    },
    doubts: summary().doubts,
  };
}

/** Two groups may have a package of one name. */
function keyOf(spelled: string, purl: string | null): string {
  return `${spelled}\n${purl ?? ''}`;
}

function settledOf({ advisory, verdict, reason }: CheckLine): SettledFinding {
  return { advisory: advisory!, verdict, reason };
}

async function* oneOf<T>(one: T): AsyncIterable<T> {
  yield one;
}

/** Adds to each line what is known of the CVEs that it is about. */
function enrichments(index: CheckIndex, lines: readonly CheckLine[], now: number): (line: CheckLine) => ComponentFinding {
  const asked = new Set(lines.flatMap((line) => idsOf(line).filter((id) => id.startsWith('CVE-') || isOfDistribution(line))));
  const parts = index.parts.map((part) => part.enrichments([...asked]));
  const kinds = new Set(index.parts.flatMap((part) => part.status(now)).flatMap((feed) => feed.kinds));
  return (line) => {
    const ids = idsOf(line);
    const known = parts.flatMap((part) => ids.flatMap((id) => part.get(id) ?? []));
    const epss = known.flatMap((one) => (one.kind === 'exploitProbability' ? [one.probability] : []));
    const exploited = known.some(({ kind }) => kind === 'knownExploited');
    return {
      ids,
      class: line.class ?? 'vulnerability',
      affected: line.verdict === 'affected',
      ...(line.severity ? { severity: line.severity.rating } : {}),
      ...(line.cwes ? { cwes: line.cwes } : {}),
      ...(epss.length > 0 ? { epss: Math.max(...epss) } : {}),
      ...(exploited || kinds.has('kev') ? { knownExploited: exploited } : {}),
    };
  };
}

function isOfDistribution({ purl }: CheckLine): boolean {
  return purl !== null && /^pkg:(?:deb|apk|rpm)\//.test(purl);
}

function idsOf({ advisory, aliases }: CheckLine): string[] {
  return [...new Set([...(advisory === null ? [] : [advisory]), ...aliases])];
}
