import type { Advisories } from '../../advisories/index.ts';
import type { CollectedComponent } from '../../domain/collected.ts';
import type { Subject } from '../../match/index.ts';
import type { FeedCoverage } from './feed-coverage.ts';
import { glancePackage } from './glance-package.ts';
import { type JudgedComponent, judgeComponents } from './judge-components.ts';
import { componentKeys, isPurlKey, subjectOf } from './subject-of.ts';

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

/** Components after which it can be told whether they come again. */
const worthRemembering = 10_000;

interface Fresh {
  readonly at: number;
  readonly key: string;
}

/** @param speaksOf notes that an ecosystem is asked about; whether a feed speaks of it. What none speaks of is told every time */
export function checkedMemory(indexes: readonly Advisories[], speaksOf: FeedCoverage['asks']): CheckedMemory {
  const keyOf = componentKeys(indexes);
  const named = new Map<string, Omit<JudgedAt, 'at'>>();
  const unnamed = new Set<string>();
  let asked = 0;
  let repeated = 0;

  function remember(key: string, one: Omit<JudgedAt, 'at'>): void {
    if (one.judged.records.length > 0) {
      if (named.size >= maxNamed) named.clear();
      named.set(key, one);
    } else if (one.subject.named && speaksOf(one.subject.named)) rememberUnnamed(key);
  }

  /** Remembering costs a third of finding out again: it is left where hardly anything comes again. */
  function rememberUnnamed(key: string): void {
    if (asked > worthRemembering && repeated * 5 < asked) return;
    if (unnamed.size >= maxUnnamed) unnamed.clear();
    unnamed.add(key);
  }

  /** Without those of which a glance tells that a feed speaks of them, and no record names them. */
  function withoutUnnamed(fresh: readonly Fresh[]): readonly Fresh[] {
    const glances = fresh.map(({ key }) => (isPurlKey(key) ? glancePackage(key) : undefined));
    const names = glances.filter((name) => name !== undefined);
    const found = indexes.map((index) => index.named(names));
    let next = 0;
    return fresh.filter(({ key }, at) => {
      const glance = glances[at];
      if (!glance) return true;
      const which = next++;
      if (found.some((candidates) => candidates[which]!.length > 0) || !speaksOf(glance)) return true;
      rememberUnnamed(key);
      return false;
    });
  }

  return {
    judge(components) {
      const found: JudgedAt[] = [];
      const fresh: Fresh[] = [];
      asked += components.length;
      for (let at = 0; at < components.length; at++) {
        const key = keyOf(components[at]!);
        if (unnamed.has(key)) {
          repeated += 1;
          continue;
        }
        const known = named.get(key);
        if (known) found.push({ ...known, at });
        else fresh.push({ at, key });
      }
      const rest = withoutUnnamed(fresh);
      const subjects = rest.map(({ at }) => subjectOf(components[at]!));
      for (const [which, judged] of judgeComponents(subjects, indexes).entries()) {
        const { at, key } = rest[which]!;
        const one = { subject: subjects[which]!, judged };
        remember(key, one);
        found.push({ ...one, at });
      }
      return found.sort((a, b) => a.at - b.at);
    },
  };
}
