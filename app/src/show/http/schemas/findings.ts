import { z } from 'zod';
import type {
  AuditNote,
  FindingChangesAnswer,
  FindingNote,
  FindingsAnswer,
  PlaceNote,
  StatementNote,
} from '../../../answer/findings/findings-answer.ts';
import { type Priority, urgencies } from '../../../domain/priority.ts';
import type { Severity } from '../../../domain/severity.ts';
import { statesWorstFirst } from '../../../domain/verdict.ts';
import { answered, componentRef, moment } from './notes.ts';

const text = z.string();

export const verdictKind = z.enum(statesWorstFirst);

const severity: z.ZodType<Severity> = z
  .object({ rating: z.enum(['critical', 'high', 'medium', 'low', 'none']), score: z.number().nullable(), vector: text.nullable() })
  .meta({ id: 'Severity' });

const priority: z.ZodType<Priority> = z
  .object({ level: z.enum(urgencies), because: z.array(text) })
  .meta({ id: 'Priority', description: 'What is to be done: at once, soon, or with the next update; and each thing that was weighed.' });

const auditNote: z.ZodType<AuditNote> = z
  .object({
    state: text,
    justification: text.nullable(),
    comment: text,
    author: text,
    time: moment,
    expires: moment.nullable(),
    asset: text.nullable(),
    standing: z.boolean().describe('Whether it holds now'),
  })
  .meta({ id: 'AuditNote' });

const statementNote: z.ZodType<StatementNote> = z
  .object({
    status: z.enum(['affected', 'notAffected', 'fixed', 'underInvestigation']),
    justification: text.nullable(),
    note: text.nullable(),
    author: text,
    time: moment.nullable(),
    expires: moment.nullable(),
    known: moment.describe('When we learnt of it'),
    evidence: text,
    assets: z.array(text),
    counts: z.boolean(),
    why: text.nullable().describe('Why it is not heard'),
  })
  .meta({ id: 'StatementNote', description: 'What somebody else states about a finding (VEX).' });

const placeNote: z.ZodType<PlaceNote> = z
  .object({ state: verdictKind, by: z.enum(['advisory', 'owner', 'statement', 'decision']), why: text, assets: z.array(text) })
  .meta({ id: 'PlaceNote', description: 'What a finding is on some assets, and who says so.' });

export const findingNote: z.ZodType<FindingNote> = z
  .object({
    finding: text.describe('`ADVISORY/COMPONENT`, its name'),
    advisory: text,
    group: text.describe('The id that stands for all its records'),
    aliases: z.array(text),
    class: text,
    summary: text,
    component: componentRef,
    verdict: z.enum(['affected', 'undetermined']).describe('By the advisory alone'),
    state: verdictKind.nullable().describe('With decisions and statements; null where no asset has it any more'),
    clause: text.nullable(),
    reason: text,
    fixed: z.array(text),
    since: moment,
    severity: severity.nullable(),
    exploited: z.boolean().nullable(),
    exploitProbability: z.number().nullable(),
    priority,
    assets: z.array(text),
    pastAssets: z.array(text),
    processes: z.array(text),
    places: z.array(placeNote),
    audits: z.array(auditNote),
    statements: z.array(statementNote),
  })
  .meta({ id: 'FindingNote' });

export const findingsAnswer: z.ZodType<FindingsAnswer> = z
  .object({ schema: z.literal('waybill/findings/1'), total: z.int().min(0), findings: z.array(findingNote), ...answered })
  .meta({ id: 'FindingsAnswer' });

const changes = ['opened', 'changed', 'narrowed', 'closed', 'arrived', 'left', 'decided', 'expired', 'stated'] as const;

export const findingChangesAnswer: z.ZodType<FindingChangesAnswer> = z
  .object({
    schema: z.literal('waybill/finding-changes/1'),
    since: moment,
    changes: z.array(
      z.object({
        time: moment,
        what: z.enum(changes),
        advisory: text,
        class: text,
        component: componentRef,
        before: text.nullable(),
        after: text.nullable(),
        cause: text,
        assets: z.array(text),
      }),
    ),
  })
  .meta({ id: 'FindingChangesAnswer' });
