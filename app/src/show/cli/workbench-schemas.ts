import type { z } from 'zod';
import { ruleFileSchema } from '../../answer/validate/validate.ts';

/** What the commands of the workbench print as JSON, and what `validate --rules` reads. */
export const workbenchSchemas: Readonly<Record<string, z.ZodType>> = {
  rules: ruleFileSchema,
};
