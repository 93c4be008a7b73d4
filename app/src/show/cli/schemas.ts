import { z } from 'zod';
import type { AdvisoryAnswer, FeedsAnswer, ImportAnswer } from '../../answer/advisories/advisories.ts';
import type { CollectAnswer } from '../../answer/collect/collect.ts';
import type { IngestLine } from '../../answer/ingest/ingest.ts';
import type { ValidateLine } from '../../answer/validate/validate.ts';
import { assetAnswer } from '../http/schemas/asset.ts';
import { componentsAnswer } from '../http/schemas/components.ts';
import { assetsAnswer, coverageAnswer } from '../http/schemas/coverage.ts';
import { diffAnswer } from '../http/schemas/diff.ts';
import { evidenceListAnswer, evidenceShownAnswer } from '../http/schemas/evidence.ts';
import { explainAnswer } from '../http/schemas/explain.ts';
import { findingChangesAnswer, findingsAnswer } from '../http/schemas/findings.ts';
import { impactAnswer } from '../http/schemas/impact.ts';
import { moment } from '../http/schemas/notes.ts';
import { whereAnswer } from '../http/schemas/where.ts';
import { checkLine } from './check-schema.ts';
import { licenseSchemas } from './license-schemas.ts';
import { workbenchSchemas } from './workbench-schemas.ts';

const text = z.string();
const count = z.int().nonnegative();
const sha256 = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** A line of `ingest -o jsonl`; the first one carries the schema's name too. */
const ingestLine = z.object({
  schema: z.literal('waybill/ingest/1').optional(),
  path: text,
  sha256: sha256.nullable(),
  format: text.nullable(),
  specVersion: text.nullable(),
  asset: text.nullable(),
  stream: text.nullable(),
  documentTime: moment.nullable(),
  components: count,
  relations: count,
  statements: count,
  gaps: count,
  status: z.enum(['ingested', 'unchanged', 'refused']),
  error: z.object({ code: text, message: text, line: count.nullable(), column: count.nullable(), pointer: text.nullable() }).nullable(),
}) satisfies z.ZodType<Omit<IngestLine, 'error'>>;

export const collectAnswer: z.ZodType<CollectAnswer> = z.object({
  schema: z.literal('waybill/collect/1'),
  asset: text,
  status: z.enum(['ingested', 'unchanged']),
  sha256,
  added: count,
  removed: count,
  sources: z.array(z.object({ kind: text, scope: text, components: count, gaps: count, complete: z.boolean() })),
  gaps: z.array(z.object({ kind: text, message: text, subject: text.nullable(), path: text.nullable(), line: count.nullable() })),
});

export const importAnswer = z.object({
  schema: z.literal('waybill/import/1'),
  feeds: z.array(
    z.object({
      origin: text,
      status: z.enum(['imported', 'unchanged', 'failed']),
      records: count,
      added: count,
      amended: count,
      removed: count,
      duplicates: count,
      unread: count,
      gaps: z.array(z.looseObject({ kind: text, message: text, blocking: z.boolean() })),
      notes: z.array(text),
      error: text.nullable(),
    }),
  ),
}) as unknown as z.ZodType<ImportAnswer>;

export const feedsAnswer: z.ZodType<FeedsAnswer> = z.object({
  schema: z.literal('waybill/feeds/1'),
  feeds: z.array(
    z.object({
      name: text,
      origin: text,
      kinds: z.array(text),
      ecosystems: z.array(text),
      records: count,
      unread: count,
      newest: moment.nullable(),
      succeeded: moment.nullable(),
      ageHours: z.number().nullable(),
      staleAfterHours: z.number().nullable(),
      stale: z.boolean(),
      gaps: z.array(z.looseObject({ kind: text, message: text, blocking: z.boolean() })).optional(),
    }),
  ),
}) as unknown as z.ZodType<FeedsAnswer>;

export const advisoryAnswer = z.object({
  schema: z.literal('waybill/advisory/1'),
  id: text,
  group: z.object({ id: text, members: z.array(text) }),
  records: z.array(
    z.looseObject({
      feed: text,
      revision: count,
      by: z.enum(['id', 'alias', 'related']),
      advisory: z.looseObject({ id: text, class: text }),
    }),
  ),
}) as unknown as z.ZodType<AdvisoryAnswer>;

const validateLine = z.object({
  schema: z.literal('waybill/validate/1').optional(),
  path: text,
  format: text.nullable(),
  specVersion: text.nullable(),
  verdict: z.enum(['valid', 'invalid', 'unreadable']),
  errors: z.array(
    z.object({
      rule: text,
      severity: z.enum(['error', 'warning']),
      message: text,
      line: count.nullable(),
      column: count.nullable(),
      pointer: text.nullable(),
      component: text.nullable(),
      count,
    }),
  ),
  errorCount: count,
  stopped: z.boolean(),
}) satisfies z.ZodType<ValidateLine>;

/** What each command prints as JSON, by the name that stands in the answer's `schema`. */
export const outputSchemas: Readonly<Record<string, z.ZodType>> = {
  ingest: ingestLine,
  collect: collectAnswer,
  map: z.object({ schema: z.literal('waybill/map/1'), assets: count, services: count, processes: count, suppliers: count }),
  where: whereAnswer,
  impact: impactAnswer,
  explain: explainAnswer,
  findings: findingsAnswer,
  'finding-changes': findingChangesAnswer,
  check: checkLine,
  coverage: coverageAnswer,
  diff: diffAnswer,
  assets: assetsAnswer,
  asset: assetAnswer,
  components: componentsAnswer,
  evidence: z.union([evidenceListAnswer, evidenceShownAnswer]),
  corrections: z.object({
    schema: z.literal('waybill/corrections/1'),
    corrections: z.array(z.object({ time: moment, what: text, subject: text, detail: z.unknown() })),
  }),
  correction: z.object({ schema: z.literal('waybill/correction/1'), what: text, subject: text }),
  validate: validateLine,
  ...workbenchSchemas,
  ...licenseSchemas,
  'db-verify': z.object({
    schema: z.literal('waybill/db-verify/1'),
    documents: count,
    streams: count,
    problems: z.array(z.object({ what: text, subject: text, message: text })),
  }),
  doctor: z.object({
    schema: z.literal('waybill/doctor/1'),
    folder: text,
    checks: z.array(z.object({ check: text, ok: z.boolean(), told: text })),
  }),
  import: importAnswer,
  feeds: feedsAnswer,
  advisory: advisoryAnswer,
};
