import { z } from 'zod';
import { ruleFileSchema } from '../../answer/validate/rule-files.ts';
import type { ConvertReport } from '../../answer/workbench/convert.ts';
import { type ListingName, listings } from '../../answer/workbench/list.ts';
import type { QueryLine } from '../../answer/workbench/query.ts';
import type { SchemaListAnswer } from '../../answer/workbench/schema-list.ts';
import type { ScoreLine } from '../../answer/workbench/score.ts';
import type { StatsLine } from '../../answer/workbench/stats.ts';
import type { VerifyLine } from '../../answer/workbench/verify.ts';

const text = z.string();
const count = z.int().nonnegative();
const cell = z.union([text, z.number(), z.boolean(), z.null(), z.array(text)]);

/** With `--summary` only some columns are there. */
function listLine(name: ListingName): z.ZodType {
  const columns = Object.fromEntries(listings[name].columns.map((column) => [column, cell.optional()]));
  return z.object({ schema: z.literal(`waybill/${name}-list/1`).optional(), path: text, ...columns });
}

const statsLine = z.object({
  schema: z.literal('waybill/stats/1').optional(),
  path: text,
  format: text,
  specVersion: text.nullable(),
  components: count,
  services: count,
  files: count,
  vulnerabilities: count,
  relations: count,
  licenses: count,
  suppliers: count,
  types: z.record(text, count),
  withPurl: count,
  withVersion: count,
  withSupplier: count,
  withLicense: count,
  withHash: count,
}) satisfies z.ZodType<StatsLine>;

const scoreLine = z.object({
  schema: z.literal('waybill/score/1').optional(),
  path: text,
  format: text,
  specVersion: text.nullable(),
  components: count,
  scores: z.array(
    z.object({
      profile: z.enum(['ntia', 'cisa', 'bsi', 'fsct']),
      title: text,
      source: text,
      score: z.number().min(0).max(100).nullable(),
      derivation: text,
      fields: z.array(
        z.object({
          field: text,
          demands: text,
          scope: z.enum(['document', 'component']),
          of: count,
          having: count,
          share: z.number().min(0).max(1).nullable(),
        }),
      ),
      worst: z.array(z.object({ component: text, pointer: text, missing: z.array(text) })),
    }),
  ),
}) satisfies z.ZodType<ScoreLine>;

const verdict = z.enum(['verified', 'bad', 'undetermined']);

const verifyLine = z.object({
  schema: z.literal('waybill/verify/1').optional(),
  path: text,
  kind: z.enum(['jsf', 'jws', 'sigstore']),
  verdict,
  reason: text.nullable(),
  signatures: z.array(
    z.object({
      pointer: text.nullable(),
      verdict,
      reason: text.nullable(),
      algorithm: text.nullable(),
      keyId: text.nullable(),
      key: text.nullable(),
      signer: text.nullable(),
      checked: z.array(text),
      unchecked: z.array(text),
    }),
  ),
}) satisfies z.ZodType<VerifyLine>;

const convertReport: z.ZodType<ConvertReport> = z.object({
  schema: z.literal('waybill/convert-report/1'),
  path: text,
  from: text,
  to: text,
  losses: z.array(z.object({ field: text, reason: text, count, pointer: text })),
});

const schemaListAnswer: z.ZodType<SchemaListAnswer> = z.object({
  schema: z.literal('waybill/schema-list/1'),
  schemas: z.array(
    z.object({ format: text, version: text, form: z.enum(['json', 'xml', 'tag-value', 'yaml']), variant: z.literal('strict').nullable() }),
  ),
});

/** What the commands of the workbench print as JSON, and what `validate --rules` reads. */
export const workbenchSchemas: Readonly<Record<string, z.ZodType>> = {
  rules: ruleFileSchema,
  query: z.object({ schema: z.literal('waybill/query/1').optional(), path: text, pointer: text, value: z.unknown() }) satisfies z.ZodType<
    Omit<QueryLine, 'value'>
  >,
  stats: statsLine,
  score: scoreLine,
  verify: verifyLine,
  'convert-report': convertReport,
  'schema-list': schemaListAnswer,
  ...Object.fromEntries((Object.keys(listings) as ListingName[]).map((name) => [`${name}-list`, listLine(name)])),
};
