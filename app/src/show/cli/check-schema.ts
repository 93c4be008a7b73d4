import { z } from 'zod';
import type { CheckLine } from '../../answer/check/check-line.ts';
import { moment } from '../http/schemas/notes.ts';

const text = z.string();
const verdictKind = z.enum(['affected', 'notAffected', 'undetermined', 'fixed']);
const count = z.int().nonnegative();

/** A line of `check -o jsonl`; the first one carries the schema's name too. */
export const checkLine = z.object({
  schema: z.literal('waybill/check/1').optional(),
  input: text,
  component: text,
  name: text,
  version: text.nullable(),
  purl: text.nullable(),
  paths: z.array(z.array(text)),
  scope: z.enum(['required', 'optional', 'development']).nullable(),
  place: z.object({ path: text.nullable(), line: count.nullable(), pointer: text.nullable() }),
  advisory: text.nullable(),
  group: text.nullable(),
  aliases: z.array(text),
  class: z.enum(['vulnerability', 'compromise', 'malware', 'endOfLife', 'notice']).nullable(),
  title: text.nullable(),
  feed: text.nullable(),
  verdict: verdictKind,
  clause: text.nullable(),
  reason: text,
  fixed: z.array(text),
  severity: z
    .object({
      rating: z.enum(['critical', 'high', 'medium', 'low', 'none']),
      score: z.number().min(0).max(10).nullable(),
      vector: text.nullable(),
    })
    .nullable(),
  exploited: z.boolean().nullable(),
  exploitProbability: z.number().min(0).max(1).nullable(),
  cwes: z.array(z.string()).nullable(),
  advice: text.nullable(),
  remedy: text.nullable(),
  vex: z
    .object({
      author: text,
      status: z.enum(['notAffected', 'affected', 'fixed', 'underInvestigation']),
      justification: text.nullable(),
      note: text.nullable(),
      time: moment.nullable(),
      believed: z.boolean(),
      before: verdictKind,
    })
    .nullable(),
  waived: z.object({ author: text, reason: text, expires: moment }).nullable(),
}) satisfies z.ZodType<CheckLine>;
