import { z } from 'zod';
import { type Action, findExceptionId, isCompound, normalizeExpression, parseExpression, printTerm } from '../../licenses/index.ts';
import { idSelector } from './id-selector.ts';
import { type LicenseCategory, licenseCategories } from './license-category.ts';
import type { LicenseRule, LicenseSelector } from './license-policy.ts';
import { nameKey } from './name-key.ts';

const word = z.string().trim().min(1).max(4096);

/** One value, or a list of them. */
export const words = z.union([word.transform((one) => [one]), z.array(word).max(10_000)]);

export const action = z.enum(['allow', 'review', 'deny']);

/** Other words for categories. */
const categoryWords: Readonly<Record<string, readonly LicenseCategory[]>> = {
  weak: ['weakCopyleft'],
  strong: ['strongCopyleft'],
  network: ['networkCopyleft'],
  copyleft: ['weakCopyleft', 'strongCopyleft', 'networkCopyleft'],
};

const categoryNames = [...licenseCategories, ...Object.keys(categoryWords)].join(', ');

/** One rule of the list `licenses`. */
export const licenseRuleSchema = z
  .strictObject({
    rule: word.optional(),
    id: words.optional(),
    family: words.optional(),
    category: words.pipe(z.array(word.refine((name) => categoriesOf(name).length > 0, `it is one of ${categoryNames}`))).optional(),
    expression: words.pipe(z.array(word.refine((text) => parseExpression(text).ok, 'this is no licence expression'))).optional(),
    exception: words.pipe(z.array(word.refine((id) => /^[\w.:-]+$/.test(id), 'this is no exception id'))).optional(),
    name: words.optional(),
    component: words.optional(),
    asset: words.optional(),
    tag: words.optional(),
    exposure: words.optional(),
    distribution: words.optional(),
    action,
    reason: z.string().trim().max(65_536).optional(),
    obligations: words.default([]),
  })
  .transform(({ rule, action: act, reason, obligations, component, asset, tag, exposure, distribution, ...speaks }) => {
    const selectors = selectorsOf(speaks);
    return {
      name: rule ?? titleOf(act, { ...speaks, component, asset, tag, exposure, distribution }),
      selectors: selectors.length > 0 ? selectors : [{ kind: 'any' as const }],
      when: {
        ...(component && { component }),
        ...(asset && { asset }),
        ...(tag && { tag }),
        ...(exposure && { exposure }),
        ...(distribution && { distribution }),
      },
      action: act as Action,
      ...(reason === undefined ? {} : { reason }),
      obligations,
    } satisfies LicenseRule;
  });

interface Speaks {
  readonly id?: readonly string[] | undefined;
  readonly family?: readonly string[] | undefined;
  readonly category?: readonly string[] | undefined;
  readonly expression?: readonly string[] | undefined;
  readonly exception?: readonly string[] | undefined;
  readonly name?: readonly string[] | undefined;
}

/** Several things that one rule speaks of are alternatives. */
function selectorsOf({ id = [], family = [], category = [], expression = [], exception = [], name = [] }: Speaks): LicenseSelector[] {
  return [
    ...id.map(idSelector),
    ...family.map((one): LicenseSelector => ({ kind: 'family', family: one.toLowerCase() })),
    ...category.flatMap(categoriesOf).map((one): LicenseSelector => ({ kind: 'category', category: one })),
    ...expression.map(expressionSelector),
    ...exception.map((one): LicenseSelector => ({ kind: 'exception', exception: (findExceptionId(one) ?? one).toLowerCase() })),
    ...name.map((one): LicenseSelector => ({ kind: 'name', name: nameKey(one) })),
  ];
}

function expressionSelector(text: string): LicenseSelector {
  const parsed = parseExpression(text);
  if (!parsed.ok) return { kind: 'name', name: nameKey(text) };
  const expression = normalizeExpression(parsed.expression);
  if (isCompound(expression)) return { kind: 'expression', expression };
  return idSelector(printTerm(expression));
}

/** `weak-copyleft`, `weakCopyleft`, `weak copyleft` and `weak` are one. */
function categoriesOf(name: string): readonly LicenseCategory[] {
  const key = name.toLowerCase().replace(/[\s_-]/g, '');
  const found = licenseCategories.filter((one) => one.toLowerCase() === key);
  return found.length > 0 ? found : Object.hasOwn(categoryWords, key) ? categoryWords[key]! : [];
}

function titleOf(act: string, fields: Readonly<Record<string, readonly string[] | undefined>>): string {
  const told = Object.entries(fields).flatMap(([field, values]) =>
    values === undefined ? [] : [`${field} ${values.slice(0, 3).join(', ')}${values.length > 3 ? ', ...' : ''}`],
  );
  return told.length === 0 ? `${act} all` : `${act} ${told.join(' and ')}`;
}
