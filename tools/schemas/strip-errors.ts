/** What ajv writes into its code to tell errors, and what stands there for counting them only. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/function (validate\d+)\(data, \{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}\)/g, 'function $1(data)'],
  [/((?:validate\d+|\w+\.validate)\([^{}()]*?), ?\{instancePath[:,][^{}]*\}\)/g, '$1)'],
  [/const err\d+ = \{[^;]*\};if\(vErrors === null\)\{vErrors = \[err\d+\];\}else \{vErrors\.push\(err\d+\);\}/g, ''],
  [/vErrors = vErrors === null \? [\w.]+ : vErrors\.concat\([\w.]+\);errors = vErrors\.length;/g, 'errors++;'],
  [/if\(vErrors !== null\)\{if\(\w+\)\{vErrors\.length = \w+;\}else \{vErrors = null;\}\}/g, ''],
  [/validate\d+\.errors = \[\{[^;]*\}\];/g, ''],
  [/validate\d+\.errors = vErrors;/g, ''],
  [/let vErrors = null;/g, ''],
];

/**
 * Takes out of a compiled schema all that tells errors: the verdict is all that is asked of it, and paths and messages that nobody reads are made
 * for every form that a valid value does not have. The code is a third of its size then, and twice as fast.
 *
 * @throws where something of it stays, because ajv writes its code in another form than before
 */
export function stripErrors(code: string): string {
  const stripped = replacements.reduce((text, [pattern, replacement]) => text.replaceAll(pattern, replacement), code);
  const left = /instancePath|vErrors|\berr\d+\b|\.errors\b/.exec(stripped);
  if (left) throw new Error(`errors stay in the compiled schema: ${stripped.slice(Math.max(0, left.index - 60), left.index + 100)}`);
  return stripped;
}
