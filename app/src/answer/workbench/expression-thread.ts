import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import { programFolder } from '../../platform/program.ts';

/** A document that an expression is held against. */
export interface ExpressionJob {
  readonly document: unknown;
}

/** What an expression gives for a document, or why it gives nothing. */
export type ExpressionReply = { readonly results: readonly unknown[] } | { readonly message: string };

/**
 * Evaluates one JSONata expression in a thread of its own. An expression is a program: one that does not end, or fills its memory, ends with its thread, and the
 * next document gets another.
 */
export class ExpressionThread {
  readonly #expression: string;
  #worker: Worker | undefined;

  constructor(expression: string) {
    this.#expression = expression;
  }

  /** Never rejects: what goes wrong is the reply. */
  async evaluate(document: unknown): Promise<ExpressionReply> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const { promise, resolve } = Promise.withResolvers<ExpressionReply>();
    const timer = setTimeout(
      () => resolve({ message: `the expression took more than ${limits.expressionTime / 1000} seconds, and was ended` }),
      limits.expressionTime,
    );
    const onError = (error: unknown) => resolve({ message: `the expression was ended: ${messageOf(error)}` });
    let isAlive = false;
    const onReply = (reply: ExpressionReply) => {
      isAlive = true;
      resolve(reply);
    };
    worker.once('message', onReply).once('error', onError).once('exit', onError);
    worker.postMessage({ document } satisfies ExpressionJob);
    const reply = await promise;
    clearTimeout(timer);
    worker.off('message', onReply).off('error', onError).off('exit', onError);
    if (!isAlive) await this.end();
    return reply;
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #start(): Worker {
    const path = join(programFolder(), 'dist', 'expression-worker.cjs');
    return new Worker(path, { workerData: this.#expression, resourceLimits: { maxOldGenerationSizeMb: limits.expressionMegabytes } });
  }
}
