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
  return {
    of: ({ spelled, purl }, stance = () => undefined) => {
      const key = keyOf(spelled, purl ?? null);
      const known = found.get(key);
      if (!known) return uncovered.has(key) ? undefined : { findings: [], settled: [] };
      const stated = known.map((line) => ({ ...line, ...stance(line) }));
      return {
        findings: stated.filter(({ verdict }) => isFinding(verdict)).map(findingOf),
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

function findingOf({ exploited, exploitProbability, severity, cwes, ...line }: CheckLine): ComponentFinding {
  return {
    ids: idsOf(line),
    class: line.class ?? 'vulnerability',
    affected: line.verdict === 'affected',
    ...(severity ? { severity: severity.rating } : {}),
    ...(cwes ? { cwes } : {}),
    ...(exploitProbability === null ? {} : { epss: exploitProbability }),
    ...(exploited === null ? {} : { knownExploited: exploited }),
  };
}

function idsOf({ advisory, aliases }: Pick<CheckLine, 'advisory' | 'aliases'>): string[] {
  return [...new Set([...(advisory === null ? [] : [advisory]), ...aliases])];
}
