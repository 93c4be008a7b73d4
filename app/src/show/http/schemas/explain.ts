import { z } from 'zod';
import type { ExplainAnswer, ExplainedRecord, HistoryNote, SeenNote } from '../../../answer/explain/explain-answer.ts';
import { findingNote, verdictKind } from './findings.ts';
import { answered, bounds, evidenceNote, moment } from './notes.ts';

const text = z.string();

const nearMiss = z.object({
  what: z.enum(['version', 'release', 'publisher', 'signer', 'platform', 'hash', 'name']),
  expected: text,
  found: text,
});

const explainedRecord: z.ZodType<ExplainedRecord> = z
  .object({
    advisory: text,
    class: text,
    feed: text,
    feedAgeHours: z.number().nullable(),
    revision: z.int().min(0),
    recorded: moment.describe('When this revision was first read'),
    verdict: verdictKind,
    clause: text.nullable(),
    comparator: text.nullable().describe('The order by which versions were compared'),
    identity: text.nullable().describe('By which of its names the record means the component'),
    reason: text,
    fixed: z.array(text),
    nearMisses: z.array(nearMiss),
    suspect: text.nullable(),
  })
  .meta({ id: 'ExplainedRecord' });

const seenNote: z.ZodType<SeenNote> = z
  .object({ asset: text, from: bounds, to: bounds.nullable(), evidence: evidenceNote.nullable() })
  .meta({ id: 'SeenNote' });

const historyNote: z.ZodType<HistoryNote> = z.object({ time: moment, what: text, cause: text }).meta({ id: 'HistoryNote' });

export const explainAnswer: z.ZodType<ExplainAnswer> = z
  .object({
    schema: z.literal('waybill/explain/1'),
    component: text,
    advisory: text,
    group: z.array(text),
    identity: z.array(text),
    verdict: verdictKind,
    records: z.array(explainedRecord),
    finding: findingNote.nullable(),
    seen: z.array(seenNote),
    history: z.array(historyNote),
    ...answered,
  })
  .meta({ id: 'ExplainAnswer' });
