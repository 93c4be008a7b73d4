import { z } from 'zod';
import type { LicenseLine } from '../../answer/licenses/license-scan.ts';

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
  error: z.object({ code: text, message: text }).nullable(),
}) satisfies z.ZodType<LicenseLine>;

/** What `waybill license` and `waybill gate` print as JSON. */
export const licenseSchemas: Readonly<Record<string, z.ZodType>> = {
  'license-scan': licenseScanLine,
};
