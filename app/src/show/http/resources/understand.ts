import { z } from 'zod';
import { parameter, resource } from '../resource.ts';
import { understood } from '../schemas/where.ts';

export const understand = resource({
  path: '/api/understand',
  summary: 'What is a query understood as?',
  query: z.strictObject({ q: parameter }),
  answer: understood,
  ask: (questions, { query }) => questions.understand(query.q),
});
