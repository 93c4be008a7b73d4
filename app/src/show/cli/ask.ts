import type { Decisions, Questions } from '../../answer/questions.ts';
import { WaybillError } from '../../domain/errors.ts';
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

/** Has the data folder keep what somebody decides, or the server where one is named. */
export async function decide<T>({ settings }: Context, decision: (decisions: Decisions) => Promise<T>): Promise<T> {
  const { server, token } = settings;
  if (server !== undefined) {
    if (token === undefined)
      throw new WaybillError('usage', 'A server takes decisions with its token only. `waybill up` printed it; put it into WAYBILL_TOKEN.');
    const { httpDecisions } = await import('../http/client.ts');
    return decision(httpDecisions(server, token));
  }
  const { openData } = await import('../../answer/open-data.ts');
  const data = openData(settings.data);
  try {
    return await decision(data.decisions);
  } finally {
    data.close();
  }
}
