import type { Inventory } from './inventory.ts';
import { tellQuery } from './query/tell-query.ts';
import { understandQuery } from './query/understand-query.ts';
import type { Decisions, Questions } from './questions.ts';
import { momentOf, spanOf } from './span.ts';
import { where } from './where/where.ts';

/**
 * The questions, answered from a ledger and an index of advisories on this machine. All but `where` are loaded when they are first asked: a
 * command asks one, and loading all takes longer than answering it.
 */
export function localQuestions(inventory: Inventory): Questions {
  return {
    where: async (text, when) => {
      const query = understandQuery(inventory, text);
      if (query.kind === 'advisory') await bringUpToDate(inventory);
      return where(inventory, text, query, spanOf(when));
    },
    impact: async (text, when) => {
      await bringUpToDate(inventory);
      const { impact } = await import('./impact/impact.ts');
      return impact(inventory, text, understandQuery(inventory, text), spanOf(when));
    },
    coverage: async () => {
      const { coverage } = await import('./coverage/coverage.ts');
      return coverage(inventory);
    },
    diffAsset: async (asset, from, to) => {
      const { diffAsset } = await import('./diff/diff-ledger.ts');
      return diffAsset(inventory, asset, from, to);
    },
    diffAssets: async (a, b) => {
      const { diffAssets } = await import('./diff/diff-ledger.ts');
      return diffAssets(inventory, a, b);
    },
    assets: async () => {
      const { assetCoverage } = await import('./coverage/coverage.ts');
      return { schema: 'waybill/assets/1', assets: assetCoverage(inventory) };
    },
    asset: async (name, at) => {
      await bringUpToDate(inventory);
      const { assetAnswer } = await import('./assets/asset.ts');
      return assetAnswer(inventory, name, at === undefined ? undefined : momentOf(at));
    },
    today: async () => {
      await bringUpToDate(inventory);
      const { today } = await import('./today/today.ts');
      return today(inventory);
    },
    findings: async (filter) => {
      await bringUpToDate(inventory);
      const { findings } = await import('./findings/findings.ts');
      return findings(inventory, filter);
    },
    findingChanges: async (since) => {
      await bringUpToDate(inventory);
      const { findingChanges } = await import('./findings/finding-changes.ts');
      return findingChanges(inventory, momentOf(since));
    },
    explain: async (purl, advisory) => {
      await bringUpToDate(inventory);
      const { explain } = await import('./explain/explain.ts');
      return explain(inventory, purl, advisory);
    },
    explainFinding: async (finding) => {
      await bringUpToDate(inventory);
      const { explainFinding } = await import('./explain/explain.ts');
      return explainFinding(inventory, finding);
    },
    components: async (query, withFacts) => {
      const { findComponents } = await import('./components/components.ts');
      return findComponents(inventory, query, withFacts);
    },
    evidence: async () => {
      const { evidenceList } = await import('./manage/manage.ts');
      return { schema: 'waybill/evidence/1', evidence: evidenceList(inventory.ledger) };
    },
    evidenceContent: async (digest) => {
      const { evidenceContent } = await import('./manage/manage.ts');
      return { schema: 'waybill/evidence-content/1', ...evidenceContent(inventory.ledger, digest) };
    },
    evidenceShow: async (digest) => {
      const { evidenceShow } = await import('./manage/manage.ts');
      return { schema: 'waybill/evidence/1', ...evidenceShow(inventory.ledger, digest) };
    },
    understand: async (query) => {
      const understood = understandQuery(inventory, query);
      return { schema: 'waybill/understood/1', understood: tellQuery(understood), kind: understood.kind };
    },
  };
}

/** What people decide, written to a ledger on this machine. */
export function localDecisions(inventory: Inventory): Decisions {
  return {
    auditFinding: async (finding, decision) => {
      await bringUpToDate(inventory);
      const { auditFinding } = await import('./findings/audit-finding.ts');
      return auditFinding(inventory, finding, decision);
    },
  };
}

async function bringUpToDate(inventory: Inventory): Promise<void> {
  const { bringUpToDate } = await import('./bring-up-to-date.ts');
  await bringUpToDate(inventory);
}
