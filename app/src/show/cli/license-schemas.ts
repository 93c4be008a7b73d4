import { z } from 'zod';
import type { LicenseLine } from '../../answer/licenses/license-scan.ts';
import type { LicenseNotice } from '../../answer/licenses/notice/license-notice.ts';
import type { PolicyCheckLine } from '../../answer/policy/check-policies.ts';
import type { LicensePolicyLine } from '../../answer/policy/license-verdicts.ts';

const text = z.string();
const count = z.int().nonnegative();
const filePlace = z.object({ byte: count, line: count });

const licenseScanLine = z.object({
  schema: z.literal('waybill/license-scan/1').optional(),
  path: text,
  expression: text.nullable(),
  detections: z.array(
    z.object({
      expression: text.nullable(),
      score: z.number(),
      coverage: z.number(),
      start: filePlace,
      end: filePlace,
      kind: z.enum(['text', 'notice', 'tag', 'reference']),
      similarTo: text.nullable(),
      changes: z.array(z.object({ kind: z.enum(['added', 'removed', 'replaced']), at: filePlace, text, license: text })),
      undetermined: z.array(text),
    }),
  ),
  declared: text.nullable(),
  sha1: text.optional(),
  error: z.object({ code: text, message: text }).nullable(),
}) as unknown as z.ZodType<LicenseLine>;

const action = z.enum(['allow', 'review', 'deny']);

const licenseDecision = z.object({
  rule: text,
  term: text,
  action,
  path: z.array(count),
  policy: text,
  line: count.nullable(),
  reason: text.nullable(),
  obligations: z.array(text),
});

const licensePolicy = z.object({
  schema: z.literal('waybill/license-policy/1'),
  results: z.array(
    z.object({
      subject: text,
      input: text.nullable(),
      expression: text.nullable(),
      verdict: action,
      decidedBy: z.array(licenseDecision),
    }) satisfies z.ZodType<LicensePolicyLine>,
  ),
  summary: z.object({
    subjects: count,
    verdicts: z.object({ allow: count, review: count, deny: count }),
    unread: z.array(z.object({ input: text, code: text, message: text })),
  }),
});

const licensePolicyCheck = z.object({
  schema: z.literal('waybill/license-policy-check/1'),
  findings: z.array(
    z.object({
      policy: text,
      kind: z.enum(['conflict', 'shadowed', 'unknownId', 'remark']),
      rules: z.array(text),
      terms: z.array(text),
      line: count.nullable(),
      message: text,
    }) satisfies z.ZodType<PolicyCheckLine>,
  ),
});

const gateWaiver = z.object({ rule: text, term: text.nullable(), author: text, reason: text, expires: text });

const gateLine = z.object({
  schema: z.literal('waybill/gate/1').optional(),
  subject: text,
  purl: text.nullable(),
  input: text,
  place: z.object({ path: text.nullable(), line: count.nullable(), pointer: text.nullable() }),
  expression: text.nullable(),
  verdict: z.enum(['allow', 'review', 'deny', 'undetermined']),
  decidedBy: z.array(licenseDecision.extend({ kind: z.enum(['license', 'component']), because: text.nullable() })),
  waived: z.array(gateWaiver),
  expired: z.array(gateWaiver),
  settled: z.array(z.object({ advisory: text, verdict: z.enum(['affected', 'undetermined', 'notAffected', 'fixed']), reason: text })),
  considered: z
    .array(
      z.object({
        rule: text,
        policy: text,
        action,
        outcome: z.enum(['broken', 'kept', 'undetermined']),
        conditions: z.array(z.object({ subject: text, operator: text, value: text, held: z.boolean().nullable(), because: text })),
      }),
    )
    .optional(),
});

const noticePackage = z.object({ name: text, version: text.nullable() });

const licenseNotice = z.object({
  schema: z.literal('waybill/license-notice/1'),
  groups: z.array(
    z.object({
      expression: text.nullable(),
      text,
      origin: z.enum(['found', 'known']),
      packages: z.array(noticePackage.extend({ copyrights: z.array(text) })),
    }),
  ),
  notices: z.array(z.object({ text, packages: z.array(noticePackage) })),
  missing: z.array(noticePackage.extend({ declared: text.nullable() })),
}) satisfies z.ZodType<LicenseNotice>;

const bounds = z.object({ after: text.nullable(), by: text });

const replayLine = z.object({
  schema: z.literal('waybill/gate-replay/1').optional(),
  asset: text,
  component: z.object({ purl: text.nullable(), name: text, version: text.nullable() }),
  from: bounds,
  to: bounds.nullable(),
  verdict: z.enum(['review', 'deny', 'undetermined']),
  decidedBy: z.array(licenseDecision.extend({ kind: z.enum(['license', 'component']), because: text.nullable() })),
});

/** What `waybill license` and `waybill gate` print as JSON. */
export const licenseSchemas: Readonly<Record<string, z.ZodType>> = {
  'license-scan': licenseScanLine,
  gate: gateLine,
  'gate-replay': replayLine,
  'license-notice': licenseNotice,
  'license-policy': licensePolicy,
  'license-policy-check': licensePolicyCheck,
};
