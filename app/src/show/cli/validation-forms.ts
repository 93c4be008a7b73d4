import { createHash } from 'node:crypto';
import type { ValidateLine } from '../../answer/validate/validate.ts';
import { renderJunit } from '../render/junit.ts';
import { renderSarif } from '../render/sarif.ts';

/** What validation found, as SARIF: a result for each cause, at its first place. */
export function validationSarif(lines: readonly ValidateLine[], version: string): string {
  const rules = [...new Set(lines.flatMap(({ errors }) => errors.map(({ rule }) => rule)))].sort();
  const results = lines.flatMap(({ path, errors }) =>
    errors.map(({ rule, severity, message, line, column, pointer, component, count }) => ({
      rule,
      level: severity,
      message: count > 1 ? `${message} (${count} times; this is the first)` : message,
      path,
      line,
      column,
      subjects: [pointer, component].flatMap((subject) => subject || []),
      fingerprint: createHash('sha256').update([path, rule, pointer, message].join('\n')).digest('hex').slice(0, 32),
      properties: { count },
    })),
  );
  return renderSarif(
    version,
    rules.map((id) => ({ id, text: id })),
    results,
  );
}

/** What validation found, as test results: a document is a case. Warnings do not fail it. */
export function validationJunit(lines: readonly ValidateLine[]): string {
  return renderJunit(
    'waybill validate',
    lines.map(({ path, verdict, errors }) => ({
      name: path,
      faults: errors
        .filter(({ severity }) => severity === 'error')
        .map(({ rule, message, line, column }) => ({
          kind: verdict === 'unreadable' ? ('error' as const) : ('failure' as const),
          type: rule,
          message: line === null ? message : `${path}:${line}${column === null ? '' : `:${column}`}: ${message}`,
        })),
    })),
  );
}
