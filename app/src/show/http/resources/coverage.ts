import { resource } from '../resource.ts';
import { coverageAnswer } from '../schemas/coverage.ts';

export const coverage = resource({
  path: '/api/coverage',
  summary: 'What can we not see?',
  answer: coverageAnswer,
  ask: (questions) => questions.coverage(),
});
