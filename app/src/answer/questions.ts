import type { AssetAnswer } from './assets/asset-answer.ts';
import type { ComponentAnswer } from './components/components.ts';
import type { AssetCoverage, CoverageAnswer } from './coverage/coverage-answer.ts';
import type { DiffAnswer } from './diff/diff-answer.ts';
import type { ExplainAnswer } from './explain/explain-answer.ts';
import type { Decision, FindingChangesAnswer, FindingFilter, FindingNote, FindingsAnswer } from './findings/findings-answer.ts';
import type { ImpactAnswer } from './impact/impact-answer.ts';
import type { EvidenceAnswer } from './manage/manage.ts';
import type { TodayAnswer } from './today/today-answer.ts';
import type { WhereAnswer } from './where/where.ts';

/** A moment, or a span of two; RFC 3339 text or plain dates. Neither is now. */
export interface When {
  readonly at?: string | undefined;
  readonly between?: readonly [string, string] | undefined;
}

/**
 * The questions that Waybill answers, as every face asks them: the command line on a data folder, a server over HTTP, and a client of that
 * server. All give the same answers and throw the same `WaybillError`.
 */
export interface Questions {
  where(query: string, when: When): Promise<WhereAnswer>;
  impact(query: string, when: When): Promise<ImpactAnswer>;
  coverage(): Promise<CoverageAnswer>;
  diffAsset(asset: string, from: string, to: string): Promise<DiffAnswer>;
  diffAssets(a: string, b: string): Promise<DiffAnswer>;
  assets(): Promise<{ readonly schema: 'waybill/assets/1'; readonly assets: readonly AssetCoverage[] }>;
  asset(name: string, at?: string): Promise<AssetAnswer>;
  today(): Promise<TodayAnswer>;
  findings(filter: FindingFilter): Promise<FindingsAnswer>;
  findingChanges(since: string): Promise<FindingChangesAnswer>;
  explain(purl: string, advisory: string): Promise<ExplainAnswer>;
  explainFinding(finding: string): Promise<ExplainAnswer>;
  components(query: string, withFacts: boolean): Promise<ComponentAnswer>;
  evidence(): Promise<EvidenceListAnswer>;
  evidenceShow(digest: string): Promise<EvidenceShownAnswer>;
  evidenceContent(digest: string): Promise<EvidenceContentAnswer>;
  /** What a query text is understood as, while it is typed. */
  understand(query: string): Promise<{ readonly schema: 'waybill/understood/1'; readonly understood: string; readonly kind: string }>;
}

export interface EvidenceListAnswer {
  readonly schema: 'waybill/evidence/1';
  readonly evidence: readonly EvidenceAnswer[];
}

export type EvidenceShownAnswer = EvidenceAnswer & { readonly schema: 'waybill/evidence/1'; readonly gapList: readonly unknown[] };

/** A source document itself, byte for byte, in base64. */
export interface EvidenceContentAnswer {
  readonly schema: 'waybill/evidence-content/1';
  readonly sha256: string;
  readonly content: string;
}

/** What is written, beside the questions that are asked; over HTTP it takes the server's token. */
export interface Decisions {
  auditFinding(finding: string, decision: Decision): Promise<FindingNote>;
}
