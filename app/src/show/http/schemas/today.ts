import { z } from 'zod';
import type { TodayAnswer } from '../../../answer/today/today-answer.ts';
import { assetCounts } from './coverage.ts';
import { feedNote, moment } from './notes.ts';

const text = z.string();
const count = z.int().min(0);

const hitNote = z.object({
  advisory: text,
  aliases: z.array(text),
  class: text,
  summary: text,
  modified: moment,
  severity: text.nullable(),
  affectedAssets: count,
  undeterminedAssets: count,
  pastAssets: count,
  processes: z.array(text),
});

export const todayAnswer: z.ZodType<TodayAnswer> = z
  .object({
    schema: z.literal('waybill/today/1'),
    asOf: moment,
    decide: z.array(hitNote).describe('At most ten, worst first'),
    changed: z.array(z.object({ text, link: text.nullable() })),
    coverage: z.object({ percent: z.number().nullable(), assets: assetCounts, holes: z.array(text) }),
    feeds: z.array(feedNote),
  })
  .meta({ id: 'TodayAnswer' });
