import { z } from 'zod';
import type { DiffAnswer } from '../../../answer/diff/diff-answer.ts';
import { componentRef } from './notes.ts';

const text = z.string();

export const diffAnswer: z.ZodType<DiffAnswer> = z
  .object({
    schema: z.literal('waybill/diff/1'),
    from: text,
    to: text,
    added: z.array(componentRef),
    removed: z.array(componentRef),
    changed: z.array(
      z.object({
        component: text,
        from: componentRef,
        to: componentRef,
        what: z.array(text).describe('version, licence, hash, supplier, scope, dependencies or direct'),
        details: z.array(z.object({ what: text, from: z.array(text), to: z.array(text) })),
      }),
    ),
    because: z.array(text),
  })
  .meta({ id: 'DiffAnswer' });
