import { z } from 'zod';
import { auditStates, justifications } from '../../../domain/audit.ts';
import { urgencies } from '../../../domain/priority.ts';
import { statesWorstFirst } from '../../../domain/verdict.ts';
import { limits } from '../../../platform/limits.ts';
import { flagParameter, momentParameter, parameter, resource, write } from '../resource.ts';
import { explainAnswer } from '../schemas/explain.ts';
import { findingChangesAnswer, findingNote, findingsAnswer } from '../schemas/findings.ts';

const classes = ['compromise', 'malware', 'vulnerability', 'endOfLife', 'notice'] as const;

export const findings = resource({
  path: '/api/findings',
  summary: 'What advisories affect, with what was decided and stated of it; the most urgent first',
  query: z.strictObject({
    class: z.enum(classes).optional(),
    asset: parameter.optional(),
    state: z
      .enum([...statesWorstFirst, 'past'])
      .optional()
      .describe('`past`: on no asset any more'),
    priority: z.enum(urgencies).optional(),
    text: parameter.optional().describe('Part of an id, a summary, or the name of a component'),
    all: flagParameter.optional().describe('Also what is settled, and what is nowhere any more'),
    limit: z.coerce.number().int().min(0).max(1_000_000).optional(),
  }),
  answer: findingsAnswer,
  ask: (questions, { query }) => questions.findings(query),
});

export const finding = resource({
  path: '/api/findings/:finding',
  summary: 'One finding, explained: which record, which clause, by which name, what was decided, and where it was seen',
  params: z.strictObject({ finding: parameter }),
  answer: explainAnswer,
  ask: (questions, { params }) => questions.explainFinding(params.finding),
});

export const findingChanges = resource({
  path: '/api/finding-changes',
  summary: 'What came, changed and went among the findings since a moment, and why',
  query: z.strictObject({ since: momentParameter }),
  answer: findingChangesAnswer,
  ask: (questions, { query }) => questions.findingChanges(query.since),
});

export const auditFinding = write({
  path: '/api/findings/:finding/audits',
  summary: 'Record what somebody decided about a finding',
  params: z.strictObject({ finding: parameter }),
  body: z.strictObject({
    state: z.enum(auditStates),
    justification: z.enum(justifications).optional().describe('For `notAffected`'),
    comment: z.string().max(limits.fieldLength).optional(),
    author: z.string().min(1).max(limits.fieldLength),
    expires: momentParameter.optional(),
    asset: parameter.optional().describe('The one asset that it is about'),
  }),
  answer: findingNote,
  take: (decisions, { params, body }) => decisions.auditFinding(params.finding, body),
});
