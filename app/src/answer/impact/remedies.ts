import { findingsOf } from '../../match/findings.ts';
import type { PresenceNote } from '../answer.ts';
import type { Inventory } from '../inventory.ts';
import type { ImpactAnswer } from './impact-answer.ts';

type Remedy = ImpactAnswer['remedy'][number];

/** How many remedies are told; of a component with more advisories than that, the worst classes come first. */
const told = 20;

const classOrder = ['compromise', 'malware', 'vulnerability', 'endOfLife', 'notice'];

/** What to do, by the advisories that apply to what was found: for a compromise in its own words, else the versions that are clean. */
export function remediesFor({ ledger, advisories }: Inventory, advisory: string | undefined, notes: readonly PresenceNote[]): Remedy[] {
  const ids = new Set<string>(advisory === undefined ? [] : advisories.show(advisory).map((shown) => shown.advisory.id));
  if (advisory === undefined) {
    const components = new Set(notes.map(({ component }) => component.id));
    for (const finding of findingsOf(ledger, components)) if (finding.verdict === 'affected') ids.add(finding.advisory);
  }
  return [...ids]
    .flatMap((id) => remedyOf(advisories, id))
    .sort((a, b) => classOrder.indexOf(a.class) - classOrder.indexOf(b.class))
    .slice(0, told);
}

function remedyOf(advisories: Inventory['advisories'], id: string): Remedy[] {
  const [shown] = advisories.show(id);
  if (!shown) return [];
  const { advisory } = shown;
  if (advisory.withdrawn !== undefined) return [];
  return [{ advisory: id, class: advisory.class, text: advisory.remedy ?? upgradeAdvice(advisory.affected) }];
}

function upgradeAdvice(
  affected: readonly {
    readonly name?: string;
    readonly ranges: readonly { readonly type: string; readonly events: readonly { readonly fixed?: string }[] }[];
  }[],
): string {
  const clean = affected.flatMap(({ name, ranges }) =>
    ranges.flatMap(({ type, events }) =>
      type === 'GIT' ? [] : events.flatMap(({ fixed }) => (fixed === undefined ? [] : [`${name ?? ''} ${fixed}`.trim()])),
    ),
  );
  if (clean.length === 0) return 'No fixed version is known. Remove it, or contain what runs it, until there is one.';
  return `Update to a version in which it is fixed: ${[...new Set(clean)].slice(0, 12).join(', ')}.`;
}
