import type { Advisories, ShownAdvisory } from '../advisories/index.ts';

/** The records that answer to any of some ids, each once. */
export function recordsOf(indexes: readonly Advisories[], ids: readonly string[]): readonly ShownAdvisory[] {
  const shown = indexes.flatMap((index) => ids.flatMap((id) => index.show(id)));
  return [...new Map(shown.map((each) => [`${each.feed}\n${each.advisory.id}`, each])).values()];
}
