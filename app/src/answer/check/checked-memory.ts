import type { Advisories } from '../../advisories/index.ts';
import type { CollectedComponent } from '../../domain/collected.ts';
import type { Subject } from '../../match/index.ts';
import { type JudgedComponent, judgeComponents } from './judge-components.ts';
import { componentKeys, subjectOf } from './subject-of.ts';

/** A component with what is said of it. */
export interface JudgedAt {
  /** Its place in the list. */
  readonly at: number;
  readonly subject: Subject;
  readonly judged: JudgedComponent;
}

/** Judges the components of one document after the other; what stands in many is judged once. */
export interface CheckedMemory {
  /** In order, without those of which the same was said before that nothing is to be told. */
  judge(components: readonly CollectedComponent[]): readonly JudgedAt[];
}

/** What is remembered at most: components that records name, and the keys of those that none does. */
const maxNamed = 20_000;
const maxUnnamed = 100_000;

/** @param speaksOf whether a feed speaks of an ecosystem: what none speaks of is told every time */
export function checkedMemory(indexes: readonly Advisories[], speaksOf: (ecosystem: string) => boolean): CheckedMemory {
  const keyOf = componentKeys(indexes);
  const named = new Map<string, Omit<JudgedAt, 'at'>>();
  const unnamed = new Set<string>();

  function remember(key: string, one: Omit<JudgedAt, 'at'>): void {
    if (one.judged.records.length > 0) {
      if (named.size >= maxNamed) named.clear();
      named.set(key, one);
    } else if (one.subject.named && speaksOf(one.subject.named.ecosystem)) {
      if (unnamed.size >= maxUnnamed) unnamed.clear();
      unnamed.add(key);
    }
  }

  return {
    judge(components) {
      const found: (JudgedAt | undefined)[] = [];
      const fresh: { readonly at: number; readonly key: string; readonly subject: Subject }[] = [];
      for (let at = 0; at < components.length; at++) {
        const key = keyOf(components[at]!);
        if (unnamed.has(key)) continue;
        const known = named.get(key);
        if (known) found[at] = { ...known, at };
        else fresh.push({ at, key, subject: subjectOf(components[at]!) });
      }
      const judged = judgeComponents(
        fresh.map(({ subject }) => subject),
        indexes,
      );
      for (const [which, { at, key, subject }] of fresh.entries()) {
        const one = { at, subject, judged: judged[which]! };
        remember(key, one);
        found[at] = one;
      }
      return found.filter((one) => one !== undefined);
    },
  };
}
