import type { CheckLine } from '../../../answer/check/check-line.ts';
import type { VerdictKind } from '../../../domain/verdict.ts';

/** What all records of one thing say together of one component. */
export interface MergedFinding {
  readonly group: string;
  /** The record that decides: the first of the worst verdict. */
  readonly line: CheckLine;
  readonly lines: readonly CheckLine[];
}

const worstFirst: readonly VerdictKind[] = ['affected', 'undetermined', 'fixed', 'notAffected'];

/** Documents for other programs tell of one thing once: records of several feeds are merged by their group. What no feed speaks of is left out. */
export function mergeLines(lines: readonly CheckLine[]): readonly MergedFinding[] {
  const named = lines.filter(({ advisory }) => advisory !== null);
  return [...Map.groupBy(named, ({ group, purl, component }) => `${group}\n${purl ?? component}`).values()].map((same) => {
    const line = same.toSorted((a, b) => worstFirst.indexOf(a.verdict) - worstFirst.indexOf(b.verdict))[0]!;
    return { group: line.group!, line, lines: same };
  });
}
