import { z } from 'zod';
import type { ComponentAnswer } from '../../../answer/components/components.ts';

const text = z.string();

const facts = z.object({
  hashes: z.array(text).optional(),
  licenses: z.array(text).optional(),
  supplier: text.optional(),
  publisher: text.optional(),
  signer: text.optional(),
  cpes: z.array(text).optional(),
  swid: text.optional(),
  location: text.optional(),
});

export const componentsAnswer = z
  .object({
    schema: z.literal('waybill/components/1'),
    query: text,
    understood: text,
    components: z.array(
      z.object({
        purl: text.nullable(),
        name: text,
        version: text.nullable(),
        kind: text,
        assets: z.int().nonnegative(),
        facts: z.array(facts),
      }),
    ),
  })
  .meta({ id: 'ComponentsAnswer' }) as unknown as z.ZodType<ComponentAnswer>;
