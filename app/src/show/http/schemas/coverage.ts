import { z } from 'zod';
import type { AssetCoverage, CoverageAnswer } from '../../../answer/coverage/coverage-answer.ts';
import type { Questions } from '../../../answer/questions.ts';
import { blindAsset, feedNote, moment } from './notes.ts';

const text = z.string();
const count = z.int().min(0);

export const assetCoverage: z.ZodType<AssetCoverage> = z
  .object({
    asset: text,
    kind: text,
    mapped: z.boolean(),
    owner: text.nullable(),
    lastEvidence: moment.nullable(),
    ageHours: z.number().nullable(),
    fresh: z.boolean().describe('Whether complete evidence of it is fresh'),
    streams: z.array(
      z.object({ source: text, scope: text, lastEvidence: moment, ageHours: z.number(), components: count, documents: count }),
    ),
  })
  .meta({ id: 'AssetCoverage' });

export const assetsAnswer: z.ZodType<Awaited<ReturnType<Questions['assets']>>> = z
  .object({ schema: z.literal('waybill/assets/1'), assets: z.array(assetCoverage) })
  .meta({ id: 'AssetsAnswer' });

/** How many assets there are, and of how many is known what. */
export const assetCounts = z.object({ known: count, inventoried: count, fresh: count, unmapped: count });

export const coverageAnswer: z.ZodType<CoverageAnswer> = z
  .object({
    schema: z.literal('waybill/coverage/1'),
    assets: assetCounts,
    components: z.object({ total: count, withoutIdentity: count, withoutVersion: count }),
    byAsset: z.array(assetCoverage),
    blind: z.array(blindAsset),
    ecosystems: z.array(z.object({ type: text, components: count, feed: text.nullable() })),
    feeds: z.array(feedNote),
    gaps: z.array(z.object({ kind: text, count })),
  })
  .meta({ id: 'CoverageAnswer' });
