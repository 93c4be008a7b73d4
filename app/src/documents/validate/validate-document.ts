import { WaybillError } from '../../domain/errors.ts';
import { looksLikeXml } from '../resemblance.ts';
import { FaultLog } from './fault-log.ts';
import { validateJson } from './validate-json.ts';
import { validateXml } from './validate-xml.ts';
import type { Validation } from './verdict.ts';

export interface ValidateOptions {
  /** Of the document, for the answer. */
  readonly path?: string;
  /** Only the official schema's verdict; a document of an unknown format is invalid then. */
  readonly schemaOnly?: boolean;
  /** The strict schema, where the version has one (CycloneDX 1.2 and 1.3 in JSON): it allows no key that it does not know. */
  readonly strict?: boolean;
  /** How many causes are told; looking ends where there are more. */
  readonly errorLimit?: number;
}

/**
 * Holds a document against the official schema of the version that it declares and, beyond it, against our rules: CycloneDX in JSON (1.2 to 1.7)
 * and XML (1.0 to 1.7), SPDX in JSON (2.2 and 2.3). Never throws for what a document holds.
 */
export async function validateDocument(bytes: Uint8Array, options: ValidateOptions = {}): Promise<Validation> {
  const { path, schemaOnly = false, strict = false, errorLimit = 100 } = options;
  const about = path === undefined ? {} : { path };
  const log = new FaultLog(errorLimit);
  try {
    const { format, specVersion, errors } = looksLikeXml(bytes)
      ? await validateXml(bytes, schemaOnly, log)
      : await validateJson(bytes, schemaOnly, strict, log);
    const verdict = log.errorCount > 0 ? 'invalid' : 'valid';
    return { ...about, format, specVersion, verdict, errors, errorCount: log.errorCount, stopped: log.isFull };
  } catch (thrown) {
    if (!(thrown instanceof WaybillError) || thrown.code === 'internal') throw thrown;
    return unreadable(about, thrown.code === 'unknown-format' && schemaOnly ? 'invalid' : 'unreadable', thrown);
  }
}

function unreadable(
  about: { readonly path?: string },
  verdict: 'invalid' | 'unreadable',
  { code, message, place }: WaybillError,
): Validation {
  const { line, column, pointer } = place;
  const error = {
    rule: `document/${code}`,
    severity: 'error' as const,
    message,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(pointer === undefined ? {} : { pointer }),
    count: 1,
  };
  return { ...about, verdict, errors: [error], errorCount: 1, stopped: false };
}
