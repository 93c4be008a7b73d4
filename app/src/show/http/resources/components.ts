import { z } from 'zod';
import { flagParameter, parameter, resource } from '../resource.ts';
import { componentsAnswer } from '../schemas/components.ts';

export const components = resource({
  path: '/api/components',
  summary: 'The components that a query names, now or in the past',
  query: z.strictObject({ q: parameter, facts: flagParameter.optional().describe('With what their sources say of them') }),
  answer: componentsAnswer,
  ask: (questions, { query }) => questions.components(query.q, query.facts ?? false),
});
