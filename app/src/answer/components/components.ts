import type { Facts } from '../../ledger/components/facts.ts';
import { factsOfComponent } from '../../ledger/components/find.ts';
import { assetsHolding } from '../../ledger/presences.ts';
import { bringUpToDate } from '../bring-up-to-date.ts';
import type { ComponentRef } from '../diff/diff-answer.ts';
import type { Inventory } from '../inventory.ts';
import { parseQuery } from '../query/parse-query.ts';
import { tellQuery } from '../query/tell-query.ts';
import { matchQuery } from '../where/match-query.ts';

export interface ComponentAnswer {
  readonly schema: 'waybill/components/1';
  readonly query: string;
  readonly understood: string;
  readonly components: readonly (ComponentRef & {
    readonly kind: string;
    /** How many assets have it now by their last evidence. */
    readonly assets: number;
    /** What the sources say of it: more than one entry where they disagree. */
    readonly facts: readonly Facts[];
  })[];
}

/** The components that a query names, whether they are anywhere now or not. */
export async function findComponents(inventory: Inventory, text: string, withFacts: boolean): Promise<ComponentAnswer> {
  const query = parseQuery(text);
  if (query.kind === 'advisory') await bringUpToDate(inventory);
  const { database } = inventory.ledger;
  return {
    schema: 'waybill/components/1',
    query: text,
    understood: tellQuery(query),
    components: matchQuery(inventory, query).components.map(({ component: { id, purl, name, version, kind } }) => ({
      purl: purl ?? null,
      name,
      version: version ?? null,
      kind,
      assets: assetsHolding(inventory.ledger, id).length,
      facts: withFacts ? factsOfComponent(database, id) : [],
    })),
  };
}
