import { assetAnswer } from './assets/asset.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { assetCoverage, coverage } from './coverage/coverage.ts';
import { diffAsset, diffAssets } from './diff/diff-ledger.ts';
import { impact } from './impact/impact.ts';
import type { Inventory } from './inventory.ts';
import { parseQuery } from './query/parse-query.ts';
import { tellQuery } from './query/tell-query.ts';
import type { Questions } from './questions.ts';
import { momentOf, spanOf } from './span.ts';
import { today } from './today/today.ts';
import { where } from './where/where.ts';

/** The questions, answered from a ledger and an index of advisories on this machine. */
export function localQuestions(inventory: Inventory): Questions {
  return {
    where: async (text, when) => {
      const query = parseQuery(text);
      if (query.kind === 'advisory') await bringUpToDate(inventory);
      return where(inventory, text, query, spanOf(when));
    },
    impact: async (text, when) => {
      await bringUpToDate(inventory);
      return impact(inventory, text, parseQuery(text), spanOf(when));
    },
    coverage: async () => coverage(inventory),
    diffAsset: async (asset, from, to) => diffAsset(inventory, asset, from, to),
    diffAssets: async (a, b) => diffAssets(inventory, a, b),
    assets: async () => ({ schema: 'waybill/assets/1', assets: assetCoverage(inventory) }),
    asset: async (name, at) => {
      await bringUpToDate(inventory);
      return assetAnswer(inventory, name, at === undefined ? undefined : momentOf(at));
    },
    today: async () => {
      await bringUpToDate(inventory);
      return today(inventory);
    },
    understand: async (query) => {
      const understood = parseQuery(query);
      return { schema: 'waybill/understood/1', understood: tellQuery(understood), kind: understood.kind };
    },
  };
}
