import { WaybillError } from '../../domain/errors.ts';
import { compilePattern, type Pattern } from '../../platform/pattern/index.ts';

/** One condition of `--where`. */
export interface Condition {
  readonly key: string;
  readonly negated: boolean;
  readonly pattern: Pattern;
}

/**
 * Reads `key=pattern`, or several joined by commas, as sbom-utility's `--where`. `key!=pattern` is its contrary. A comma parts two conditions only
 * where a key and `=` follow; `\,` never does, so that values may hold commas.
 *
 * @throws WaybillError `usage`
 */
export function parseWhere(texts: readonly string[]): Condition[] {
  return texts.flatMap(splitConditions).map((text) => {
    const match = /^\s*([^=!]+?)\s*(!?)=(.*)$/s.exec(text);
    if (!match) throw new WaybillError('usage', `“${text.slice(0, 200)}” is no condition; write key=pattern.`);
    const [, key, not, source] = match;
    return { key: key!, negated: not === '!', pattern: compilePattern(source!.replaceAll('\\,', ',')) };
  });
}

/** Whether the values that a key has satisfy a condition. A key without a value matches nothing, so that only `!=` holds for it. */
export function holds({ negated, pattern }: Condition, values: readonly unknown[]): boolean {
  return values.some((value) => pattern.test(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))) !== negated;
}

function splitConditions(text: string): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\' && at + 1 < text.length) parts[parts.length - 1] += text[at]! + text[++at]!;
    else if (text[at] === ',' && /^,\s{0,8}[A-Za-z@$*][\w.@$*-]{0,200}!?=/.test(text.slice(at, at + 220))) parts.push('');
    else parts[parts.length - 1] += text[at]!;
  }
  return parts;
}
