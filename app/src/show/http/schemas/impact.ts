import { z } from 'zod';
import type { ImpactAnswer, ImpactedAsset } from '../../../answer/impact/impact-answer.ts';
import { answered, blindAsset, evidenceNote, moment, processNote } from './notes.ts';

const text = z.string();

const impactedAsset: z.ZodType<ImpactedAsset> = z
  .object({
    asset: text,
    assetKind: text,
    components: z.array(z.object({ purl: text.nullable(), name: text, version: text.nullable(), why: text })),
    since: moment,
    until: moment.nullable(),
    services: z.array(text),
    processes: z.array(processNote),
    evidence: z.array(evidenceNote),
  })
  .meta({ id: 'ImpactedAsset' });

export const impactAnswer: z.ZodType<ImpactAnswer> = z
  .object({
    schema: z.literal('waybill/impact/1'),
    query: text,
    understood: text,
    summary: text.describe('The answer in one sentence'),
    affected: z.array(impactedAsset),
    past: z.array(impactedAsset),
    undetermined: z.array(z.union([impactedAsset, blindAsset])),
    processes: z
      .array(
        z.object({
          name: text,
          criticality: text,
          owner: text.nullable(),
          assets: z.array(text),
          pastAssets: z.array(text),
          undeterminedAssets: z.array(text),
        }),
      )
      .describe('Worst first'),
    unmapped: z.array(text).describe('Affected assets that no map connects with any process'),
    hits: z.array(z.object({ component: z.number(), advisories: z.array(text) })).describe('The components found that an advisory affects'),
    remedy: z.array(z.object({ advisory: text, class: text, text })),
    ...answered,
  })
  .meta({ id: 'ImpactAnswer' });
