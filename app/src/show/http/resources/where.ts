import { z } from 'zod';
import { parameter, resource } from '../resource.ts';
import { whereAnswer } from '../schemas/where.ts';
import { readWhen, whenParameters } from '../when.ts';

export const where = resource({
  path: '/api/where',
  summary: 'Do we run it? Where, since when, says which evidence?',
  query: z.strictObject({ q: parameter, ...whenParameters }),
  answer: whereAnswer,
  ask: (questions, { query }) => questions.where(query.q, readWhen(query)),
});
