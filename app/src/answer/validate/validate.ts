import { type ValidateOptions, validateDocument } from '../../documents/validate/validate-document.ts';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { expectManyDocuments } from '../../platform/engine.ts';
import type { Input } from '../../platform/files/inputs.ts';

/** What is to be said of one document; what is not known is null. */
export interface ValidateLine {
  readonly path: string;
  readonly format: string | null;
  readonly specVersion: string | null;
  readonly verdict: 'valid' | 'invalid' | 'unreadable';
  readonly errors: readonly ValidateError[];
  readonly errorCount: number;
  /** Looking ended at the limit of errors, so that there may be more. */
  readonly stopped: boolean;
}

export interface ValidateError {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly pointer: string | null;
  readonly component: string | null;
  /** How often the same cause was met. */
  readonly count: number;
}

/** Validates documents one after the other; none stops another. */
export async function* validate(inputs: AsyncIterable<Input>, options: Omit<ValidateOptions, 'path'>): AsyncIterable<ValidateLine> {
  let count = 0;
  for await (const input of inputs) {
    if (++count === 2) expectManyDocuments();
    yield await validateOne(input, options);
  }
}

async function validateOne(input: Input, options: Omit<ValidateOptions, 'path'>): Promise<ValidateLine> {
  const { path } = input;
  try {
    const { format, specVersion, verdict, errors, errorCount, stopped } = await validateDocument(await input.bytes(), { ...options, path });
    return {
      path,
      format: format ?? null,
      specVersion: specVersion ?? null,
      verdict,
      errors: errors.map(({ rule, severity, message, line, column, pointer, component, count }) => ({
        rule,
        severity,
        message,
        line: line ?? null,
        column: column ?? null,
        pointer: pointer ?? null,
        component: component ?? null,
        count,
      })),
      errorCount,
      stopped,
    };
  } catch (error) {
    const rule = `document/${error instanceof WaybillError ? error.code : 'internal'}`;
    const told = {
      rule,
      severity: 'error' as const,
      message: messageOf(error),
      line: null,
      column: null,
      pointer: null,
      component: null,
      count: 1,
    };
    return { path, format: null, specVersion: null, verdict: 'unreadable', errors: [told], errorCount: 1, stopped: false };
  }
}
