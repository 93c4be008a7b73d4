import type { Questions } from '../../answer/questions.ts';
import type { Context } from './command.ts';

/** Asks the data folder, or the server where one is named, and closes what was opened for it. */
export async function ask<T>({ settings }: Context, question: (questions: Questions) => Promise<T>): Promise<T> {
  if (settings.server !== undefined) {
    const { httpQuestions } = await import('../http/client.ts');
    return question(httpQuestions(settings.server));
  }
  const { openData } = await import('../../answer/open-data.ts');
  const data = openData(settings.data);
  try {
    return await question(data.questions);
  } finally {
    data.close();
  }
}
