/** What can go wrong, by room. Input that can be read in part is data (a `Gap`); what is refused whole is one of these. */
export type ErrorCode =
  | 'usage'
  | 'internal'
  // platform
  | 'not-found'
  | 'unreadable'
  | 'not-text'
  | 'limit-exceeded'
  | 'network'
  | 'forbidden-address'
  // documents
  | 'not-json'
  | 'not-xml'
  | 'not-yaml'
  | 'unknown-format'
  | 'unsupported-version'
  | 'malformed'
  | 'no-asset'
  // advisories
  | 'unreadable-advisory'
  | 'no-feed'
  // ledger
  | 'unknown-asset'
  | 'unknown-evidence'
  | 'conflict'
  | 'schema'
  | 'newer-ledger'
  // answer
  | 'bad-query'
  | 'bad-time'
  // show
  | 'forbidden'
  | 'no-token';

/** Where in foreign input something is: any part may be missing, none is guessed. Lines and columns count from 1. */
export interface Place {
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  /** A JSON pointer (RFC 6901). */
  readonly pointer?: string;
}

/** The one error of the program: what happened, where, and what to do about it. */
export class WaybillError extends Error {
  readonly code: ErrorCode;
  readonly place: Place;
  override readonly cause: unknown;

  constructor(code: ErrorCode, message: string, details: { readonly place?: Place; readonly cause?: unknown } = {}) {
    super(message);
    this.name = 'WaybillError';
    this.code = code;
    this.place = details.place ?? {};
    this.cause = details.cause;
  }
}

/** A message behind the path that it is about, where it does not begin with it itself. */
export function messageAt(path: string, message: string): string {
  return message.startsWith(path) ? message : `${path}: ${message}`;
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
