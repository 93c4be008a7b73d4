import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type FastifyInstance, type FastifyReply, fastify } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { Decisions, Questions } from '../../answer/questions.ts';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import { errorBody, errorOf } from './error-answer.ts';
import { guardRequest, requireLoopback } from './guard.ts';
import { securityHeaders } from './headers.ts';
import { httpStatus } from './http-status.ts';
import { describeApi } from './openapi.ts';
import { resources, writes } from './registry.ts';
import type { Asked } from './resource.ts';
import { errorAnswer } from './schemas/error.ts';
import { serveWeb } from './web-pages.ts';

export interface ServerOptions {
  readonly questions: Questions;
  /** What takes what people decide; without it nothing can be written. */
  readonly decisions?: Decisions | undefined;
  /** The built web application; without it only the API answers. */
  readonly webFolder?: string | undefined;
  /** 127.0.0.1, localhost or ::1. */
  readonly host?: string | undefined;
  /** 0 takes any free one. */
  readonly port: number;
  readonly version: string;
  /** Told of every request that was answered. */
  readonly onRequest?: ((answered: AnsweredRequest) => void) | undefined;
  /** Told of what was not foreseen, with its cause; the client gets to know only that something failed. */
  readonly onFailure?: ((error: WaybillError) => void) | undefined;
}

export interface AnsweredRequest {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly milliseconds: number;
}

export interface Server {
  /** Without a slash at its end. */
  readonly url: string;
  /** What a request that writes carries as `authorization: Bearer`; good for as long as the server runs. */
  readonly token: string;
  close(): Promise<void>;
}

/**
 * Starts the server: the questions under `/api`, the web application under everything else.
 *
 * @throws forbidden-address for a host that is not this machine, conflict for a port that is taken
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { host = '127.0.0.1', port } = options;
  requireLoopback(host);
  const token = randomBytes(24).toString('base64url');
  const app = fastify({
    logger: false,
    exposeHeadRoutes: false,
    bodyLimit: limits.requestBytes,
    requestTimeout: limits.requestTime,
    keepAliveTimeout: limits.connectionIdle,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: limits.fieldLength },
    frameworkErrors: (thrown, _request, reply) => sendError(reply.headers(securityHeaders), errorOf(thrown)),
  });
  let ownPort = port;
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    guardRequest(request.method, request.headers, ownPort, token);
  });
  answerErrors(app, options);
  if (options.onRequest) reportRequests(app, options.onRequest);
  await addResources(app, options);
  await serveWeb(app, options.webFolder);
  ownPort = await listen(app, host, port);
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${ownPort}`, token, close: () => app.close() };
}

function answerErrors(app: FastifyInstance, { onFailure }: ServerOptions): void {
  app.setErrorHandler((thrown, _request, reply) => {
    const error = errorOf(thrown);
    if (error.code === 'internal') onFailure?.(error);
    return sendError(reply, error);
  });
}

function sendError(reply: FastifyReply, error: WaybillError): FastifyReply {
  return reply
    .code(httpStatus[error.code])
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(error)));
}

function reportRequests(app: FastifyInstance, onRequest: (answered: AnsweredRequest) => void): void {
  app.addHook('onResponse', async ({ method, url }, reply) => {
    onRequest({ method, url, status: reply.statusCode, milliseconds: reply.elapsedTime });
  });
}

/** Answers go out as the use cases built them: checking large ones again would take longer than finding them. */
async function addResources(app: FastifyInstance, { questions, decisions, version }: ServerOptions): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => JSON.stringify);
  await describeApi(app, version);
  app.get('/api/health', { schema: { hide: true } }, async () => ({ status: 'ok', version }));
  for (const { path, summary, params, query, answer, ask } of resources) {
    app.get(
      path,
      { schema: { summary, params, querystring: query, response: { 200: answer, default: errorAnswer } } },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return ask(questions, request as Asked<unknown, unknown>);
      },
    );
  }
  for (const { path, summary, params, body, answer, take } of decisions ? writes : []) {
    app.post(
      path,
      { schema: { summary, params, body, response: { 200: answer, default: errorAnswer }, security: [{ token: [] }] } },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return take(decisions!, { params: request.params, body: request.body });
      },
    );
  }
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    const taken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (!taken) throw new WaybillError('unreadable', `The server cannot listen on ${host}, port ${port}: ${messageOf(cause)}.`, { cause });
    throw new WaybillError('conflict', `Port ${port} is taken by another program, or by Waybill itself. Give another one with --port.`, {
      cause,
    });
  }
  return (app.server.address() as AddressInfo).port;
}
