import { z } from 'zod';
import { action, words } from '../license-policy/license-rule-schema.ts';
import { compileCondition, conditionSubjects } from './compile-condition.ts';
import type { ComponentRule } from './component-policy.ts';
import { type Condition, type Operator, operators } from './condition.ts';
import type { KnownLicenses } from './subjects/license.ts';

const word = z.string().trim().min(1).max(4096);
const truth = z.enum(['true', 'false']);

/** The fields of a rule that are conditions; each with the subject that it stands for. */
const fields = {
  component: words,
  supplier: words,
  version: word,
  age: word,
  versionDistance: word,
  missing: words,
  score: word,
  severity: word,
  epss: word,
  vulnerability: words,
  cwe: words,
  hash: words,
  cpe: words,
  swid: words,
  license: words,
  licenseGroup: words,
  compromise: truth,
  endOfLife: truth,
  knownExploited: truth,
  internal: truth,
  direct: truth,
  notFrom: words,
} as const;

type Field = keyof typeof fields;

const raw = z.strictObject({ subject: word, operator: z.enum(operators), value: z.string().max(65_536).default('') });

const shape = z.strictObject({
  rule: word.optional(),
  ...(Object.fromEntries(Object.entries(fields).map(([field, schema]) => [field, schema.optional()])) as {
    [field in Field]: z.ZodOptional<(typeof fields)[field]>;
  }),
  conditions: z.array(raw).max(1000).optional(),
  match: z.enum(['all', 'any']).default('all'),
  asset: words.optional(),
  tag: words.optional(),
  exposure: words.optional(),
  distribution: words.optional(),
  action,
  reason: z.string().trim().max(65_536).optional(),
  obligations: words.default([]),
});

/** A condition as it is written, with what it stands for. */
interface Written {
  readonly field: string;
  readonly subject: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

const noLicenses: KnownLicenses = { licenses: new Map(), groups: new Map() };

/** One rule of the list `components`. @param internal patterns of the organisation's own components */
export function componentRuleSchema(internal: readonly string[]): z.ZodType<ComponentRule> {
  const subjects = conditionSubjects({ known: noLicenses, internal });
  return shape.transform((entry, context): ComponentRule => {
    const written = [
      ...Object.keys(fields).flatMap((field) => writtenField(field as Field, entry[field as Field])),
      ...rawConditions(entry.conditions),
    ];
    const conditions = written.map((one) => {
      const compiled = one.values.map((value) => compileCondition(subjects, one.subject, one.operator, value));
      const misfit = compiled.find((condition) => 'message' in condition);
      if (misfit && 'message' in misfit) context.addIssue({ code: 'custom', path: [one.field], message: misfit.message });
      return alternatives(
        compiled.filter((condition): condition is Condition => !('message' in condition)),
        one,
      );
    });
    if (conditions.length === 0) context.addIssue({ code: 'custom', path: ['action'], message: 'the rule has no condition' });
    const { asset, tag, exposure, distribution, reason } = entry;
    return {
      name:
        entry.rule ?? `${entry.action} ${written.map(({ field, values }) => `${field} ${values.slice(0, 3).join(', ')}`).join(' and ')}`,
      operator: entry.match === 'all' ? 'ALL' : 'ANY',
      conditions,
      when: { ...(asset && { asset }), ...(tag && { tag }), ...(exposure && { exposure }), ...(distribution && { distribution }) },
      action: entry.action,
      ...(reason === undefined ? {} : { reason }),
      obligations: entry.obligations,
    };
  });
}

/** Several values of one field are alternatives. */
function alternatives(conditions: readonly Condition[], { subject, operator, values }: Written): Condition {
  if (conditions.length === 1) return conditions[0]!;
  return {
    subject,
    operator,
    value: values.join(', '),
    test(facts, surroundings) {
      const held = conditions.map(({ test }) => test(facts, surroundings));
      return held.find((one) => one.held === true) ?? held.find((one) => one.held === undefined) ?? held[0] ?? { held: false, because: '' };
    },
  };
}

function rawConditions(conditions: z.infer<typeof shape>['conditions']): Written[] {
  return (conditions ?? []).map(({ subject, operator, value }) => ({ field: 'conditions', subject, operator, values: [value] }));
}

const comparison = /^(>=|<=|==|=|>|<|!=)\s*/;

const comparisons: Readonly<Record<string, Operator>> = {
  '>': 'NUMERIC_GREATER_THAN',
  '>=': 'NUMERIC_GREATER_THAN_OR_EQUAL',
  '<': 'NUMERIC_LESS_THAN',
  '<=': 'NUMERIC_LESSER_THAN_OR_EQUAL',
  '=': 'NUMERIC_EQUAL',
  '==': 'NUMERIC_EQUAL',
  '!=': 'NUMERIC_NOT_EQUAL',
};

/** `> 2 years` compares; without a sign it is at least so much. */
function compared(field: Field, subject: string, text: string, otherwise: Operator): Written[] {
  const sign = comparison.exec(text);
  const operator = sign ? comparisons[sign[1]!]! : otherwise;
  return [{ field, subject, operator, values: [sign ? text.slice(sign[0].length).trim() : text] }];
}

function writtenField(field: Field, value: string | readonly string[] | undefined): Written[] {
  if (value === undefined) return [];
  const values = typeof value === 'string' ? [value] : value;
  const text = values[0] ?? '';
  const plain = (subject: string, operator: Operator): Written[] => [{ field, subject, operator, values }];
  switch (field) {
    case 'component':
      return plain('COMPONENT', 'MATCHES');
    case 'supplier':
      return plain('SUPPLIER', 'MATCHES');
    case 'version':
      return /^vers:/i.test(text) ? plain('VERSION', 'IS') : compared(field, 'VERSION', text, 'NUMERIC_EQUAL');
    case 'age':
      return compared(field, 'AGE', text, 'NUMERIC_GREATER_THAN_OR_EQUAL');
    case 'versionDistance':
      return compared(field, 'VERSION_DISTANCE', text, 'NUMERIC_GREATER_THAN_OR_EQUAL');
    case 'missing':
      return plain('MISSING', 'IS');
    case 'score': {
      // The set of minimum elements may stand before the comparison, as a person says it: `cisa < 80`.
      const [, profile = '', rest] = /^([a-z]{2,10}\b)?\s*(.*)$/is.exec(text)!;
      const [written] = compared(field, 'SCORE', rest!, 'NUMERIC_LESS_THAN');
      return [{ ...written!, values: [`${profile} ${written!.values[0]}`.trim()] }];
    }
    case 'severity':
      return text.toLowerCase() === 'unassigned'
        ? plain('SEVERITY', 'IS')
        : compared(field, 'SEVERITY', text, 'NUMERIC_GREATER_THAN_OR_EQUAL');
    case 'epss':
      return compared(field, 'EPSS', text, 'NUMERIC_GREATER_THAN_OR_EQUAL');
    case 'vulnerability':
      return plain('VULNERABILITY_ID', 'IS');
    case 'cwe':
      return [{ field, subject: 'CWE', operator: 'CONTAINS_ANY', values: [values.join(',')] }];
    case 'hash':
      return plain('COMPONENT_HASH', 'IS');
    case 'cpe':
      return plain('CPE', 'MATCHES');
    case 'swid':
      return plain('SWID_TAGID', 'MATCHES');
    case 'license':
      return plain('LICENSE', 'IS');
    case 'licenseGroup':
      return plain('LICENSE_GROUP', 'IS');
    case 'compromise':
      return plain('COMPROMISE', 'IS');
    case 'endOfLife':
      return plain('END_OF_LIFE', 'IS');
    case 'knownExploited':
      return plain('KNOWN_EXPLOITED', 'IS');
    case 'internal':
      return plain('IS_INTERNAL', 'IS');
    case 'direct':
      return plain('DIRECT', 'IS');
    case 'notFrom':
      return [{ field, subject: 'ORIGIN', operator: 'NO_MATCH', values: [values.join(' ')] }];
  }
}
