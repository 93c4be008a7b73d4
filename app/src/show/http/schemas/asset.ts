import { z } from 'zod';
import type { AssetAnswer } from '../../../answer/assets/asset-answer.ts';
import { urgencies } from '../../../domain/priority.ts';
import { assetCoverage } from './coverage.ts';
import { verdictKind } from './findings.ts';
import { blindAsset, componentRef, moment, processNote } from './notes.ts';

const text = z.string();
const count = z.int().min(0);

const assetComponent = z.object({
  purl: text.nullable(),
  name: text,
  version: text.nullable(),
  kind: text,
  scope: text.nullable(),
  direct: z.boolean(),
  since: moment,
});

const timelineEntry = z.object({
  time: moment,
  known: moment,
  stream: text,
  sha256: text,
  path: text,
  complete: z.boolean(),
  added: count,
  removed: count,
});

const versionBar = z.object({
  name: text,
  spans: z.array(z.object({ version: text.nullable(), from: moment, to: moment.nullable() })),
});

export const assetAnswer: z.ZodType<AssetAnswer> = z
  .object({
    schema: z.literal('waybill/asset/1'),
    asset: assetCoverage,
    tags: z.array(text),
    asOf: moment,
    services: z.array(text),
    processes: z.array(processNote),
    blind: blindAsset.nullable(),
    components: z.array(assetComponent),
    timeline: z.array(timelineEntry).describe('The documents it is known from'),
    versions: z.array(versionBar).describe('What changed its version most lately, newest first'),
    findings: z.array(
      z.object({
        finding: text,
        advisory: text,
        class: text,
        summary: text,
        verdict: text.describe('By the advisory alone'),
        state: verdictKind.describe('On this asset, with what was decided and stated'),
        by: z.enum(['advisory', 'owner', 'statement', 'decision']),
        priority: z.enum(urgencies),
        component: componentRef,
      }),
    ),
  })
  .meta({ id: 'AssetAnswer' });
