import type { ComponentFinding } from '../../policy/index.ts';
import { check } from '../check/check.ts';
import type { CheckIndex } from '../check/check-index.ts';
import type { CheckLine } from '../check/check-line.ts';
import type { CheckedInput } from '../check/checked-input.ts';

/** What advisories say of the components of one input, by how it spells them; what none cover is not told. */
export interface InputFindings {
  of(spelled: string): readonly ComponentFinding[] | undefined;
  /** Why "nothing found" is not said with full confidence. */
  readonly doubts: readonly string[];
}

/** Asks the advisories about all components of an input. */
export async function findingsOf(input: CheckedInput, index: CheckIndex, now: number): Promise<InputFindings> {
  const { lines, summary } = check(oneOf(input), index, { all: false, now });
  const found = new Map<string, CheckLine[]>();
  const uncovered = new Set<string>();
  for await (const line of lines) {
    if (line.advisory === null) uncovered.add(line.component);
    else found.set(line.component, [...(found.get(line.component) ?? []), line]);
  }
  const enriched = enrichments(index, [...found.values()].flat(), now);
  return {
    of: (spelled) => (uncovered.has(spelled) && !found.has(spelled) ? undefined : (found.get(spelled) ?? []).map(enriched)),
    doubts: summary().doubts,
  };
}

async function* oneOf<T>(one: T): AsyncIterable<T> {
  yield one;
}

/** Adds to each line what is known of the CVEs that it is about. */
function enrichments(index: CheckIndex, lines: readonly CheckLine[], now: number): (line: CheckLine) => ComponentFinding {
  const cves = new Set(lines.flatMap(idsOf).filter((id) => id.startsWith('CVE-')));
  const parts = index.parts.map((part) => part.enrichments([...cves]));
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

function idsOf({ advisory, aliases }: CheckLine): string[] {
  return [...new Set([...(advisory === null ? [] : [advisory]), ...aliases])];
}
