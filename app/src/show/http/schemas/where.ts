import { z } from 'zod';
import type { Questions } from '../../../answer/questions.ts';
import type { WhereAnswer } from '../../../answer/where/where.ts';
import { answered, moment, presenceNote } from './notes.ts';

export const whereAnswer: z.ZodType<WhereAnswer> = z
  .object({
    schema: z.literal('waybill/where/1'),
    query: z.string(),
    understood: z.string(),
    asOf: z.object({ from: moment, to: moment }),
    answer: z.enum(['present', 'absent', 'undetermined']),
    presences: z.array(presenceNote),
    past: z.array(presenceNote).describe('Where it was before and is no more, when it is asked about now'),
    ...answered,
  })
  .meta({ id: 'WhereAnswer' });

export const understood: z.ZodType<Awaited<ReturnType<Questions['understand']>>> = z
  .object({ schema: z.literal('waybill/understood/1'), understood: z.string(), kind: z.string() })
  .meta({ id: 'Understood' });
