import { z } from 'zod';

export const errorAnswer = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      place: z
        .object({ path: z.string(), line: z.int(), column: z.int(), pointer: z.string() })
        .partial()
        .describe('Where in foreign input it is; what is not known is left out'),
    }),
  })
  .meta({ id: 'ErrorAnswer' });
