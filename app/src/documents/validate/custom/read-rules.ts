import type { z } from 'zod';
import { type Place, WaybillError } from '../../../domain/errors.ts';
import { decodeText } from '../../../platform/json/index.ts';
import { isObject } from '../../fields.ts';
import type { Rule } from '../rule.ts';
import { ownRules } from './own-rule.ts';
import { rulesFile, utilityFile } from './rules-schema.ts';
import { utilityRule } from './utility-rule.ts';

/** Bytes of a file of rules. */
const largestFile = 4 * 1024 * 1024;

/**
 * Reads rules that people wrote: ours, in YAML or JSON, or those of sbom-utility's `--custom`, which have `validation.actions`.
 *
 * @throws WaybillError `usage` with the line and the field of what is wrong
 */
export async function readRules(bytes: Uint8Array, path: string): Promise<Rule[]> {
  const { LineCounter, parseDocument } = await import('yaml');
  if (bytes.length > largestFile) throw new WaybillError('usage', `${path} is larger than a file of rules may be.`, { place: { path } });
  const lines = new LineCounter();
  const parsed = parseDocument(decodeText(bytes, { path }), { lineCounter: lines, uniqueKeys: true, maxAliasCount: 100 } as object);
  const [fault] = parsed.errors;
  if (fault) {
    const line = fault.linePos?.[0].line;
    throw wrong(path, line, undefined, fault.message.split('\n')[0]!);
  }
  const value: unknown = parsed.toJS({ maxAliasCount: 100 });
  const lineOf = (keys: readonly PropertyKey[]) => {
    for (let length = keys.length; length >= 0; length--) {
      const node = length === 0 ? parsed.contents : parsed.getIn(keys.slice(0, length), true);
      const range = (node as { range?: readonly number[] } | undefined | null)?.range;
      if (range) return lines.linePos(range[0]!).line;
    }
    return undefined;
  };
  const isUtility = isObject(value) && value.validation !== undefined && value.rules === undefined;
  const checked = isUtility ? check(utilityFile, value, path, lineOf) : check(rulesFile, value, path, lineOf);
  const written = 'validation' in checked ? checked.validation.actions : checked.rules;
  return written.flatMap((rule, index) => {
    try {
      return 'functions' in rule ? [utilityRule(rule)] : ownRules(rule);
    } catch (thrown) {
      if (!(thrown instanceof WaybillError)) throw thrown;
      const keys = isUtility ? ['validation', 'actions', index] : ['rules', index];
      throw wrong(path, lineOf(keys), keys.join('.'), thrown.message);
    }
  });
}

function check<T>(schema: z.ZodType<T>, value: unknown, path: string, lineOf: (keys: readonly PropertyKey[]) => number | undefined): T {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const issue = deepest(error.issues);
  throw wrong(path, lineOf(issue.path), issue.path.map(String).join('.') || 'the file', issue.message);
}

/** Where a field may be one of several things, what is wrong with the likeliest of them. */
function deepest(issues: readonly z.core.$ZodIssue[]): { readonly path: PropertyKey[]; readonly message: string } {
  const [issue] = issues;
  if (!issue) return { path: [], message: 'it is not what it must be' };
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flatMap((each) => (each.length > 0 ? [deepest(each)] : [])).sort((a, b) => b.path.length - a.path.length)[0];
  return inner ? { path: [...issue.path, ...inner.path], message: inner.message } : issue;
}

function wrong(path: string, line: number | undefined, field: string | undefined, why: string): WaybillError {
  const place: Place = { path, ...(line === undefined ? {} : { line }) };
  return new WaybillError('usage', `${path}${line === undefined ? '' : `:${line}`}: ${field === undefined ? '' : `${field}: `}${why}`, {
    place,
  });
}
