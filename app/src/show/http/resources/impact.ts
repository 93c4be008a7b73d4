import { z } from 'zod';
import { parameter, resource } from '../resource.ts';
import { impactAnswer } from '../schemas/impact.ts';
import { readWhen, whenParameters } from '../when.ts';

export const impact = resource({
  path: '/api/impact',
  summary: 'Which business processes stand on it, who owns them, and what is to be done?',
  query: z.strictObject({ q: parameter, ...whenParameters }),
  answer: impactAnswer,
  ask: (questions, { query }) => questions.impact(query.q, readWhen(query)),
});
