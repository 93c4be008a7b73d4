import type { FastifyError } from 'fastify';
import { WaybillError } from '../../domain/errors.ts';

/**
 * Whatever was thrown while a request was answered, as an error of ours: the framework's own (a parameter that does not fit, a body that is too
 * large) by their status, and anything unforeseen as `internal`, whose text stays on the server.
 */
export function errorOf(thrown: unknown): WaybillError {
  if (thrown instanceof WaybillError) return thrown;
  const { statusCode, validation, message } = (thrown ?? {}) as Partial<FastifyError>;
  if (validation) {
    const told = validation.map(({ instancePath, message: text }) => `${instancePath.replace(/^\//, '') || 'the parameters'}: ${text}`);
    return new WaybillError('usage', `The request was not understood. ${told.join('; ')}. /api/openapi.json tells what can be asked.`);
  }
  if (statusCode === 413) return new WaybillError('limit-exceeded', 'The body of the request is too large.');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new WaybillError('usage', `The request was not understood: ${message}.`);
  return new WaybillError('internal', 'Waybill itself failed on this. Nothing was changed; the output of the server tells more.', {
    cause: thrown,
  });
}

/** An error as it is sent. */
export function errorBody({ code, message, place }: WaybillError) {
  return { error: { code, message, place } };
}
