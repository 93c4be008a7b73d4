/** The answers of the server, by the types of the use cases that give them. */
export type {
  BlindAsset,
  EvidenceNote,
  FeedNote,
  PresenceNote,
  ProcessNote,
} from '../../../app/src/answer/answer.ts';
export type { AssetAnswer, AssetComponent, TimelineEntry, VersionBar } from '../../../app/src/answer/assets/asset-answer.ts';
export type { AssetCoverage, CoverageAnswer } from '../../../app/src/answer/coverage/coverage-answer.ts';
export type { ComponentRef, DiffAnswer } from '../../../app/src/answer/diff/diff-answer.ts';
export type { ExplainAnswer, ExplainedRecord } from '../../../app/src/answer/explain/explain-answer.ts';
export type {
  AuditNote,
  Decision,
  FindingChange,
  FindingChangesAnswer,
  FindingNote,
  FindingsAnswer,
  StatementNote,
} from '../../../app/src/answer/findings/findings-answer.ts';
export type { ImpactAnswer, ImpactedAsset } from '../../../app/src/answer/impact/impact-answer.ts';
export type { HitNote, TodayAnswer } from '../../../app/src/answer/today/today-answer.ts';
export type { WhereAnswer } from '../../../app/src/answer/where/where.ts';

import type { Questions } from '../../../app/src/answer/questions.ts';

export type AssetsAnswer = Awaited<ReturnType<Questions['assets']>>;
export type Understood = Awaited<ReturnType<Questions['understand']>>;
