import type { JsonObject } from '../reading.ts';
import type { FaultLog } from './fault-log.ts';
import type { Rule, RuleFormat, RuleRun } from './rule.ts';
import { type Position, walkDocument } from './walk-document.ts';

/**
 * Holds a document to all rules of its format, in one walk.
 *
 * @returns how many keys the objects of the document have
 */
export function runRules(rules: readonly Rule[], format: RuleFormat, document: JsonObject, specVersion: string, log: FaultLog): number {
  const runs: RuleRun[] = [];
  const prepare = (position: Position) => {
    for (const rule of rules) if (rule.formats.includes(format)) runs.push(start(rule, position));
    return handlersOf(runs);
  };
  const start = (rule: Rule, position: Position): RuleRun =>
    rule.start({
      document,
      specVersion,
      pointer: () => position.pointer(),
      report: (message, { pointer, cause, component, severity } = {}) => {
        const subject = component ?? (pointer === undefined ? position.component() : undefined);
        log.report({
          rule: rule.id,
          severity: severity ?? rule.severity,
          message,
          pointer: pointer ?? position.pointer(),
          ...(cause === undefined ? {} : { cause }),
          ...(subject === undefined ? {} : { component: subject }),
        });
      },
    });
  const keys = walkDocument(document, prepare, () => log.isFull);
  for (const run of runs) if (!log.isFull) run.end?.();
  return keys;
}

function handlersOf(runs: readonly RuleRun[]): ReadonlyMap<string, readonly ((value: unknown, owner: JsonObject) => void)[]> {
  const handlers = new Map<string, ((value: unknown, owner: JsonObject) => void)[]>();
  for (const { keys = {} } of runs) {
    for (const [key, handle] of Object.entries(keys)) handlers.set(key, [...(handlers.get(key) ?? []), handle]);
  }
  return handlers;
}
