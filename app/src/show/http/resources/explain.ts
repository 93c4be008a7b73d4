import { z } from 'zod';
import { parameter, resource } from '../resource.ts';
import { explainAnswer } from '../schemas/explain.ts';

export const explain = resource({
  path: '/api/explain',
  summary: 'Why does an advisory affect a component, or not?',
  query: z.strictObject({ purl: parameter, advisory: parameter }),
  answer: explainAnswer,
  ask: (questions, { query }) => questions.explain(query.purl, query.advisory),
});
