import { parentPort, workerData } from 'node:worker_threads';
import jsonata from 'jsonata';
import { messageOf } from '../../domain/errors.ts';
import type { ExpressionJob, ExpressionReply } from './expression-thread.ts';

/** The other side of an `ExpressionThread`: holds documents against one expression, in order. */
const expression = jsonata(workerData as string);

parentPort!.on('message', async ({ document }: ExpressionJob) => {
  parentPort!.postMessage(await evaluate(document));
});

async function evaluate(document: unknown): Promise<ExpressionReply> {
  try {
    const result: unknown = await expression.evaluate(document);
    if (result === undefined) return { results: [] };
    // As JSON, for functions, which an expression may give too, are no values.
    const told: unknown = JSON.parse(JSON.stringify(result) ?? 'null');
    return { results: Array.isArray(told) ? told : [told] };
  } catch (thrown) {
    return { message: thrown instanceof Error || typeof thrown === 'string' ? messageOf(thrown) : textOf(thrown) };
  }
}

/** Errors of the library are plain objects. */
function textOf(thrown: unknown): string {
  const { message, code } = thrown as { readonly message?: unknown; readonly code?: unknown };
  return String(message ?? code ?? 'the expression cannot be evaluated');
}
