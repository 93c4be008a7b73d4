import type { ErrorCode } from '../../domain/errors.ts';

/** What the program answers to the shell. When several hold, the first of `precedence` is given. */
export const exitCodes = {
  done: 0,
  /** A judging command: found, invalid, denied, different. */
  found: 1,
  /** An answer could not be given, or only in part. */
  partial: 2,
  usage: 3,
  /** Needs review, nothing denied. */
  review: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const precedence: readonly ExitCode[] = [130, 3, 1, 2, 4, 0];

export function worstOf(...codes: readonly ExitCode[]): ExitCode {
  return precedence.find((code) => codes.includes(code)) ?? exitCodes.done;
}

const usageErrors: readonly ErrorCode[] = ['usage', 'bad-query', 'bad-time', 'unknown-asset', 'unknown-evidence', 'conflict'];

/** The exit code of an error: a wrong call is one of usage, everything else an answer that could not be given. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  return usageErrors.includes(code) ? exitCodes.usage : exitCodes.partial;
}
