import { findingsOf } from '../../match/findings.ts';
import type { PresenceNote } from '../answer.ts';
import type { Inventory } from '../inventory.ts';
import type { ImpactAnswer } from './impact-answer.ts';

/**
 * What of the things found is affected by an advisory, and by which: a thing that is there is not yet a thing that is hit.
 *
 * @param advisory the advisory that was asked about, whose group alone counts then; undefined when something else was asked
 */
export function hitsOf(
  { ledger, advisories }: Inventory,
  advisory: string | undefined,
  notes: readonly PresenceNote[],
): ImpactAnswer['hits'] {
  const asked = advisory === undefined ? undefined : new Set(advisories.show(advisory).map((shown) => shown.advisory.id));
  const components = new Set(notes.map(({ component }) => component.id));
  const affecting = findingsOf(ledger, components).filter(
    (finding) => finding.verdict === 'affected' && (asked === undefined || asked.has(finding.advisory)),
  );
  return [...Map.groupBy(affecting, ({ component }) => component)].map(([component, findings]) => ({
    component,
    advisories: [...new Set(findings.map((finding) => finding.advisory))],
  }));
}
