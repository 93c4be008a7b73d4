import type { ErrorCode } from '../../domain/errors.ts';

/** The HTTP status of each error: the one place that knows. */
export const httpStatus: Readonly<Record<ErrorCode, number>> = {
  usage: 400,
  'bad-query': 400,
  'bad-time': 400,
  'no-token': 401,
  forbidden: 403,
  'forbidden-address': 403,
  'not-found': 404,
  'unknown-asset': 404,
  'unknown-evidence': 404,
  conflict: 409,
  'limit-exceeded': 413,
  unreadable: 422,
  'not-text': 422,
  'not-xml': 422,
  'not-yaml': 422,
  'not-json': 422,
  'unknown-format': 422,
  'unsupported-version': 422,
  malformed: 422,
  'no-asset': 422,
  schema: 422,
  'unreadable-advisory': 422,
  internal: 500,
  network: 502,
  'no-feed': 503,
  'newer-ledger': 503,
};

/** Whether a text is the code of an error of ours. */
export function isErrorCode(text: unknown): text is ErrorCode {
  return typeof text === 'string' && Object.hasOwn(httpStatus, text);
}
