import { compilePattern } from '../../../platform/pattern/index.ts';
import { isObject } from '../../fields.ts';
import { parsePath, pointerOf, type Selected, selectItems } from '../../select/index.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { shown } from '../rules/identity.ts';
import type { UtilityAction } from './rules-schema.ts';

/**
 * An action of sbom-utility's custom validation. Every function of an action is judged and every fault told, whatever another function says:
 * a later one that passes takes nothing back.
 *
 * @see https://github.com/CycloneDX/sbom-utility/blob/main/docs/custom-examples.md
 */
export function utilityRule({ id, description, selector, functions, properties = [] }: UtilityAction): Rule {
  const path = parsePath(selector.path ?? '');
  const { key = '', value = '' } = selector.primaryKey ?? {};
  const wanted = properties.map((property) => ({
    key: property.key,
    pattern: property.value ? compilePattern(property.value) : undefined,
  }));
  return {
    id: `custom/${id}`,
    severity: 'error',
    demands: description ?? id,
    formats: ['cyclonedx', 'spdx', 'spdx3'],
    start: (context) => ({
      end: () => {
        const where = selector.path || 'the document';
        const elements = selectItems(context.document, path).filter((one) => key === '' || value === '' || fieldOf(one, key) === value);
        if (functions.includes('isUnique')) judgeUnique(context, elements, key, value, where);
        if (functions.includes('hasProperties')) judgeProperties(context, elements, wanted, where);
      },
    }),
  };
}

function judgeUnique({ report }: RuleContext, elements: readonly Selected[], key: string, value: string, where: string): void {
  if (elements.length === 0)
    report(`isUnique: ${where} has no element${value === '' ? '' : ` whose ${key} is ${shown(value)}`}`, { pointer: '' });
  const seen = new Set<string>();
  for (const element of elements) {
    const one = key === '' ? element.value : fieldOf(element, key);
    if (one === undefined) continue;
    const identity = JSON.stringify(one);
    if (seen.has(identity))
      report(`isUnique: ${key || 'the element'} ${shown(one)} stands in ${where} more than once`, { pointer: pointerOf(element) });
    seen.add(identity);
  }
}

function judgeProperties(
  { report }: RuleContext,
  elements: readonly Selected[],
  wanted: readonly { readonly key: string; readonly pattern: { readonly source: string; test(text: string): boolean } | undefined }[],
  where: string,
): void {
  if (elements.length === 0) report(`hasProperties: ${where} is not there`, { pointer: '' });
  for (const element of elements) {
    for (const { key, pattern } of wanted) {
      const found = fieldOf(element, key);
      if (found === undefined) report(`hasProperties: ${key} is missing`, { pointer: pointerOf(element), cause: key });
      else if (pattern && !(typeof found === 'string' ? pattern.test(found) : pattern.test(JSON.stringify(found))))
        report(`hasProperties: ${key} ${shown(found)} does not match ${pattern.source}`, { pointer: pointerOf(element) });
    }
  }
}

function fieldOf({ value }: Selected, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
