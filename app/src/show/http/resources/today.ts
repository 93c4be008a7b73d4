import { resource } from '../resource.ts';
import { todayAnswer } from '../schemas/today.ts';

export const today = resource({
  path: '/api/today',
  summary: 'What is to be decided, what has changed, can we see?',
  answer: todayAnswer,
  ask: (questions) => questions.today(),
});
