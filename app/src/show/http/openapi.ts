import { fastifySwagger } from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** Describes the resources that are registered after it, as OpenAPI 3.1 at `/api/openapi.json`. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'What `waybill up` printed; good for as long as the server runs.' },
        },
      },
      info: {
        title: 'Waybill',
        version,
        description: 'The questions that Waybill answers. Times are RFC 3339 UTC, hashes `sha256:...`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
