import { WaybillError } from '../../domain/errors.ts';
import type { Input } from '../../platform/files/inputs.ts';
import { limits } from '../../platform/limits.ts';
import { eachDocument, type Taken } from './each-document.ts';
import { ExpressionThread } from './expression-thread.ts';
import type { QueryLine, QuerySummary } from './query.ts';

/**
 * Asks documents by an expression in JSONata. A list is told element by element. A document that the expression cannot be evaluated on, or not in time, is told as unreadable
 * and stops no other.
 *
 * @throws WaybillError `usage` for what is no expression
 */
export async function queryExpression(
  inputs: AsyncIterable<Input>,
  expression: string,
): Promise<{ readonly lines: AsyncIterable<QueryLine>; summary(): QuerySummary }> {
  await requireExpression(expression);
  const taken: Taken = { documents: 0, unreadable: [] };
  const without: string[] = [];
  let found = 0;
  async function* lines(): AsyncIterable<QueryLine> {
    const thread = new ExpressionThread(expression);
    try {
      for await (const { path, document } of eachDocument(inputs, taken)) {
        const reply = await thread.evaluate(document.value);
        if ('message' in reply) taken.unreadable.push({ path, code: 'bad-query', message: reply.message });
        else if (reply.results.length === 0) without.push(path);
        else for (const value of reply.results) yield { path, pointer: '', value };
        found += 'results' in reply ? reply.results.length : 0;
      }
    } finally {
      await thread.end();
    }
  }
  return { lines: lines(), summary: () => ({ documents: taken.documents, found, without, unreadable: taken.unreadable }) };
}

async function requireExpression(expression: string): Promise<void> {
  if (expression.length > limits.queryLength)
    throw new WaybillError('usage', `An expression has at most ${limits.queryLength} characters.`);
  const { default: jsonata } = await import('jsonata');
  try {
    jsonata(expression);
  } catch (cause) {
    const { message, position } = cause as { readonly message?: unknown; readonly position?: unknown };
    throw new WaybillError('usage', `This is no expression of JSONata: ${String(message)}, at character ${String(position)}.`, { cause });
  }
}
