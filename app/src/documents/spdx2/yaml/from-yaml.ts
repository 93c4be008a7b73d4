import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import { type Place, WaybillError } from '../../../domain/errors.ts';
import { limits } from '../../../platform/limits.ts';
import { boundedAliases } from '../../../platform/yaml/bounded-aliases.ts';
import { isObject } from '../../fields.ts';
import type { JsonObject } from '../../reading.ts';

/**
 * The document of SPDX 2 in a YAML text, in the form of JSON. Every scalar is text, so that the version 1.10 stays what it is, but for the few
 * fields that SPDX has as truth values and numbers.
 *
 * @throws WaybillError `not-yaml` with line and column
 */
export function fromYaml(text: string, place: Place): unknown {
  try {
    const value = load(text, { schema: FAILSAFE_SCHEMA, maxDepth: limits.documentDepth, maxAliases: limits.yamlAliases });
    return typed(boundedAliases(value, text), '');
  } catch (cause) {
    if (cause instanceof WaybillError) throw new WaybillError(cause.code, cause.message, { place, cause });
    const mark = cause instanceof YAMLException ? cause.mark : undefined;
    const at = mark ? { line: mark.line + 1, column: mark.column + 1 } : {};
    const reason = cause instanceof YAMLException ? cause.reason : 'it cannot be parsed';
    throw new WaybillError('not-yaml', `this is not YAML: ${reason}`, { place: { ...place, ...at }, cause });
  }
}

const truths: ReadonlySet<string> = new Set(['filesAnalyzed', 'isLive', 'isValid', 'isWayBackLink']);
const numbers: ReadonlySet<string> = new Set(['order', 'offset', 'lineNumber']);

/** Gives the fields of SPDX that are no text their types; the depth of the recursion is bounded by that of the document. */
export function typed(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => typed(item, ''));
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, typed(child, name)])) as JsonObject;
  if (truths.has(key) && (value === 'true' || value === 'false')) return value === 'true';
  return numbers.has(key) && typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}
