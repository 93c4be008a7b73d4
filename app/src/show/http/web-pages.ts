import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { WaybillError } from '../../domain/errors.ts';

/** What is no page of the application: there a wrong address is an error, not the application's to tell. */
const notPages = /^\/(?:api|static)(?:\/|$)/;

const notBuilt = 'The web application is not built: run `npm run build`. The API answers at /api.\n';

/**
 * Serves the web application. What Vite built carries its digest in its name and stays in the browser's cache; every other address gives the page
 * itself, whose script knows the addresses.
 */
export async function serveWeb(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const page = folder === undefined ? undefined : join(folder, 'index.html');
  const html = page !== undefined && existsSync(page) ? await readFile(page, 'utf8') : undefined;
  if (folder !== undefined && html !== undefined) {
    await app.register(fastifyStatic, { root: folder, index: false, cacheControl: false, setHeaders: cacheByName });
  }
  app.get('/', { schema: { hide: true } }, (_request, reply) => sendPage(reply, html));
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    if (request.method !== 'GET' || notPages.test(path)) {
      throw new WaybillError('not-found', `Nothing is at ${path.slice(0, 200)}. /api/openapi.json tells what can be asked.`);
    }
    return sendPage(reply, html);
  });
}

function cacheByName(reply: FastifyReply, path: string): void {
  const hashed = /[/\\]static[/\\][^/\\]+$/.test(path);
  reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

function sendPage(reply: FastifyReply, html: string | undefined): FastifyReply {
  reply.header('cache-control', 'no-cache');
  if (html === undefined) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
  return reply.type('text/html; charset=utf-8').send(html);
}
