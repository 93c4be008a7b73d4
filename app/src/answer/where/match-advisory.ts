import type { ShownAdvisory } from '../../advisories/index.ts';
import { purlTypeOfEcosystem } from '../../domain/purl/index.ts';
import { componentById } from '../../ledger/components/find.ts';
import { findingsByAdvisory } from '../../match/findings.ts';
import { feedNotes } from '../feeds.ts';
import type { Inventory } from '../inventory.ts';
import type { Matched, MatchedComponent } from './match-query.ts';

/**
 * The components that an advisory affects, or perhaps does. All records of its group are asked: two databases that tell of one thing are one
 * question, and a record that knows more wins over one that cannot tell.
 */
export function matchAdvisory(inventory: Inventory, id: string): Matched {
  const { advisories, ledger } = inventory;
  const records = advisories.groupOf(id).members.flatMap((member) => advisories.show(member).filter(({ by }) => by !== 'related'));
  const told = [...new Map([...records, ...advisories.show(id)].map((shown) => [shown.key, shown])).values()];
  const components = new Map<number, MatchedComponent>();
  for (const { key, advisory } of told) {
    for (const { component, verdict, reason } of findingsByAdvisory(ledger, key)) {
      const certain = verdict === 'affected';
      if (components.get(component)?.certain && !certain) continue;
      components.set(component, { component: componentById(ledger.database, component), certain, why: `${advisory.id}: ${reason}` });
    }
  }
  return {
    components: [...components.values()],
    types: typesOf(told),
    holds: () => true,
    because: told.length === 0 ? [unknownAdvisory(inventory, id)] : told.map(tellRecord),
    feeds: feedNotes(inventory),
    unanswerable: told.length === 0,
  };
}

/** The kinds of package that the records name; undefined when one of them names a product, which may be of any kind or none. */
function typesOf(told: readonly ShownAdvisory[]): string[] | undefined {
  const types = new Set<string>();
  for (const { advisory } of told) {
    for (const { ecosystem } of advisory.affected) {
      const type = ecosystem === undefined ? undefined : purlTypeOfEcosystem(ecosystem);
      if (type === undefined) return undefined;
      types.add(type);
    }
  }
  return types.size > 0 ? [...types] : undefined;
}

function tellRecord({ advisory, feed, revision }: ShownAdvisory): string {
  const withdrawn = advisory.withdrawn === undefined ? '' : ` It was withdrawn on ${advisory.withdrawn.slice(0, 10)}.`;
  return `${advisory.id} (${advisory.class}, revision ${revision}, from ${feed}): ${advisory.summary}${withdrawn}`;
}

function unknownAdvisory(inventory: Inventory, id: string): string {
  const feeds = inventory.advisories.status(inventory.ledger.clock());
  return feeds.length === 0
    ? `There is no advisory feed yet, so ${id} says nothing. Import one: waybill advisories import PATH or URL.`
    : `No feed of the ${feeds.length} that there are knows ${id}.`;
}
